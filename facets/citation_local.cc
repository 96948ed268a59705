#include "facets/citation_local.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "facets/citation_choice.h"
#include "facets/citation_issuer.h"

namespace vankho::facets {
namespace {

constexpr std::string_view kUnknown = "x";
constexpr double kNamed = 0.95, kInferred = 0.85, kBodyUnknown = 0.6;

std::string number_text(const Reference& reference) {
  return std::to_string(reference.number) + reference.letter;
}

void append(std::string& key, std::string_view part) {
  if (!part.empty()) key.append("-").append(part);
}

// "nam-dinh", "nam-dinh-khoi", "x-khoi", "x"
std::string body_slug(const Body& body) {
  std::string slug = body.province.empty() ? std::string(kUnknown) : body.province;
  append(slug, body.unit);
  return slug;
}

// Bodies of the whole country stand by themselves: "quan-doi".
std::string congress_body(const Body& body) {
  return body.level == Level::central && body.province.empty() ? body.unit : body_slug(body);
}

// The symbol's end, or the usual one of the committee named in words.
std::string suffix_key(const Reference& reference) {
  if (!reference.suffix.empty()) return key_of_symbol(reference.suffix);
  const Issuer* issuer = reference.details.issuer;
  if (issuer == nullptr || issuer->symbols.empty()) return "tu";
  return key_of_symbol(issuer->symbols.front());
}

bool is_local(Level level) {
  return level == Level::province || level == Level::district || level == Level::grassroots;
}

bool has_place(const Meaning& meaning) {
  const Reference& reference = meaning.reference;
  const Issuer* issuer = reference.signer != nullptr ? reference.signer : reference.details.issuer;
  return is_local(meaning.level) || (issuer != nullptr && is_local_authority(*issuer));
}

// A province that all the named bodies agree on.
std::string_view only_named_province(const Article& article) {
  std::string_view found;
  for (const Meaning& meaning : article.meanings) {
    const std::string& named = meaning.reference.details.body.province;
    if (named.empty()) continue;
    if (!found.empty() && found != named) return {};
    found = named;
  }
  return found;
}

// The committee of an unnamed city: of the province where that is a city, else of
// its provincial town.
void settle_city(std::string_view province, Meaning& meaning) {
  Body& body = meaning.reference.details.body;
  if (body.unit != "thanh-pho") return;
  if (province.empty() || is_central_city(province)) {
    body.unit.clear();
    body.level = Level::province;
  } else {
    body.level = Level::district;
  }
  if (meaning.level != Level::state) meaning.level = body.level;
}

int year_of_local(const Reference& reference) {
  return reference.details.year != 0 ? reference.details.year : 0;
}

void settle_local_congress(Meaning& meaning) {
  const Reference& reference = meaning.reference;
  const Body& body = reference.details.body;
  meaning.key = "nq-dhdb-" + congress_body(body);
  append(meaning.key,
         std::to_string(reference.ordinal != 0 ? reference.ordinal : reference.details.period));
  meaning.issuer = "dai-hoi-dang-bo";
  meaning.year = reference.details.period;
}

std::string_view issuer_id(const Reference& reference) {
  if (reference.details.issuer != nullptr) return reference.details.issuer->id;
  return reference.signer != nullptr ? reference.signer->id : "tinh-uy";
}

void settle_local_number(Meaning& meaning) {
  const Reference& reference = meaning.reference;
  meaning.key = std::string(reference.type->prefix) + "-" + number_text(reference) + "-" +
                suffix_key(reference) + "-" + body_slug(reference.details.body);
  meaning.year = year_of_local(reference);
  meaning.date = reference.details.date;
  if (meaning.year != 0) {
    append(meaning.key, std::to_string(meaning.year));
  } else if (reference.term != 0) {
    append(meaning.key, std::to_string(reference.term));
  }
  meaning.issuer = issuer_id(reference);
}

// What must be equal for two local references to be one document.
using Identity = std::tuple<std::string, int, std::string, std::string, std::string>;

Identity identity_of(const Meaning& meaning) {
  const Reference& reference = meaning.reference;
  const bool congress = reference.form == Reference::Form::congress;
  return {std::string(reference.type->prefix), reference.number, reference.letter,
          congress ? "dhdb" : suffix_key(reference), body_slug(reference.details.body)};
}

// Ordinals or years of different congresses, years or terms of different papers.
bool contradicts(const Meaning& one, const Meaning& other) {
  const auto differ = [](int a, int b) { return a != 0 && b != 0 && a != b; };
  const Reference &a = one.reference, &b = other.reference;
  return differ(a.ordinal, b.ordinal) || differ(one.year, other.year) || differ(a.term, b.term);
}

// How much of a reference's identity is known.
int weight(const Meaning& meaning) {
  const Reference& reference = meaning.reference;
  return 2 * (reference.ordinal != 0) + 2 * (meaning.year != 0) + (reference.term != 0);
}

void adopt(const Meaning& source, Meaning& meaning) {
  meaning.key = source.key;
  meaning.year = source.year;
  meaning.date = source.date;
  meaning.reference.ordinal = source.reference.ordinal;
  meaning.reference.term = source.reference.term;
}

void merge_group(std::vector<Meaning*>& group) {
  for (Meaning* meaning : group) {
    Meaning* best = meaning;
    for (Meaning* other : group) {
      if (weight(*other) > weight(*best) && !contradicts(*meaning, *other)) best = other;
    }
    if (best != meaning) adopt(*best, *meaning);
  }
}

}  // namespace

void complete_bodies(Article& article) {
  const std::string_view named = only_named_province(article);
  const std::string province(article.province.empty() ? named : article.province);
  for (Meaning& meaning : article.meanings) {
    if (meaning.reference.type == nullptr || !has_place(meaning)) continue;
    settle_city(province, meaning);
    Body& body = meaning.reference.details.body;
    if (body.province.empty() && body.level != Level::central) body.province = province;
  }
}

void settle_local(Article& article, Meaning& meaning) {
  const Body& body = meaning.reference.details.body;
  if (meaning.reference.form == Reference::Form::congress) {
    settle_local_congress(meaning);
  } else {
    settle_local_number(meaning);
  }
  const bool given = body.province == article.province;
  meaning.confidence = body.province.empty() ? kBodyUnknown : given ? kInferred : kNamed;
  meaning.settled = true;
}

void settle_state(Meaning& meaning) {
  const Reference& reference = meaning.reference;
  const Issuer* issuer = reference.signer != nullptr ? reference.signer : reference.details.issuer;
  if (reference.suffix.empty() && (issuer == nullptr || issuer->symbols.empty())) return;
  meaning.key = std::string(reference.type->prefix) + "-" + number_text(reference) + "-" +
                suffix_key(reference);
  if (issuer != nullptr && is_local_authority(*issuer)) {
    append(meaning.key, body_slug(reference.details.body));
  }
  meaning.year = reference.details.year;
  meaning.date = reference.details.date;
  if (meaning.year != 0) append(meaning.key, std::to_string(meaning.year));
  meaning.issuer = issuer != nullptr ? issuer->id : "bo-nganh";
  meaning.confidence = kNamed;
  meaning.settled = true;
}

void merge_local(Article& article) {
  std::map<Identity, std::vector<Meaning*>> groups;
  for (Meaning& meaning : article.meanings) {
    const bool central = meaning.level == Level::central || meaning.level == Level::other;
    if (meaning.settled && !central && meaning.reference.type != nullptr) {
      groups[identity_of(meaning)].push_back(&meaning);
    }
  }
  constexpr std::size_t kMostPerGroup = 200;  // more are a hostile text's, and stay as they are
  for (auto& [identity, group] : groups) {
    if (group.size() <= kMostPerGroup) merge_group(group);
  }
}

}  // namespace vankho::facets
