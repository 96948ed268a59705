#include "searchd/batch_line.h"

#include <nlohmann/json.hpp>

namespace vankho::searchd {
namespace {

using Json = nlohmann::json;

bool scalar(const Json& value) { return value.is_string() || value.is_number() || value.is_boolean(); }

std::string as_text(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

void add_value(const std::string& name, const Json& value, BatchLine& line, query::Params& params) {
  if (scalar(value)) {
    params.emplace_back(name, as_text(value));
  } else if (value.is_array() && std::ranges::all_of(value, scalar)) {
    for (const Json& one : value) params.emplace_back(name, as_text(one));
  } else if (!value.is_null()) {
    line.bad.push_back({name, "must be a string, a number, true, false or a list of these"});
  }
}

}  // namespace

BatchLine read_batch_line(std::string_view text) {
  BatchLine line;
  // The parser recurses for nested values; none that we know goes deeper than a list.
  const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth < 3; };
  const Json json = Json::parse(text, shallow, false);
  if (!json.is_object()) {
    line.bad.push_back({"", "is not a JSON object"});
    return line;
  }
  query::Params params;
  for (const auto& [name, value] : json.items()) {
    if (name == "id")
      line.id = scalar(value) ? as_text(value) : std::string();
    else
      add_value(name, value, line, params);
  }
  query::Parsed parsed = query::parse_params(params, {}, false, query::kMaxBatchSize);
  line.request = std::move(parsed.request);
  line.bad.insert(line.bad.end(), parsed.bad.begin(), parsed.bad.end());
  return line;
}

}  // namespace vankho::searchd
