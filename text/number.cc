#include "text/number.h"

#include <algorithm>

namespace vankho::text {
namespace {

// Three digits after one to three that begin with no zero: thousands.
bool are_thousands(const std::vector<NumberGroup>& groups, std::size_t count) {
  const std::string& head = groups[0].digits;
  if (head.size() > 3 || head.front() == '0') return false;
  return std::all_of(groups.begin() + 1, groups.begin() + static_cast<std::ptrdiff_t>(count),
                     [&](const NumberGroup& group) {
                       return group.digits.size() == 3 && group.separator == groups[1].separator;
                     });
}

std::string concatenated(const std::vector<NumberGroup>& groups, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += groups[i].digits;
  return out;
}

// A year after a dot ("10.2017") is the end of a date.
constexpr std::size_t kLongestPointFraction = 3;

bool is_fraction(const NumberGroup& group) {
  return group.separator == ',' || group.digits.size() <= kLongestPointFraction;
}

}  // namespace

std::string without_leading_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? "0" : std::string(digits.substr(first));
}

std::optional<std::string> join_groups(const std::vector<NumberGroup>& groups) {
  const std::size_t count = groups.size();
  if (count == 1) return without_leading_zeros(groups[0].digits);
  if (are_thousands(groups, count)) return concatenated(groups, count);
  const NumberGroup& last = groups.back();
  if (!is_fraction(last)) return std::nullopt;
  if (count == 2) return without_leading_zeros(groups[0].digits) + "," + last.digits;
  if (last.separator == groups[1].separator || !are_thousands(groups, count - 1)) {
    return std::nullopt;
  }
  return concatenated(groups, count - 1) + "," + last.digits;
}

}  // namespace vankho::text
