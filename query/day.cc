#include "query/day.h"

#include <cstdio>

namespace vankho::query {

std::string day_text(std::int32_t day) {
  if (day <= 0) return {};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", day / 10'000, day / 100 % 100, day % 100);
  return std::string(text, day % 100 != 0 ? 10 : day / 100 % 100 != 0 ? 7 : 4);
}

}  // namespace vankho::query
