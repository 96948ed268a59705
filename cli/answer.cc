#include "cli/answer.h"

#include "query/params.h"

namespace vankho::cli {
namespace {

constexpr int kDeepest = 12;

const Json& member(const Json& object, const char* key) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

}  // namespace

Result<Json> read_answer(const std::string& text) {
  const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth < kDeepest; };
  Json answer = Json::parse(text, shallow, false);
  if (!answer.is_object()) return fail(Code::unreadable, "the answer is no JSON object");
  return answer;
}

std::string text_of(const Json& object, const char* key) {
  const Json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::uint64_t number_of(const Json& object, const char* key) {
  const Json& value = member(object, key);
  return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

double real_of(const Json& object, const char* key) {
  const Json& value = member(object, key);
  return value.is_number() ? value.get<double>() : 0;
}

const Json& list_of(const Json& object, const char* key) {
  static const Json none = Json::array();
  const Json& value = member(object, key);
  return value.is_array() ? value : none;
}

const Json& object_of(const Json& object, const char* key) {
  static const Json none = Json::object();
  const Json& value = member(object, key);
  return value.is_object() ? value : none;
}

std::string cursor_of(const Json& answer) {
  const std::string next = text_of(answer, "next");
  for (const auto& [name, value] :
       query::split_query_string(next.substr(std::min(next.find('?'), next.size()))))
    if (name == "after") return value;
  return {};
}

}  // namespace vankho::cli
