#include "tests/searchd/json_schema.h"

#include <algorithm>
#include <regex>

#include "searchd/assets.h"

namespace vankho::searchd {
namespace {

using Json = nlohmann::json;

bool is_type(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

bool has_type(const Json& value, const Json& types) {
  if (types.is_string()) return is_type(value, types);
  return std::ranges::any_of(types, [&](const Json& one) { return is_type(value, one); });
}

const Json& operation(const Json& document, std::string_view path) {
  const Json& item = document.at("paths").at(std::string(path));
  return item.contains("get") ? item.at("get") : item.at("post");
}

void check_scalar(const Json& value, const Json& schema, const std::string& at, std::vector<std::string>& bad) {
  if (schema.contains("type") && !has_type(value, schema["type"]))
    bad.push_back(at + ": is " + value.type_name() + ", not " + schema["type"].dump());
  if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end())
    bad.push_back(at + ": " + value.dump() + " is none of " + schema["enum"].dump());
  if (value.is_string() && schema.contains("pattern") &&
      !std::regex_search(value.get<std::string>(), std::regex(schema["pattern"].get<std::string>())))
    bad.push_back(at + ": " + value.dump() + " is not like " + schema["pattern"].dump());
  if (value.is_number() && value < schema.value("minimum", Json(-1e300))) bad.push_back(at + ": is too small");
  if (value.is_number() && value > schema.value("maximum", Json(1e300))) bad.push_back(at + ": is too large");
}

}  // namespace

OpenApi::OpenApi() : document_(Json::parse(web::openapi_json)) {}

const Json& OpenApi::resolved(const Json& schema) const {
  if (!schema.contains("$ref")) return schema;
  return document_.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1)));
}

void OpenApi::check_object(const Json& value, const Json& schema, const std::string& at,
                           std::vector<std::string>& bad) const {
  for (const Json& name : schema.value("required", Json::array()))
    if (!value.contains(name.get<std::string>())) bad.push_back(at + ": has no " + name.get<std::string>());
  const Json properties = schema.value("properties", Json::object());
  const Json others = schema.value("additionalProperties", Json(false));
  for (const auto& [name, member] : value.items()) {
    if (properties.contains(name))
      check(member, properties[name], at + "/" + name, bad);
    else if (others.is_object())
      check(member, others, at + "/" + name, bad);
    else if (others != true)
      bad.push_back(at + ": nothing tells of " + name);
  }
}

void OpenApi::check(const Json& value, const Json& given, const std::string& at,
                    std::vector<std::string>& bad) const {
  const Json& schema = resolved(given);
  check_scalar(value, schema, at, bad);
  if (schema.contains("oneOf")) {
    const auto fits = [&](const Json& one) { return complaints(value, one).empty(); };
    if (std::ranges::count_if(schema["oneOf"], fits) != 1) bad.push_back(at + ": is not one of its kinds");
  }
  if (value.is_array() && schema.contains("items"))
    for (std::size_t i = 0; i < value.size(); ++i) check(value[i], schema["items"], at + "/" + std::to_string(i), bad);
  if (value.is_object() && schema.contains("type")) check_object(value, schema, at, bad);
}

std::vector<std::string> OpenApi::complaints(const Json& value, const Json& schema) const {
  std::vector<std::string> bad;
  check(value, schema, "", bad);
  return bad;
}

const Json* OpenApi::answer_schema(std::string_view path, std::string_view status, std::string_view type) const {
  const Json& responses = operation(document_, path).at("responses");
  if (!responses.contains(std::string(status))) return nullptr;
  const Json& response = resolved(responses.at(std::string(status)));
  if (!response.contains("content") || !response["content"].contains(std::string(type))) return nullptr;
  return &response["content"][std::string(type)]["schema"];
}

std::vector<std::string> OpenApi::parameters(std::string_view path) const {
  std::vector<std::string> names;
  for (const Json& one : operation(document_, path).value("parameters", Json::array())) {
    const Json& parameter = resolved(one);
    if (parameter["in"] == "query") names.push_back(parameter["name"]);
  }
  return names;
}

}  // namespace vankho::searchd
