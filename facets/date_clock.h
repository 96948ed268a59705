// facets/date_clock.h: dates of the visit, which a site's own clock or a printed page shows.
#pragma once

#include <string_view>

#include "text/token.h"

namespace vankho::facets {

// "Hôm nay: 10/01/2026", "Bây giờ là: Thứ bảy, 14/02/2026 - 10:11", "Ngày in: 3/4/2024": a
// line that holds the date at `date` (bytes of `text`) and says so itself.
bool is_clock(std::string_view text, const text::Span& date);

}  // namespace vankho::facets
