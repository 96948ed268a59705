#include "facets/date_url.h"

#include <vector>

#include "facets/table.h"

namespace vankho::facets {
namespace {

// The Vietnamese press went online in 1997.
constexpr int kFirstYear = 1997, kLastYear = 2099;
constexpr std::size_t kLongestUrl = 2000;

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::optional<Day> plausible(int year, int month, int day) {
  const Day whole{year, month, day};
  if (year < kFirstYear || year > kLastYear || month < 1 || !valid(whole)) return std::nullopt;
  return whole;
}

bool clock(std::string_view digits) {
  return digits.size() >= 4 && number(digits.substr(0, 2)) < 24 && number(digits.substr(2, 2)) < 60;
}

// YYYYMMDD followed by a time of day: no id looks like that by chance.
std::optional<Day> stamp(std::string_view digits) {
  if (digits.size() < 12 || digits.size() > 18) return std::nullopt;
  const auto day = plausible(number(digits.substr(0, 4)), number(digits.substr(4, 2)),
                             number(digits.substr(6, 2)));
  if (day && day->day && clock(digits.substr(8))) return day;
  // Three digits of a channel, then YYMMDD and the time.
  if (digits.size() < 15) return std::nullopt;
  const auto coded = plausible(2000 + number(digits.substr(3, 2)), number(digits.substr(5, 2)),
                               number(digits.substr(7, 2)));
  return coded && coded->day && clock(digits.substr(9)) ? coded : std::nullopt;
}

std::optional<UrlDate> in_slug(std::string_view part) {
  std::string_view name = part.substr(0, part.find('.'));
  std::size_t from = name.size();
  while (from > 0 && name[from - 1] >= '0' && name[from - 1] <= '9') --from;
  const std::string_view digits = name.substr(from);
  if (const auto day = stamp(digits)) return UrlDate{*day, digits};
  return std::nullopt;
}

// "20210120", "201504", "2021-01-20", "20-01-2021" as a whole part of the path.
std::optional<UrlDate> whole_part(std::string_view part) {
  std::optional<Day> day;
  if (all_digits(part) && part.size() == 8)
    day = plausible(number(part.substr(0, 4)), number(part.substr(4, 2)), number(part.substr(6)));
  else if (all_digits(part) && part.size() == 6)
    day = plausible(number(part.substr(0, 4)), number(part.substr(4)), 0);
  else if (part.size() == 10 && part[4] == '-' && part[7] == '-')
    day = parse_day(part);
  else if (part.size() == 10 && part[2] == '-' && part[5] == '-' && all_digits(part.substr(6)) &&
           all_digits(part.substr(0, 2)) && all_digits(part.substr(3, 2)))
    day = plausible(number(part.substr(6)), number(part.substr(3, 2)), number(part.substr(0, 2)));
  if (!day || (part.size() == 8 && !day->full())) return std::nullopt;
  return UrlDate{*day, part};
}

// /2021/01/20/ or /2021/01/.
std::optional<UrlDate> in_folders(const std::vector<std::string_view>& parts, std::size_t i) {
  const auto digits = [&](std::size_t at, std::size_t most) {
    return at < parts.size() && all_digits(parts[at]) && parts[at].size() <= most;
  };
  if (!digits(i, 4) || parts[i].size() != 4 || !digits(i + 1, 2)) return std::nullopt;
  const int year = number(parts[i]), month = number(parts[i + 1]);
  // The last part is the article itself, not a day.
  const bool has_day = digits(i + 2, 2) && i + 3 < parts.size();
  const auto day = plausible(year, month, has_day ? number(parts[i + 2]) : 0);
  if (!day || i + 2 >= parts.size()) return std::nullopt;
  const std::string_view last = parts[i + (has_day ? 2 : 1)];
  return UrlDate{*day, {parts[i].data(), std::size_t(last.data() + last.size() - parts[i].data())}};
}

}  // namespace

std::optional<UrlDate> date_in_url(std::string_view url) {
  if (url.size() > kLongestUrl) return std::nullopt;
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const std::size_t path = url.find('/');
  if (path == std::string_view::npos) return std::nullopt;
  const std::vector<std::string_view> parts =
      split(url.substr(path + 1, url.find_first_of("?#") - path - 1), '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (const auto found = in_folders(parts, i)) return found;
    if (const auto found = whole_part(parts[i])) return found;
  }
  return parts.empty() ? std::nullopt : in_slug(parts.back());
}

}  // namespace vankho::facets
