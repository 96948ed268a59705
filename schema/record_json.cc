#include <nlohmann/json.hpp>

#include "facets/province.h"
#include "schema/record.h"

namespace vankho::schema {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

template <typename T>
Json number_or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json mentions_json(const std::vector<facets::Mention>& mentions) {
  Json out = Json::array();
  for (const facets::Mention& mention : mentions) {
    Json one{{"text", mention.text}, {"begin", mention.span.begin}, {"end", mention.span.end}};
    if (mention.in_title) one["field"] = "title";
    if (mention.in_lead) one["field"] = "lead";
    out.push_back(std::move(one));
  }
  return out;
}

Json citation_json(const facets::Citation& c) {
  return {{"key", c.key},
          {"label", c.label},
          {"type", c.type},
          {"number", number_or_null(c.number)},
          {"symbol", text_or_null(c.symbol)},
          {"level", text_or_null(c.level)},
          {"issuer", text_or_null(c.issuer)},
          {"plenum", number_or_null(c.plenum)},
          {"ordinal", number_or_null(c.ordinal)},
          {"term", text_or_null(c.term)},
          {"year", number_or_null(c.year)},
          {"confidence", c.confidence},
          {"candidates", c.candidates},
          {"mentions", mentions_json(c.mentions)}};
}

Json province_json(const Record& record) {
  const facets::Province* province = facets::find_province(record.province);
  if (province == nullptr) return {};
  return {{"id", province->id},
          {"name", province->name},
          {"now", province->now},
          {"confidence", record.province_confidence},
          {"evidence", text_or_null(record.province_evidence)}};
}

Json removed_json(const std::vector<facets::Removed>& removed) {
  Json out = Json::array();
  for (const facets::Removed& piece : removed)
    out.push_back({{"kind", piece.kind}, {"text", piece.text}});
  return out;
}

Json range_json(const Record& record) {
  if (!record.date_range) return {};
  return Json::array({record.date_range->first, record.date_range->second});
}

void put_inferred(Json& out, const Record& record) {
  out["published"] = text_or_null(record.published);
  out["year"] = record.year == 0 ? Json() : Json(record.year);
  out["date_source"] = text_or_null(record.date_source);
  out["date_confidence"] = record.date_source.empty() ? Json() : Json(record.date_confidence);
  out["date_evidence"] = text_or_null(record.date_evidence);
  out["date_range"] = range_json(record);
  out["province"] = province_json(record);
  out["scope"] = record.scope;
  out["provinces"] = record.provinces;
  out["mentioned_provinces"] = record.mentioned_provinces;
  Json citations = Json::array();
  for (const facets::Citation& citation : record.citations)
    citations.push_back(citation_json(citation));
  out["resolutions"] = std::move(citations);
}

}  // namespace

std::string to_json(const Record& record, const std::string& path,
                    std::optional<std::uint64_t> line) {
  const Article& a = record.article;
  Json out;
  if (!path.empty()) {
    out["path"] = path;
    out["line"] = number_or_null(line);
  }
  out["id"] = a.id;
  out["url"] = text_or_null(a.url);
  out["title"] = text_or_null(a.title);
  out["lead"] = text_or_null(a.lead);
  out["body"] = a.body;
  out["author"] = text_or_null(a.author);
  out["source"] = text_or_null(a.source);
  out["section"] = text_or_null(a.section);
  out["tags"] = a.tags;
  put_inferred(out, record);
  out["removed"] = removed_json(record.removed);
  out["encoding"] = record.encoding;
  out["warnings"] = record.warnings;
  if (record.first_indexed != 0) out["first_indexed"] = record.first_indexed;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vankho::schema
