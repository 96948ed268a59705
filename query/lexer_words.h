// query/lexer_words.h: the words of the query language: operators and names of fields.
#pragma once

#include <optional>
#include <string_view>

#include "query/lexer.h"

namespace vankho::query {

// The tokens between the words of NEAR and ADJ: what stands without a number, and the most.
inline constexpr int kNearDistance = 10;
inline constexpr int kAdjDistance = 0;
inline constexpr int kMaxDistance = 100;

// AND OR NOT, VÀ HOẶC KHÔNG, NEAR, NEAR/5, ADJ, ADJ/3: in capitals, in NFC or NFD.
std::optional<Mark> read_operator(std::string_view word, Warnings& warnings);

struct FieldName {
  std::string_view name;  // lower case, without marks
  bool filters = false;   // else it says where the words must stand
  In in = In::all;
  Facet facet = Facet::province;
};

// "title", "tieude", "TiêuĐề" …; nullptr when there is no such field.
const FieldName* find_field(std::string_view name);

}  // namespace vankho::query
