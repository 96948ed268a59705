// facets/citation_date.h: the day of a document as citations write it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "facets/citation_cursor.h"

namespace vankho::facets {

struct CitedDate {
  std::string date;  // YYYY-MM-DD
  int year = 0;
  std::size_t next = 0;  // one past its tokens
};

// "25/10/2017", "25-10-2017", "15.5.2016", "03- 02-2020", "18 tháng 12 năm 2018",
// "June 14, 2024", "14 June 2024". Only whole days that exist.
std::optional<CitedDate> read_date(const Cursor& cursor, std::size_t at);

}  // namespace vankho::facets
