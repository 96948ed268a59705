// searchd/format.h: numbers and dates as they are written in the page's language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searchd/words.h"

namespace vankho::searchd {

std::string format_count(std::uint64_t n, Lang lang);             // 1.284 · 1,284
std::string format_decimal(double n, int decimals, Lang lang);    // 4,5 · 4.5
std::string format_percent(double share, Lang lang);              // of 0..1: 98 %
std::string format_day(std::string_view iso, Lang lang);          // 12/3/2018 · 12 March 2018; also YYYY-MM, YYYY
std::string rfc3339(std::int64_t seconds);                        // 2021-01-20T08:01:00Z

// What people type as a day, as the query wants it: "12/3/2018" → "2018-03-12"; else unchanged.
std::string read_day(std::string_view typed);

}  // namespace vankho::searchd
