#include "searchd/route_match.h"

#include "searchd/url.h"

namespace vankho::searchd {

std::optional<std::string> match_route(std::string_view pattern, std::string_view path) {
  const std::size_t hole = pattern.find("{}");
  if (hole == std::string_view::npos)
    return pattern == path ? std::optional<std::string>("") : std::nullopt;
  const std::string_view before = pattern.substr(0, hole), after = pattern.substr(hole + 2);
  if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after))
    return std::nullopt;
  return percent_decoded(path.substr(before.size(), path.size() - before.size() - after.size()));
}

}  // namespace vankho::searchd
