// query/day.h: days as the columns have them: YYYYMMDD, unknown parts 0.
#pragma once

#include <cstdint>
#include <string>

namespace vankho::query {

// 20210300 → "2021-03"; empty for 0.
std::string day_text(std::int32_t day);

}  // namespace vankho::query
