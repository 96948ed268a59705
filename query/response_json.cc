#include "query/response_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "facets/resolution.h"
#include "query/hit_json.h"
#include "query/json_object.h"

namespace vankho::query {
namespace {

using Json = nlohmann::ordered_json;

Json known(const std::string& text) { return text.empty() ? Json() : Json(text); }

template <typename T>
Json known(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

const char* relation(bool exact) { return exact ? "eq" : "gte"; }

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

const char* status_name(FacetValue::Status status) {
  switch (status) {
    case FacetValue::Status::available:
      return "available";
    case FacetValue::Status::selected:
      return "selected";
    case FacetValue::Status::unavailable:
      return "unavailable";
  }
  return "available";
}

Json facet_values(const std::vector<FacetValue>& values);

// At most three levels deep: term, plenum, document.
Json facet_value(const FacetValue& value) {
  JsonObject object(6 + value.above.size());
  object.add("id", value.id)
      .add("label", value.label)
      .add("count", value.count)
      .add("status", status_name(value.status));
  for (const auto& [facet, id] : value.above) object.add(facet_name(facet), id);
  if (!value.children.empty()) object.add("children", facet_values(value.children));
  if (!value.former.empty()) object.add("former", facet_values(value.former));
  return object.take();
}

Json facet_values(const std::vector<FacetValue>& values) {
  Json list = Json::array();
  for (const FacetValue& value : values) list.push_back(facet_value(value));
  return list;
}

Json facet_object(const FacetCounts& counts) {
  return JsonObject(3)
      .add("relation", relation(counts.exact))
      .add("missing", counts.missing)
      .add("values", facet_values(counts.values))
      .take();
}

Json ambiguity_object(const Ambiguity& ambiguity) {
  Json object = {{"text", ambiguity.text}, {"candidates", Json::array()}};
  for (const Candidate& candidate : ambiguity.candidates)
    object["candidates"].push_back({{"key", candidate.key},
                                    {"label", candidate.label},
                                    {"confidence", rounded(candidate.confidence, 100)}});
  return object;
}

Json query_object(const Response& response, const Request& request) {
  Json object = {{"q", request.q},
                 {"read_as", known(response.read_as)},
                 {"warnings", response.warnings},
                 {"did_you_mean", known(response.did_you_mean)},
                 {"notes", response.notes},
                 {"ambiguous", Json::array()}};
  for (const Ambiguity& ambiguity : response.ambiguous)
    object["ambiguous"].push_back(ambiguity_object(ambiguity));
  return object;
}

// The same request from `cursor` on; null at the end.
Json next_address(std::string_view path, Request request, const std::string& cursor) {
  if (cursor.empty()) return {};
  request.after = cursor;
  request.page = 1;
  return std::string(path) + '?' + to_query_string(request);
}

void put_totals(const Response& response, Json& object) {
  object["total"] = {{"value", response.total}, {"relation", relation(response.total_exact)}};
  object["out_of"] = response.out_of;
  object["took_ms"] = rounded(response.took_ms, 100);
  object["generation"] = response.generation;
}

void put_result(const Response& response, const Request& request, Json& object) {
  object["query"] = query_object(response, request);
  JsonObject facets(response.facets.size());
  for (const FacetCounts& counts : response.facets)
    facets.add(facet_name(counts.facet), facet_object(counts));
  object["facets"] = facets.take();
  Json hits = Json::array();
  for (const Hit& hit : response.hits) hits.push_back(hit_object(hit, request.fields));
  object["hits"] = std::move(hits);
  if (const auto& explanation = response.explanation)
    object["explain"] = {{"tree", explanation->tree},
                         {"reading", explanation->reading},
                         {"plan", explanation->plan}};
}

Json trend_point(const TrendPoint& point, bool split, double per) {
  Json object = {{"period", point.period}};
  if (split) object["split"] = known(point.split);
  object["count"] = point.count;
  object["of"] = point.of;
  const double share =
      point.of ? static_cast<double>(point.count) / static_cast<double>(point.of) : 0;
  object["rate"] = rounded(share * per, 1000);
  return object;
}

// What the table of known documents says of `key`; a key that it does not hold
// has its label and no more.
Json document_object(std::string_view key) {
  Json object = {{"key", key}, {"label", facets::label_of(key)}};
  const facets::Document* document = facets::find_document(key);
  if (!document) return object;
  object["type"] = known(document->type);
  object["number"] = known(document->number);
  object["symbol"] = known(document->symbol);
  object["title"] = known(document->title);
  object["issuer"] = known(document->issuer);
  object["date"] = known(document->date);
  object["term"] = known(document->term);
  object["plenum"] = known(document->plenum);
  object["predecessor"] = known(document->predecessor);
  object["successor"] = known(document->successor);
  object["confidence"] = known(document->confidence);
  object["reference"] = known(document->source);
  return object;
}

}  // namespace

std::string response_json(const Response& response, const Request& request, std::string_view path) {
  Json object = Json::object();
  put_totals(response, object);
  object["next"] = next_address(path, request, response.next);
  put_result(response, request, object);
  return dump(object);
}

std::string batch_line(std::string_view id, const Response& response, const Request& request) {
  Json object = {{"id", id}};
  put_totals(response, object);
  object["next"] = next_address("/api/v1/search", request, response.next);
  put_result(response, request, object);
  return dump(object);
}

std::string batch_error_line(std::string_view id, std::size_t line,
                             const std::vector<BadParam>& bad) {
  Json object = {{"id", id.empty() ? Json() : Json(id)}, {"line", line}, {"errors", Json::array()}};
  for (const BadParam& complaint : bad)
    object["errors"].push_back({{"name", complaint.name}, {"reason", complaint.reason}});
  return dump(object);
}

std::string facet_json(const FacetCounts& counts) {
  Json object = {{"facet", facet_name(counts.facet)}};
  object.update(facet_object(counts));
  return dump(object);
}

std::string trends_json(const Trends& trends, Period by, std::optional<Facet> split, double per) {
  Json object = {{"by", by == Period::year ? "year" : "month"},
                 {"split", split ? Json(facet_name(*split)) : Json()},
                 {"per", per},
                 {"total", trends.total},
                 {"undated", trends.undated},
                 {"points", Json::array()}};
  for (const TrendPoint& point : trends.points)
    object["points"].push_back(trend_point(point, split.has_value(), per));
  return dump(object);
}

std::string concordance_json(const Concordance& concordance, const Request& request,
                             std::size_t width_chars, std::string_view path) {
  Json next = next_address(path, request, concordance.next);
  if (!next.is_null()) next = next.get<std::string>() + "&width=" + std::to_string(width_chars);
  Json object = {{"total", concordance.total}, {"next", next}, {"lines", Json::array()}};
  for (const Concord& line : concordance.lines)
    object["lines"].push_back({{"id", line.id},
                               {"title", known(line.title)},
                               {"published", known(line.published)},
                               {"left", line.left},
                               {"keyword", line.keyword},
                               {"right", line.right},
                               {"offset", line.offset}});
  return dump(object);
}

std::string suggestions_json(const std::vector<Suggestion>& suggestions) {
  Json object = {{"suggestions", Json::array()}};
  for (const Suggestion& one : suggestions)
    object["suggestions"].push_back(
        {{"kind", one.kind}, {"text", one.text}, {"id", known(one.id)}, {"count", one.count}});
  return dump(object);
}

std::string resolution_json(std::string_view key, const ResolutionSummary& summary) {
  Json object = document_object(key);
  object["total"] = summary.total;
  object["years"] = Json::array();
  for (const TrendPoint& point : summary.years)
    object["years"].push_back({{"year", point.period}, {"count", point.count}, {"of", point.of}});
  object["grid"] = Json::array();
  for (const TrendPoint& point : summary.grid)
    object["grid"].push_back(
        {{"year", point.period}, {"province", known(point.split)}, {"count", point.count}});
  return dump(object);
}

}  // namespace vankho::query
