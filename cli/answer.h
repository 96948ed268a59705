// cli/answer.h: the JSON of an answer, read back: from another process, so nothing in it is
// trusted to be there or to be of its kind.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"

namespace vankho::cli {

using Json = nlohmann::ordered_json;

// An object, or an Error; what is nested deeper than any answer is left out.
Result<Json> read_answer(const std::string& text);

// A member, or what stands for its absence: "", 0, an empty list or object.
std::string text_of(const Json& object, const char* key);
std::uint64_t number_of(const Json& object, const char* key);
double real_of(const Json& object, const char* key);
const Json& list_of(const Json& object, const char* key);
const Json& object_of(const Json& object, const char* key);

// The cursor in the address of the next page; empty at the end.
std::string cursor_of(const Json& answer);

}  // namespace vankho::cli
