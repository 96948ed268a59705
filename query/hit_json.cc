#include "query/hit_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "query/hit_columns.h"
#include "query/json_object.h"
#include "query/param_values.h"
#include "query/response_json.h"

namespace vankho::query {
namespace {

using Json = nlohmann::ordered_json;

Json known(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json instant(std::int64_t seconds) { return seconds == 0 ? Json() : known(write_instant(seconds)); }

Json snippets(const Hit& hit) {
  Json list = Json::array();
  for (const Snippet& snippet : hit.snippets)
    list.push_back(JsonObject(3)
                       .add("field", snippet.field)
                       .add("offset", snippet.offset)
                       .add("html", snippet.html)
                       .take());
  return list;
}

Json contributions(const Hit& hit) {
  Json list = Json::array();
  for (const Contribution& one : hit.explain) {
    Json object = {{"kind", one.kind}, {"text", known(one.text)}, {"score", one.score}};
    if (one.weight != 0)
      object.update({{"fields", one.fields},
                     {"count", one.count},
                     {"df", one.df},
                     {"idf", one.idf},
                     {"weight", one.weight},
                     {"tf", one.tf}});
    list.push_back(std::move(object));
  }
  return list;
}

}  // namespace

const std::vector<HitField>& hit_field_table() {
  static const std::vector<HitField> table = {
      {"id", [](const Hit& h) { return Json(h.id); }},
      {"url", [](const Hit& h) { return known(h.url); }},
      {"title", [](const Hit& h) { return known(h.title); }},
      {"published", [](const Hit& h) { return known(h.published); }},
      {"year", [](const Hit& h) { return h.year ? Json(h.year) : Json(); }},
      {"date_source", [](const Hit& h) { return known(h.date_source); }},
      {"province", [](const Hit& h) { return known(h.province); }},
      {"province_now", [](const Hit& h) { return known(h.province_now); }},
      {"provinces", [](const Hit& h) { return Json(h.provinces); }},
      {"scope", [](const Hit& h) { return known(h.scope); }},
      {"source", [](const Hit& h) { return known(h.source); }},
      {"author", [](const Hit& h) { return known(h.author); }},
      {"resolutions", [](const Hit& h) { return Json(h.resolutions); }},
      {"score", [](const Hit& h) { return Json(h.score); }},
      {"duplicates", [](const Hit& h) { return Json(h.duplicates); }},
      {"first_indexed", [](const Hit& h) { return instant(h.first_indexed); }},
      {"title_html", [](const Hit& h) { return known(h.title_html); }},
      {"snippets", snippets},
  };
  return table;
}

const HitField* find_hit_field(std::string_view name) {
  const auto& table = hit_field_table();
  const auto found = std::ranges::find(table, name, &HitField::name);
  return found == table.end() ? nullptr : &*found;
}

Json hit_object(const Hit& hit, const std::vector<std::string>& fields) {
  JsonObject object(hit_field_table().size() + 1);
  for (const HitField& field : hit_field_table())
    if (shown(fields, field.name)) object.add(field.name, field.value(hit));
  if (!hit.explain.empty()) object.add("explain", contributions(hit));
  return object.take();
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const std::vector<std::string_view>& hit_fields() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list;
    for (const HitField& field : hit_field_table()) list.push_back(field.name);
    return list;
  }();
  return names;
}

bool is_hit_field(std::string_view name) { return find_hit_field(name) != nullptr; }

std::string hit_json(const Hit& hit, const std::vector<std::string>& fields) {
  return dump(hit_object(hit, fields));
}

}  // namespace vankho::query
