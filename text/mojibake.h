// text/mojibake.h: UTF-8 that somebody read as Windows-1252 and saved as UTF-8
// again: "Äáº£ng" for "Đảng".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vankho::text {

// Undoes one such reading wherever it left its traces. Nothing when there are
// none, or when the text would read no better.
std::optional<std::u32string> undo_double_encoding(std::u32string_view text);

}  // namespace vankho::text
