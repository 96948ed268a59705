// cli/terminal.h: text from outside, as a terminal may show it.
#pragma once

#include <string>
#include <string_view>

namespace vankho::cli {

// Control characters, which could move the cursor or colour the screen, become spaces.
std::string printable(std::string_view text);

// Marked-up text of an answer as plain text, its <mark>s in bold when `colours`.
std::string shown(std::string_view html, bool colours);

// Standard output is a terminal, and NO_COLOR is not set.
bool colours_wanted();

}  // namespace vankho::cli
