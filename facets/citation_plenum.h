// facets/citation_plenum.h: plenums of the Central Committee, as text names them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facets/citation_cursor.h"

namespace vankho::facets {

struct PlenumName {
  // after: what stands there follows a numbered document ("…, Hội nghị lần thứ 7 của
  // Ban Chấp hành Trung ương"); named: it follows "Nghị quyết" or stands alone.
  enum class Where : std::uint8_t { named, after };

  std::vector<int> numbers;  // "Trung ương 4, 5"
  int session = 0;           // 2 of "6 (lần 2)"
  std::vector<int> terms;    // "khóa XI, XII"
  std::size_t next = 0;      // one past its tokens
  explicit operator bool() const { return next != 0; }
};

// "Trung ương 4 (khóa XI, XII)", "TW7 khóa X", "Hội nghị lần thứ tư Ban Chấp hành
// Trung ương Đảng, khóa XI", "lần thứ 6 BCH TW".
PlenumName read_plenum(const Cursor& cursor, std::size_t at, PlenumName::Where where);

// "4 khóa XII" after "NQTW".
PlenumName read_plenum_number(const Cursor& cursor, std::size_t at);

// First year of "nhiệm kỳ 2020-2025" at `at`; 0: none.
int read_period(const Cursor& cursor, std::size_t at, std::size_t& next);

// What a bare number cannot be a document's before: "5 năm", "3 nội dung".
bool is_measured(const Cursor& cursor, std::size_t at);

}  // namespace vankho::facets
