// facets/citation_numerals.h: numbers as citations write them.
#pragma once

#include <cstddef>
#include <vector>

#include "facets/citation_cursor.h"

namespace vankho::facets {

struct Numeral {
  int value = 0;           // 0: none stands there
  std::size_t length = 0;  // tokens
  explicit operator bool() const { return length != 0; }
};

// "05", "18": plain digits, at most five.
Numeral read_number(const Cursor& cursor, std::size_t at);
// "XII" (in capitals, or any case in a query).
Numeral read_roman(const Cursor& cursor, std::size_t at);
// "tư", "mười một", "IV", "4".
Numeral read_ordinal(const Cursor& cursor, std::size_t at);

// "khóa XI, XII", "(khóa XI, khóa XII)", "khóa 11 và 12", "K.XII", "k12"; empty when there is no
// term at `at`. `next`: one past it.
std::vector<int> read_terms(const Cursor& cursor, std::size_t at, std::size_t& next);

}  // namespace vankho::facets
