#include "facets/date_value.h"

#include <charconv>
#include <chrono>

namespace vankho::facets {
namespace {

namespace chrono = std::chrono;

int days_in(int year, int month) {
  const chrono::year_month_day_last last{chrono::year{year},
                                         chrono::month_day_last{chrono::month(unsigned(month))}};
  return int(unsigned(last.day()));
}

chrono::year_month_day civil(const Day& day) {
  return {chrono::year{day.year}, chrono::month(unsigned(day.month ? day.month : 1)),
          chrono::day(unsigned(day.day ? day.day : 1))};
}

// Exactly `width` digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return -1;
  int value = 0;
  const char* end = text.data() + at + width;
  const auto read = std::from_chars(text.data() + at, end, value);
  return read.ec == std::errc{} && read.ptr == end && text[at] != '-' ? value : -1;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

bool valid(const Day& day) {
  if (day.year < 1 || day.year > 9999) return false;
  if (day.month == 0) return day.day == 0;
  if (day.month < 1 || day.month > 12) return false;
  return day.day >= 0 && day.day <= days_in(day.year, day.month);
}

std::optional<Day> parse_day(std::string_view iso) {
  Day day{digits(iso, 0, 4), 0, 0};
  if (iso.size() > 4) {
    if (iso[4] != '-') return std::nullopt;
    day.month = digits(iso, 5, 2);
    if (day.month < 1) return std::nullopt;
  }
  if (iso.size() > 7) {
    if (iso[7] != '-') return std::nullopt;
    day.day = digits(iso, 8, 2);
    if (day.day < 1) return std::nullopt;
  }
  if (iso.size() > 10 && iso[10] != 'T' && iso[10] != 't' && iso[10] != ' ') return std::nullopt;
  return valid(day) ? std::optional(day) : std::nullopt;
}

std::string iso(const Day& day) {
  if (!day.known()) return {};
  std::string text = padded(day.year, 4);
  if (day.month) text += "-" + padded(day.month, 2);
  if (day.day) text += "-" + padded(day.day, 2);
  return text;
}

long day_number(const Day& day) {
  return chrono::sys_days(civil(day)).time_since_epoch().count();
}

Day from_day_number(long number) {
  const chrono::year_month_day date{chrono::sys_days(chrono::days(number))};
  return {int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))};
}

Day first_day(const Day& day) {
  return {day.year, day.month ? day.month : 1, day.day ? day.day : 1};
}

Day last_day(const Day& day) {
  const int month = day.month ? day.month : 12;
  return {day.year, month, day.day ? day.day : days_in(day.year, month)};
}

}  // namespace vankho::facets
