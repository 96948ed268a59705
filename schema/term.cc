#include "schema/term.h"

#include <xxhash.h>

#include <cstdio>

namespace vankho::schema {
namespace {
constexpr std::size_t kLongestPlain = 200;
}

std::string id_term(std::string_view article_id) {
  if (article_id.size() <= kLongestPlain && article_id.find('\0') == std::string_view::npos)
    return "Q" + std::string(article_id);
  const XXH128_hash_t hash = XXH3_128bits(article_id.data(), article_id.size());
  char hex[33];
  std::snprintf(hex, sizeof hex, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return std::string("H") + hex;
}

std::string citation_term(std::string_view key) { return "\x01" + std::string(key); }
std::string province_term(std::string_view id) { return "\x02" + std::string(id); }
std::string year_term(int year) { return "\x03" + std::to_string(year); }

std::uint64_t id_hash(std::string_view article_id) {
  return XXH3_64bits(article_id.data(), article_id.size());
}

}  // namespace vankho::schema
