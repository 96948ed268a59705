// facets/citation_congress.h: congresses, as text names them after "Nghị quyết".
#pragma once

#include <cstddef>
#include <vector>

#include "facets/citation_cursor.h"
#include "facets/citation_reference.h"

namespace vankho::facets {

struct CongressName {
  int ordinal = 0;        // 0: only the period is said
  std::vector<int> further;  // XI, XII of "lần thứ X, XI, XII"
  bool national = false;  // of the whole Party, by its words
  Body body;              // of a local one
  int period = 0;         // first year of "nhiệm kỳ 2020-2025"
  std::size_t next = 0;   // one past its tokens
  explicit operator bool() const { return next != 0; }
};

// "Đại hội XIII của Đảng", "Đại hội đại biểu Đảng bộ tỉnh Lâm Đồng lần thứ X, nhiệm kỳ
// 2015-2020", "Đại hội VIII Đảng bộ Khối". Nothing for the congresses of unions,
// youth, women and shareholders.
CongressName read_congress(const Cursor& cursor, std::size_t at);

}  // namespace vankho::facets
