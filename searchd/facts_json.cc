#include "searchd/facts_json.h"

#include <nlohmann/json.hpp>

#include "facets/resolution.h"
#include "query/hit_json.h"

namespace vankho::searchd {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json province_object(const facets::Province& province) {
  const facets::Province* now = facets::find_province(province.now);
  return {{"id", province.id},         {"name", province.name},
          {"now", province.now},       {"now_name", now ? now->name : province.name},
          {"region", or_null(province.region)}, {"from", or_null(province.from)},
          {"to", or_null(province.to)}};
}

Json citation_object(std::string_view text, const facets::QueryCitation& found) {
  Json candidates = Json::array();
  for (const std::string& key : found.citation.candidates)
    candidates.push_back({{"key", key}, {"label", facets::label_of(key)}});
  return {{"text", text.substr(found.span.begin, found.span.end - found.span.begin)},
          {"begin", found.span.begin},
          {"end", found.span.end},
          {"key", or_null(found.citation.key)},
          {"label", or_null(found.citation.label)},
          {"confidence", found.citation.confidence},
          {"candidates", candidates}};
}

}  // namespace

std::string provinces_json(std::string_view at, const std::vector<const facets::Province*>& found) {
  Json list = Json::array();
  for (const facets::Province* province : found) list.push_back(province_object(*province));
  return query::dump({{"at", or_null(at)}, {"provinces", list}});
}

std::string resolve_json(std::string_view text, const std::vector<facets::QueryCitation>& found) {
  Json list = Json::array();
  for (const facets::QueryCitation& one : found) list.push_back(citation_object(text, one));
  return query::dump({{"text", text}, {"documents", list}});
}

}  // namespace vankho::searchd
