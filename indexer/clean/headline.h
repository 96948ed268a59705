// indexer/clean/headline.h: the title of a page that does not name it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/clean/line.h"

namespace vankho::indexer {

// The line that is the title, among those before the running text; nothing when
// the text begins at once, as pages without a headline do.
std::optional<std::size_t> find_title(const std::vector<Line>& lines, std::size_t first_running);

// "Sở Khoa học và Công nghệ", "Báo Sơn La": a line that says whose page it is.
bool names_office(std::string_view line);

// True when `line` repeats `title`, whatever its case, marks of punctuation and spelling of spaces.
bool repeats(std::string_view line, std::string_view title);

}  // namespace vankho::indexer
