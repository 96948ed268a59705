// query/lexer_chars.h: the characters that the query language gives a meaning, in all
// their styles. Every function looks at the character that begins at `at` and returns
// its length in bytes, 0 when it is something else.
#pragma once

#include <cstddef>
#include <string_view>

namespace vankho::query {

std::size_t space_at(std::string_view text, std::size_t at);
std::size_t open_bracket_at(std::string_view text, std::size_t at);
std::size_t close_bracket_at(std::string_view text, std::size_t at);

// " “ ” „ ‟ « » ＂: any of them opens a phrase, and the next one closes it.
std::size_t double_quote_at(std::string_view text, std::size_t at);
// ' ‘ ’: only at the beginning and the end of a word, since it is also an apostrophe.
std::size_t single_quote_at(std::string_view text, std::size_t at);

bool ends_word(std::string_view text, std::size_t at);  // end, space, bracket or double quote

// Length of the UTF-8 sequence that begins at `at`: 1 for a byte that begins none.
std::size_t char_length(std::string_view text, std::size_t at);

}  // namespace vankho::query
