// text/number.h: numbers written in groups: "1.284", "12,5", "1.284.000,75".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::text {

struct NumberGroup {
  std::string digits;
  char separator = 0;  // before it: '.' or ','
};

// One number of its groups: thousands without separators, decimals after a
// comma ("1284,5"). Nothing when they make a date, a list or a section instead
// ("25.10.2017", "1,2,3"). A lone group is a number.
std::optional<std::string> join_groups(const std::vector<NumberGroup>& groups);

// "05" → "5", "000" → "0".
std::string without_leading_zeros(std::string_view digits);

}  // namespace vankho::text
