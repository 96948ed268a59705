// query/hit_json.h: a hit as a JSON object: what response_json and export share.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "query/response.h"

namespace vankho::query {

// One member of a hit. `value` draws it, null when it is not known.
struct HitField {
  std::string_view name;
  nlohmann::ordered_json (*value)(const Hit&);
};

const std::vector<HitField>& hit_field_table();
const HitField* find_hit_field(std::string_view name);

nlohmann::ordered_json hit_object(const Hit& hit, const std::vector<std::string>& fields);

// One line, valid UTF-8.
std::string dump(const nlohmann::ordered_json& json);

}  // namespace vankho::query
