// facets/date_line.h: lines that tell when a page was published.
#pragma once

#include <string>
#include <vector>

#include "facets/date_mention.h"
#include "facets/page.h"

namespace vankho::facets {

struct DateLine {
  Day day;              // to the month in "Số tháng 5/2020", "date 2021-05"
  std::string written;  // the line, shortened
  bool clock = false;   // with a time of day
  bool among_contacts = false;  // a telephone or an address right behind: the site's own clock
};

// Short lines near the beginning that hold one date and little else: "Thứ tư, 24 Tháng
// 7 2013 14:55", "Cập nhật lúc 08:01, 20/01/2021", "Ngày 05-01-2021", a place and a
// date ("Nam Định, ngày 16 tháng 7 năm 2021"); pieces that cleaning took out as
// "date-line" come first. Captions and lines with document numbers are none.
std::vector<DateLine> find_date_lines(const Page& page, const std::vector<DateMention>& in_body);

}  // namespace vankho::facets
