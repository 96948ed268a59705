#include "query/param_values.h"

#include <charconv>
#include <chrono>
#include <ctime>
#include <optional>

#include "facets/province.h"
#include "facets/resolution.h"
#include "query/facet_levels.h"

namespace vankho::query {
namespace {

constexpr std::string_view kMissing = "missing";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::optional<std::size_t> to_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && !text.empty() ? std::optional(number) : std::nullopt;
}

// Cuts at `separator`: "2021-03-04" → {"2021", "03", "04"}.
std::vector<std::string_view> cut(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool is_year(std::string_view text) { return text.size() == 4 && to_number(text); }

std::string two_digits(std::size_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// From parts in the order year, month, day; the later ones may be absent.
std::optional<std::string> join_date(const std::vector<std::string_view>& parts) {
  if (parts.size() > 3 || !is_year(parts[0])) return {};
  std::string date(parts[0]);
  std::size_t numbers[3] = {*to_number(parts[0]), 1, 1};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto number = to_number(parts[i]);
    if (!number || parts[i].size() > 2) return {};
    numbers[i] = *number;
    date += '-' + two_digits(*number);
  }
  const std::chrono::year_month_day day(std::chrono::year(static_cast<int>(numbers[0])),
                                        std::chrono::month(static_cast<unsigned>(numbers[1])),
                                        std::chrono::day(static_cast<unsigned>(numbers[2])));
  return day.ok() ? std::optional(date) : std::nullopt;
}

std::string read_province(std::string_view value, std::vector<std::string>& out) {
  const facets::Province* province = facets::resolve_province(value);
  if (!province)
    return in_quotes(value) + " is no province: give an id (nam-dinh) or a name (Nam Định)";
  out.push_back(province->id);
  return {};
}

std::string read_year_filter(std::string_view value, std::vector<std::string>& out) {
  int first = 0;
  int last = 0;
  const bool open = value.starts_with("..") || value.ends_with("..");
  if (open || !read_years(value, first, last))
    return in_quotes(value) + " is no year: give 2021 or 2019..2021, from " +
           std::to_string(kFirstYear) + " to " + std::to_string(kLastYear) +
           "; an open range is from= or to=";
  for (int year = first; year <= last; ++year) out.push_back(std::to_string(year));
  return {};
}

bool is_key(std::string_view value) {
  if (value.starts_with("amb:")) value.remove_prefix(4);
  return !value.empty() && value.find('-') != std::string_view::npos &&
         std::ranges::all_of(value, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
         });
}

// A filter takes the best of several documents only when hardly any doubt is left.
bool is_sure(const std::vector<facets::Candidate>& candidates) {
  constexpr double kSure = 0.75;
  return candidates.size() == 1 || candidates[0].confidence >= kSure;
}

std::string list_keys(const std::vector<facets::Candidate>& candidates) {
  std::string text;
  for (const facets::Candidate& one : candidates) text += (text.empty() ? "" : ", ") + one.key;
  return text;
}

std::string read_resolution(std::string_view value, std::vector<std::string>& out) {
  const bool key = is_key(value);
  const auto cited = key && facets::find_document(value) ? std::vector<facets::Resolved>()
                                                         : facets::resolve(value, {});
  const bool one = cited.size() == 1 && !cited[0].candidates.empty();
  if (one && is_sure(cited[0].candidates)) {
    out.push_back(cited[0].candidates[0].key);
    return {};
  }
  if (key) {  // perhaps of a local document, which no table lists
    out.emplace_back(value);
    return {};
  }
  if (one)
    return in_quotes(value) + " may be several documents: give one of " +
           list_keys(cited[0].candidates);
  return in_quotes(value) +
         " names no document: give a key (nq-18-tw-k12) or its number (18-NQ/TW)";
}

std::string read_level_filter(Facet facet, std::string_view value, std::string_view what,
                              std::vector<std::string>& out) {
  std::string id = read_level(facet, value);
  if (id.empty()) return in_quotes(value) + " is no " + std::string(what);
  out.push_back(std::move(id));
  return {};
}

std::string read_name(std::string_view value, std::vector<std::string>& out) {
  if (value.empty()) return "is empty: give a name";
  out.emplace_back(value);
  return {};
}

}  // namespace

std::string shortened(std::string_view value) {
  constexpr std::size_t kLongest = 60;
  if (value.size() <= kLongest) return std::string(value);
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return std::string(value.substr(0, end)) + "…";
}

std::string in_quotes(std::string_view value) { return '"' + shortened(value) + '"'; }

std::string not_one_of(std::string_view value, const std::vector<std::string_view>& names) {
  std::string text = in_quotes(value) + " is not one of ";
  for (std::size_t i = 0; i < names.size(); ++i) text.append(i ? ", " : "").append(names[i]);
  return text;
}

std::string read_number(std::string_view value, std::size_t low, std::size_t high,
                        std::size_t& out) {
  const auto number = to_number(value);
  if (!number || *number < low || *number > high)
    return in_quotes(value) + " is not a whole number from " + std::to_string(low) + " to " +
           std::to_string(high);
  out = *number;
  return {};
}

std::string read_date(std::string_view value, std::string& out) {
  const bool slashes = value.find('/') != std::string_view::npos;
  auto parts = cut(value, slashes ? '/' : '-');
  if (slashes) std::ranges::reverse(parts);
  const auto date = join_date(parts);
  if (!date) return in_quotes(value) + " is no date: give YYYY, YYYY-MM or YYYY-MM-DD";
  out = *date;
  return {};
}

std::string read_instant(std::string_view value, std::int64_t& out) {
  std::tm utc{};
  const std::string text(value);
  const char* end = ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  const std::int64_t seconds = end != nullptr && *end == '\0' ? ::timegm(&utc) : 0;
  if (seconds <= 0 || write_instant(seconds) != value)
    return in_quotes(value) + " is no instant in UTC: give 2021-01-20T08:01:00Z";
  out = seconds;
  return {};
}

std::string write_instant(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm utc{};
  if (!::gmtime_r(&time, &utc)) return {};
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

bool read_years(std::string_view value, int& first, int& last) {
  std::string_view low = value;
  std::string_view high = value;
  if (const std::size_t dots = value.find(".."); dots != std::string_view::npos) {
    low = value.substr(0, dots);
    high = value.substr(dots + 2);
  } else if (value.size() == 9 && value[4] == '-') {
    low = value.substr(0, 4);
    high = value.substr(5);
  }
  if (low.empty() && high.empty()) return false;
  if ((!low.empty() && !is_year(low)) || (!high.empty() && !is_year(high))) return false;
  first = low.empty() ? kFirstYear : static_cast<int>(*to_number(low));
  last = high.empty() ? kLastYear : static_cast<int>(*to_number(high));
  return kFirstYear <= first && first <= last && last <= kLastYear;
}

std::string read_filter_value(Facet facet, std::string_view value, std::vector<std::string>& out) {
  value = trim(value);
  if (value == kMissing) {
    out.emplace_back(kMissing);
    return {};
  }
  switch (facet) {
    case Facet::province:
      return read_province(value, out);
    case Facet::year:
      return read_year_filter(value, out);
    case Facet::resolution:
      return read_resolution(value, out);
    case Facet::source:
    case Facet::author:
      return read_name(value, out);
    case Facet::region:
      return read_level_filter(facet, value, "region: give an id (dong-nam-bo) or a name", out);
    case Facet::term:
      return read_level_filter(facet, value, "term: give XII or 12", out);
    case Facet::plenum:
      return read_level_filter(facet, value, "plenum: give a key (hntw6-k12)", out);
  }
  return {};
}

}  // namespace vankho::query
