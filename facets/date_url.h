// facets/date_url.h: the day that a URL was made on, where it says so.
#pragma once

#include <optional>
#include <string_view>

#include "facets/date_value.h"

namespace vankho::facets {

struct UrlDate {
  Day day;                    // to the month in "/201504/"
  std::string_view written;   // part of the URL
};

// /2021/01/20/, /2021/01/, /201504/, a time stamp at the end of a slug
// (-20220320180109453, -102250903165933386: channel and YYMMDD…), 20210120 or
// 20-01-2021 as a whole part. Ids, folders ("mic_2020") and terms
// ("2020-2025") are not dates.
std::optional<UrlDate> date_in_url(std::string_view url);

}  // namespace vankho::facets
