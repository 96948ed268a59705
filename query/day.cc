#include "query/day.h"

namespace vankho::query {

std::string day_text(std::int32_t day) {
  if (day <= 0) return {};
  std::string text = "0000-00-00";
  std::int32_t left = day;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (text[i] == '-') continue;
    text[i] = static_cast<char>('0' + left % 10);
    left /= 10;
  }
  text.resize(day % 100 != 0 ? 10 : day / 100 % 100 != 0 ? 7 : 4);
  return text;
}

}  // namespace vankho::query
