// facets/date_value.h: a day as far as it is known.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace vankho::facets {

// Year 1..9999; month 0 when only the year is known; day 0 when only the month is.
struct Day {
  int year = 0;
  int month = 0;
  int day = 0;

  bool known() const { return year != 0; }
  bool full() const { return day != 0; }
  auto operator<=>(const Day&) const = default;
};

// Exists in the calendar (29 February only in leap years), as far as it is known.
bool valid(const Day& day);

// "YYYY", "YYYY-MM", "YYYY-MM-DD", or what RFC 3339 adds behind a day; a month or
// day that does not exist makes it nothing.
std::optional<Day> parse_day(std::string_view iso);

// "2021-01-20", "2021-01", "2021"; "" when unknown.
std::string iso(const Day& day);

// Days since 1970-01-01; unknown parts count as 1.
long day_number(const Day& day);
Day from_day_number(long number);

// The first and the last day of what is known: 2021-02 → 2021-02-01, 2021-02-28.
Day first_day(const Day& day);
Day last_day(const Day& day);

}  // namespace vankho::facets
