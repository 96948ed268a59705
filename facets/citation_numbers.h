// facets/citation_numbers.h: the number or numbers of one citation.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "facets/citation_cursor.h"
#include "facets/citation_starts.h"

namespace vankho::facets {

struct ListedNumber {
  int number = 0;
  std::string letter;
};

// "số 18-NQ/TW", "18, 19-NQ/TW", "217,218", "NQ-18": numbers share the symbol.
struct NumberList {
  std::vector<ListedNumber> numbers;
  bool has_symbol = false;
  std::string code, suffix;  // canonical; empty: not written
  int year = 0;              // of 22/2019/NQ-HĐND
  bool signature = false;    // "Số: 06-HD/UBKTTW": the document's own number
  std::size_t next = 0;      // one past its tokens
  explicit operator bool() const { return !numbers.empty(); }
};

// A number without a symbol must look like a document's: not "kế hoạch 5 năm".
NumberList read_numbers(const Cursor& cursor, std::size_t at, const Start& start);

// "NQ18" in one token.
NumberList read_glued_number(const Cursor& cursor, std::size_t at);

}  // namespace vankho::facets
