// query/json_object.h: a JSON object of a known number of members. An answer has hundreds of small ones,
// and an initializer list copies each member three times.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace vankho::query {

class JsonObject {
 public:
  using Json = nlohmann::ordered_json;

  explicit JsonObject(std::size_t most) { members_.reserve(most); }

  // `name` must be a new one: it is not looked for.
  JsonObject& add(std::string_view name, Json value) {
    members_.emplace_back(std::string(name), std::move(value));
    return *this;
  }
  Json take() { return Json(std::move(members_)); }

 private:
  Json::object_t members_;
};

}  // namespace vankho::query
