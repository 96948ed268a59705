#include "facets/date_clock.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/fold.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kLongestLine = 120;  // bytes

// Folded, and with what may follow them in a clock's line.
constexpr std::array<std::string_view, 10> kClocks = {
    "hom nay", "bay gio", "gio he thong", "ngay in",       "in ngay",
    "ban in",  "in luc",  "thoi gian in", "ngay truy cap", "truy cap luc"};
constexpr std::array<std::string_view, 18> kFillers = {"la",  "thu", "hai", "ba",   "tu",   "nam",
                                                       "sau", "bay", "chu", "nhat", "ngay", "thang",
                                                       "luc", "gio", "am",  "pm",   "gmt",  "vao"};

std::string_view line_around(std::string_view text, const text::Span& date) {
  const std::size_t before = text.substr(0, date.begin).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, std::min(text.find('\n', date.end), text.size()) - begin);
}

bool letter(char c) { return c >= 'a' && c <= 'z'; }

bool only_fillers(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size();) {
    if (!letter(folded[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < folded.size() && letter(folded[end])) ++end;
    const std::string_view word = folded.substr(at, end - at);
    if (std::find(kFillers.begin(), kFillers.end(), word) == kFillers.end()) return false;
    at = end;
  }
  return true;
}

}  // namespace

bool is_clock(std::string_view text, const text::Span& date) {
  const std::string_view line = line_around(text, date);
  if (line.size() > kLongestLine) return false;
  const std::string folded = text::fold(line);
  return std::any_of(kClocks.begin(), kClocks.end(), [&](std::string_view clock) {
    const std::size_t at = folded.find(clock);
    return at != std::string::npos && only_fillers(std::string_view(folded).substr(0, at)) &&
           only_fillers(std::string_view(folded).substr(at + clock.size()));
  });
}

}  // namespace vankho::facets
