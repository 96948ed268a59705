#include "searchd/format.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <ctime>

#include "facets/date.h"

namespace vankho::searchd {
namespace {

constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};

int number_at(std::string_view text, std::size_t at, std::size_t length) {
  int n = 0;
  if (text.size() >= at + length) std::from_chars(text.data() + at, text.data() + at + length, n);
  return n;
}

std::string vietnamese_day(int year, int month, int day) {
  std::string out = std::to_string(year);
  if (month > 0) out = std::to_string(month) + "/" + out;
  return day > 0 ? std::to_string(day) + "/" + out : out;
}

std::string english_day(int year, int month, int day) {
  std::string out = std::to_string(year);
  if (month >= 1 && month <= 12) out = std::string(kMonths[static_cast<std::size_t>(month - 1)]) + " " + out;
  return day > 0 ? std::to_string(day) + " " + out : out;
}

}  // namespace

std::string format_count(std::uint64_t n, Lang lang) {
  std::string digits = std::to_string(n);
  const char separator = lang == Lang::en ? ',' : '.';
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, separator);
  return digits;
}

std::string format_decimal(double n, int decimals, Lang lang) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, n);
  std::string out = text;
  if (lang == Lang::vi)
    if (const std::size_t point = out.find('.'); point != std::string::npos) out[point] = ',';
  return out;
}

std::string format_percent(double share, Lang lang) {
  const double percent = share * 100;
  return format_decimal(percent, percent < 10 && percent > 0 ? 1 : 0, lang) + (lang == Lang::vi ? " %" : "%");
}

std::string format_day(std::string_view iso, Lang lang) {
  const int year = number_at(iso, 0, 4), month = number_at(iso, 5, 2), day = number_at(iso, 8, 2);
  if (year == 0) return std::string(iso);
  return lang == Lang::en ? english_day(year, month, day) : vietnamese_day(year, month, day);
}

std::string rfc3339(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

std::string read_day(std::string_view typed) {
  const std::string day = facets::normal_date(typed);
  return day.empty() ? std::string(typed) : day;
}

}  // namespace vankho::searchd
