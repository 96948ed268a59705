// facets/date_mention.h: every date and year written in a text, whatever it means.
#pragma once

#include <string_view>
#include <vector>

#include "facets/date_value.h"
#include "text/token.h"

namespace vankho::facets {

enum class Shape : std::uint8_t {
  full,       // 20/01/2021, ngày 24 tháng 7 năm 2013, 2021-01-20, June 14, 2024
  day_month,  // 25/12, ngày 7 tháng 9: no year
  month,      // 5/2020, tháng 5 năm 2020; 2021-05 only after the word "date"
  year,       // 2021
  years,      // 2015-2020
};

struct DateMention {
  Shape shape = Shape::year;
  Day day;             // year 0 in day_month; of `years` the first
  int until = 0;       // of `years` the last
  text::Span span;     // bytes of the text
  bool clock = false;  // a time of day stands beside it: "08:01, 20/01/2021"
};

// In order of place. Days before months, as Vietnamese writes them. Numbers inside
// document symbols ("22/2019/NQ-HĐND"), amounts and longer digit runs are no dates.
// At most kMostMentions are returned, so that a table of numbers stays cheap.
inline constexpr std::size_t kMostMentions = 2000;
std::vector<DateMention> find_dates(std::string_view text);

}  // namespace vankho::facets
