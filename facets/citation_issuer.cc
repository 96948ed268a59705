#include "facets/citation_issuer.h"

#include <algorithm>

#include "facets/citation_phrases.h"
#include "facets/document_bodies.h"
#include "facets/province.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kLongestName = 4;  // tokens of a province's name: "Bà Rịa - Vũng Tàu"
constexpr std::size_t kLongestUnitName = 3;  // of a district's

const Phrases<const Issuer*>& issuer_phrases() {
  static const Phrases<const Issuer*> all = [] {
    Phrases<const Issuer*> phrases;
    for (const Issuer& issuer : issuers()) {
      for (const std::string_view words : issuer.words) phrases.add(words, &issuer);
    }
    return phrases;
  }();
  return all;
}

const Phrases<const BodyKind*>& body_phrases() {
  static const Phrases<const BodyKind*> all = [] {
    Phrases<const BodyKind*> phrases;
    for (const BodyKind& kind : body_kinds()) {
      for (const std::string_view words : kind.words) phrases.add(words, &kind);
    }
    return phrases;
  }();
  return all;
}

// "của Ban Thường vụ …": the part of a committee that speaks for it.
std::size_t skip_part(const Cursor& cursor, std::size_t at) {
  static const Phrases<bool> parts = [] {
    Phrases<bool> phrases;
    for (const std::string_view words :
         {"ban thường vụ", "btv", "thường trực", "thường vụ", "ban chấp hành", "bch"}) {
      phrases.add(words, true);
    }
    return phrases;
  }();
  return at + parts.longest(cursor, at).length;
}

std::string_view written(const Cursor& cursor, std::size_t first, std::size_t last) {
  const std::size_t begin = cursor.token(first).span.begin;
  return cursor.text().substr(begin, cursor.token(last - 1).span.end - begin);
}

// How many tokens from `at` on may belong to one proper name.
std::size_t name_length(const Cursor& cursor, std::size_t at, std::size_t most) {
  std::size_t length = 0;
  while (length < most && (cursor.capital(at + length) || cursor.is_query()) &&
         cursor.has(at + length) && cursor.kind(at + length) != text::Kind::symbol &&
         cursor.gap(at + length) == Gap::tight &&
         cursor.between(at + length).find('\n') == std::string_view::npos) {
    ++length;
  }
  return length;
}

// The name of a district, town or commune: one of the tables, else two capitals.
std::string read_unit_name(const Cursor& cursor, std::size_t at, std::size_t& next) {
  constexpr std::size_t kUsual = 2;
  if (cursor.gap(at) != Gap::tight || cursor.is_query()) return {};
  const std::size_t most = name_length(cursor, at, kLongestUnitName);
  for (std::size_t length = most; length > 0; --length) {
    const std::string slug = slug_of(written(cursor, at, at + length));
    if (!is_district(slug) && length != std::min(most, kUsual)) continue;
    next = at + length;
    return slug;
  }
  return {};
}

Body body_of_kind(const BodyKind& kind) {
  Body body;
  body.level = kind.level;
  if (kind.slug != "tinh") body.unit = kind.slug;
  return body;
}

// "thành phố Huế", "thành phố Hội An": a central city is a province.
void read_city(const Cursor& cursor, CitedBody& found) {
  std::size_t next = found.next;
  const std::string province = read_province(cursor, next, next);
  if (is_central_city(province)) {
    found.body = {province, "", Level::province};
    found.next = next;
    return;
  }
  const std::string name = read_unit_name(cursor, found.next, found.next);
  if (!name.empty()) found.body = {"", "thanh-pho-" + name, Level::district};
}

void read_name(const Cursor& cursor, const BodyKind& kind, CitedBody& found) {
  if (kind.slug == "tinh") {
    found.body.province = read_province(cursor, found.next, found.next);
  } else if (kind.slug == "thanh-pho") {
    read_city(cursor, found);
  } else {
    const std::string name = read_unit_name(cursor, found.next, found.next);
    if (!name.empty()) found.body.unit += "-" + name;
  }
}

// The kind of organisation that an issuer speaks for.
const BodyKind* kind_of(const Issuer& issuer) {
  static const std::pair<std::string_view, std::string_view> kKinds[] = {{"thanh-uy", "thanh-pho"},
                                                                         {"huyen-uy", "huyen"},
                                                                         {"quan-uy", "quan"},
                                                                         {"thi-uy", "thi-xa"},
                                                                         {"dang-uy-khoi", "khoi"}};
  const auto found =
      std::ranges::find(kKinds, issuer.id, &std::pair<std::string_view, std::string_view>::first);
  if (found != std::end(kKinds)) return find_body_kind(found->second);
  return issuer.level == Level::province ? find_body_kind("tinh") : nullptr;
}

void read_body_of_issuer(const Cursor& cursor, CitedIssuer& found) {
  found.body.level = found.issuer->level;
  const BodyKind* kind = kind_of(*found.issuer);
  if (kind == nullptr) return;
  CitedBody body{body_of_kind(*kind), found.next};
  if (kind->named) read_name(cursor, *kind, body);
  found.body = body.body;
  found.next = body.next;
}

// "bộ Thông tin và Truyền thông": any but the Bộ Chính trị of the tables.
bool is_ministry(const Cursor& cursor, std::size_t at) {
  static const Word kMinistry("bộ");
  return cursor.is(at, kMinistry) && cursor.capital(at + 1) && cursor.gap(at + 1) == Gap::tight &&
         !cursor.is_query();
}

}  // namespace

bool is_central_city(std::string_view province) {
  // Constitution of 2013, article 110; Huế by resolution 175/2024/QH15.
  static constexpr std::string_view kCities[] = {"ha-noi",  "ho-chi-minh", "hai-phong",
                                                 "da-nang", "can-tho",     "hue"};
  return std::ranges::find(kCities, province) != std::end(kCities);
}

bool is_local_authority(const Issuer& issuer) { return issuer.id == "hdnd" || issuer.id == "ubnd"; }

std::string read_province(const Cursor& cursor, std::size_t at, std::size_t& next) {
  static const Phrases<bool> kinds = [] {
    Phrases<bool> phrases;
    for (const std::string_view words : {"tỉnh", "thành phố", "tp"}) phrases.add(words, true);
    return phrases;
  }();
  const std::size_t kind = kinds.longest(cursor, at).length;
  at += kind;
  // "TP. HCM": the dot of an abbreviation parts no name.
  const std::size_t dotted = kind != 0 && cursor.capital(at) && cursor.between(at).starts_with('.');
  const std::size_t most = dotted + name_length(cursor, at + dotted, kLongestName - dotted);
  for (std::size_t length = most; length > 0; --length) {
    const Province* province = resolve_province(written(cursor, at, at + length));
    if (province == nullptr) continue;
    next = at + length;
    return province->id;
  }
  return {};
}

CitedIssuer read_issuer(const Cursor& cursor, std::size_t at) {
  CitedIssuer found;
  auto phrase = issuer_phrases().longest(cursor, at);
  if (!phrase) {
    at = skip_part(cursor, at);
    phrase = issuer_phrases().longest(cursor, at);
  }
  if (!phrase && is_ministry(cursor, at)) {
    found.issuer = find_issuer("bo-nganh");
    found.next = at + 2;
    return found;
  }
  if (!phrase) return found;
  found.issuer = *phrase.value;
  found.next = at + phrase.length;
  if (is_local_authority(*found.issuer)) {
    if (const CitedBody body = read_body(cursor, found.next)) {
      found.body = body.body;
      found.next = body.next;
    }
  } else if (found.issuer->level != Level::central && found.issuer->level != Level::state) {
    read_body_of_issuer(cursor, found);
  }
  return found;
}

CitedBody read_body(const Cursor& cursor, std::size_t at) {
  const auto phrase = body_phrases().longest(cursor, at);
  CitedBody found;
  if (phrase) {
    found = {body_of_kind(**phrase.value), at + phrase.length};
    if ((*phrase.value)->named) read_name(cursor, **phrase.value, found);
    return found;
  }
  std::size_t next = 0;
  std::string province = read_province(cursor, at, next);
  if (!province.empty()) found = {{std::move(province), "", Level::province}, next};
  return found;
}

}  // namespace vankho::facets
