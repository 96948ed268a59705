#include "query/resolve_json.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>

#include "facets/citation.h"
#include "facets/resolution.h"
#include "query/hit_json.h"

namespace vankho::query {
namespace {

using Json = nlohmann::ordered_json;

std::string today() {
  char text[16];
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d", &local)};
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

double rounded(double confidence) { return std::round(confidence * 100) / 100; }

Json candidate_list(const facets::Resolved& resolved) {
  Json list = Json::array();
  for (const facets::Candidate& one : resolved.candidates)
    list.push_back(
        {{"key", one.key}, {"label", one.label}, {"confidence", rounded(one.confidence)}});
  return list;
}

Json document_object(const facets::QueryCitation& found, const facets::Resolved& resolved) {
  return {{"text", resolved.text},
          {"begin", found.span.begin},
          {"end", found.span.end},
          {"key", or_null(found.citation.key)},
          {"label", or_null(found.citation.label)},
          {"confidence", rounded(found.citation.confidence)},
          {"candidates", candidate_list(resolved)}};
}

}  // namespace

std::string resolve_json(std::string_view text, std::string_view day) {
  const std::string by_day = day.empty() ? today() : std::string(day);
  // Both walk the same citations in the same order.
  const auto found = facets::find_query_citations(text, by_day);
  const auto resolved = facets::resolve(text, by_day);
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(found.size(), resolved.size()); ++i)
    list.push_back(document_object(found[i], resolved[i]));
  return dump({{"text", text}, {"documents", list}});
}

}  // namespace vankho::query
