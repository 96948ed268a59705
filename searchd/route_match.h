// searchd/route_match.h: an address against a route's pattern.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vankho::searchd {

// What stands in place of {} (decoded), an empty string for a pattern without, or nothing
// when `path` (still encoded) is not of this pattern.
std::optional<std::string> match_route(std::string_view pattern, std::string_view path);

}  // namespace vankho::searchd
