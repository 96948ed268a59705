// query/resolve_json.h: the documents that a text cites, as JSON.
#pragma once

#include <string>
#include <string_view>

namespace vankho::query {

// One line: {"text":…,"documents":[{"text","begin","end","key","label","confidence",
// "candidates":[{"key","label","confidence"}]}]}. Offsets are bytes of `text`. `key` is null when
// several may be meant. Documents after `day` (YYYY-MM-DD; empty: today) are not meant.
std::string resolve_json(std::string_view text, std::string_view day);

}  // namespace vankho::query
