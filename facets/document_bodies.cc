#include "facets/document_bodies.h"

#include <algorithm>
#include <unordered_map>

#include "facets/document_data.h"
#include "facets/table.h"
#include "text/fold.h"

namespace vankho::facets {
namespace {

std::vector<BodyKind> read_kinds() {
  const Table table(data::document_bodies_tsv);
  const std::size_t slug = table.column("slug"), level = table.column("level"),
                    name = table.column("name"), words = table.column("words"),
                    named = table.column("named");
  std::vector<BodyKind> kinds;
  for (const Table::Row& row : table.rows()) {
    kinds.push_back(
        {row[slug], level_of(row[level]), row[name], split(row[words]), row[named] == "yes"});
  }
  return kinds;
}

std::unordered_map<std::string, std::string_view> read_district_names() {
  const Table table(data::districts_tsv);
  const std::size_t name = table.column("name");
  std::unordered_map<std::string, std::string_view> names;
  for (const Table::Row& row : table.rows()) names.try_emplace(slug_of(row[name]), row[name]);
  return names;
}

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// "dong-van" → "Dong Van"
std::string bare_name(std::string_view slug) {
  std::string name(slug);
  bool start = true;
  for (char& c : name) {
    if (c == '-') c = ' ';
    if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    start = c == ' ';
  }
  return name;
}

const std::unordered_map<std::string, std::string_view>& district_names() {
  static const auto names = read_district_names();
  return names;
}

std::string proper_name(std::string_view slug) {
  const auto known = district_names().find(std::string(slug));
  return known != district_names().end() ? std::string(known->second) : bare_name(slug);
}

// The kind that a slug begins with, the longest one.
const BodyKind* kind_of_slug(std::string_view slug) {
  const BodyKind* best = nullptr;
  for (const BodyKind& kind : body_kinds()) {
    const bool begins = slug == kind.slug || (slug.starts_with(kind.slug) &&
                                              slug.substr(kind.slug.size()).starts_with('-'));
    if (begins && (best == nullptr || best->slug.size() < kind.slug.size())) best = &kind;
  }
  return best;
}

}  // namespace

const std::vector<BodyKind>& body_kinds() {
  static const std::vector<BodyKind> kinds = read_kinds();
  return kinds;
}

const BodyKind* find_body_kind(std::string_view slug) {
  const auto found = std::ranges::find(body_kinds(), slug, &BodyKind::slug);
  return found == body_kinds().end() ? nullptr : &*found;
}

std::string unit_name(std::string_view slug) {
  const BodyKind* kind = kind_of_slug(slug);
  if (kind == nullptr) return proper_name(slug);
  if (slug == kind->slug) return std::string(kind->name);
  return std::string(kind->name) + " " + proper_name(slug.substr(kind->slug.size() + 1));
}

bool is_district(std::string_view slug) { return district_names().contains(std::string(slug)); }

std::string slug_of(std::string_view name) {
  std::string slug;
  for (const char c : text::fold(name)) {
    if (is_plain(c)) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

}  // namespace vankho::facets
