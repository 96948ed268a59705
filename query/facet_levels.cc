#include "query/facet_levels.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "facets/document_key.h"
#include "facets/document_terms.h"
#include "facets/resolution.h"
#include "text/fold.h"

namespace vankho::query {
namespace {

struct Region {
  std::string id, name;
};

std::string slug(std::string_view name) {
  std::string id = text::fold(name);
  std::ranges::replace(id, ' ', '-');
  return id;
}

const facets::Province* today(const facets::Province& province) {
  return facets::find_province(unit_today(province));
}

const std::vector<Region>& regions() {
  static const std::vector<Region> all = [] {
    std::vector<Region> out;
    for (const facets::Province& province : facets::provinces())
      if (today(province) == &province && !province.region.empty() &&
          std::ranges::find(out, province.region, &Region::name) == out.end())
        out.push_back({slug(province.region), province.region});
    return out;
  }();
  return all;
}

const Region* find_region(std::string_view id) {
  const auto found = std::ranges::find(regions(), id, &Region::id);
  return found == regions().end() ? nullptr : &*found;
}

std::string region_of(const std::string& value) {
  const facets::Province* province = facets::find_province(value);
  if (province != nullptr) province = today(*province);
  if (province == nullptr) return {};
  const auto region = std::ranges::find(regions(), province->region, &Region::name);
  return region != regions().end() ? region->id : std::string();
}

// 0: a local document, one of the state, or a short form that may be several. The end of the key is
// looked at first, since most of what is asked about here is no key at all.
int term_of(std::string_view text) {
  const std::size_t at = text.rfind("-k");
  if (at == std::string_view::npos || at + 2 == text.size()) return 0;
  if (text.find_first_not_of("0123456789", at + 2) != std::string_view::npos) return 0;
  const facets::Key key = facets::parse_key(text);
  return key.ambiguous ? 0 : key.term;
}

using Plenums = std::unordered_map<std::string_view, const facets::Plenum*>;

// By the keys of the documents that each passed, and by its own.
const Plenums& plenums_by_document() {
  static const Plenums all = [] {
    Plenums out;
    for (const facets::Plenum& plenum : facets::plenums()) {
      out.emplace(plenum.key, &plenum);
      for (const std::string_view document : plenum.documents) out.emplace(document, &plenum);
    }
    for (const facets::Document& document : facets::documents())
      if (document.plenum)
        if (const auto* plenum = facets::find_plenum(term_of(document.key), *document.plenum))
          out.emplace(document.key, plenum);
    return out;
  }();
  return all;
}

std::string plenum_of(const std::string& key) {
  const auto found = plenums_by_document().find(key);
  if (found != plenums_by_document().end()) return std::string(found->second->key);
  return facets::parse_key(key).form == facets::Key::Form::plenum && term_of(key) != 0
             ? key
             : std::string();
}

std::string read_term(std::string folded) {
  for (const std::string_view word : {"khoa ", "dai hoi "})
    if (folded.starts_with(word)) folded.erase(0, word.size());
  int term = 0;
  const auto [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), term);
  if (error != std::errc() || end != folded.data() + folded.size()) term = facets::from_roman(folded);
  return facets::find_term(term) != nullptr ? facets::to_roman(term) : std::string();
}

std::string read_plenum(std::string_view typed) {
  if (const facets::Plenum* plenum = facets::find_plenum(typed)) return std::string(plenum->key);
  auto cited = facets::resolve(typed, {});
  if (cited.empty()) cited = facets::resolve("nghị quyết " + std::string(typed), {});
  if (cited.size() != 1 || cited[0].candidates.empty()) return {};
  const std::vector<facets::Candidate>& candidates = cited[0].candidates;
  const std::string plenum = plenum_of(candidates[0].key);
  const bool sure = std::ranges::all_of(candidates, [&](const facets::Candidate& one) {
    return plenum_of(one.key) == plenum;
  });
  return sure ? plenum : std::string();
}

}  // namespace

Facet base_of(Facet facet) {
  if (facet == Facet::region) return Facet::province;
  return facet == Facet::term || facet == Facet::plenum ? Facet::resolution : facet;
}

std::string level_of(Facet facet, const std::string& value) {
  if (facet == Facet::region) return region_of(value);
  if (facet == Facet::plenum) return plenum_of(value);
  const int term = facet == Facet::term ? term_of(value) : 0;
  return term != 0 ? facets::to_roman(term) : std::string();
}

std::string level_label(Facet facet, const std::string& id) {
  if (facet == Facet::term) return "Khóa " + id;
  if (facet == Facet::plenum) return facets::label_of(id);
  const Region* region = find_region(id);
  return region != nullptr ? region->name : id;
}

std::string read_level(Facet facet, std::string_view typed) {
  if (facet == Facet::term) return read_term(text::fold(typed));
  if (facet == Facet::plenum) return read_plenum(typed);
  const Region* region = find_region(slug(typed));
  return region != nullptr ? region->id : std::string();
}

std::vector<std::string> all_levels(Facet facet) {
  std::vector<std::string> ids;
  if (facet == Facet::region)
    for (const Region& region : regions()) ids.push_back(region.id);
  if (facet == Facet::term)
    for (const facets::Term& term : facets::terms()) ids.emplace_back(term.roman);
  if (facet == Facet::plenum)
    for (const facets::Plenum& plenum : facets::plenums()) ids.emplace_back(plenum.key);
  return ids;
}

const std::string& unit_today(const facets::Province& province) {
  return province.now.empty() ? province.id : province.now;
}

}  // namespace vankho::query
