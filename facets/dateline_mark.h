// facets/dateline_mark.h: the mark of a newspaper at the head of a text: "(QBĐT) -".
#pragma once

#include <string_view>

#include "facets/province.h"

namespace vankho::facets {

struct DatelineMark {
  const Province* province = nullptr;
  int points = 0;            // 90 for a sure mark, 10 for one that only breaks ties
  bool national = false;     // "(TTXVN)"
  std::string_view written;  // part of `body`
};

// Looks at the beginnings of the first and last lines, and for marks in
// parentheses also into the first line.
DatelineMark dateline_mark(std::string_view body);

}  // namespace vankho::facets
