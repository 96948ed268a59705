// What all formats share once an article is read: its identity, and whether it
// may be stored at all.
#include <xxhash.h>

#include <cstdio>

#include "indexer/readers/reader.h"
#include "indexer/readers/registry.h"

namespace vankho::indexer {
namespace {

std::string hash_id(const schema::Article& article) {
  const std::string whole = article.title + '\n' + article.body;
  const XXH128_hash_t hash = XXH3_128bits(whole.data(), whole.size());
  char hex[33];
  std::snprintf(hex, sizeof hex, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return hex;
}

// INTERFACES: `id`, else `url`, else the name of a file that is one article,
// else a hash. Standard input has no name that would tell two pages apart.
std::string default_id(const Unit& unit, const schema::Article& article) {
  if (!article.url.empty()) return article.url;
  if (!unit.line && unit.name != "-") return unit.name;
  return hash_id(article);
}

}  // namespace

std::variant<Item, Complaint> read_unit(const Unit& unit) {
  const auto complain = [&unit](const Error& error) {
    return Complaint{unit.path, unit.line, error.line(), unit.bytes};
  };
  Result<Item> item = row_of(unit.format).read(unit);
  if (!item) return complain(item.error());
  item->path = unit.path;
  item->line = unit.line;
  if (item->article.id.empty()) item->article.id = default_id(unit, item->article);
  if (const Result<void> valid = schema::validate(item->article); !valid)
    return complain(valid.error());
  return *std::move(item);
}

}  // namespace vankho::indexer
