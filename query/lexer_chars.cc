#include "query/lexer_chars.h"

#include <algorithm>
#include <array>

namespace vankho::query {
namespace {

template <std::size_t N>
std::size_t match(std::string_view text, std::size_t at,
                  const std::array<std::string_view, N>& characters) {
  if (at >= text.size()) return 0;
  const std::string_view rest = text.substr(at);
  for (std::string_view character : characters)
    if (rest.starts_with(character)) return character.size();
  return 0;
}

constexpr std::array<std::string_view, 10> kSpaces = {" ",  "\t",     "\n",     "\r",     "\v",
                                                      "\f", "\u00A0", "\u3000", "\u2003", "\u2009"};
constexpr std::array<std::string_view, 2> kOpen = {"(", "\uFF08"};
constexpr std::array<std::string_view, 2> kClose = {")", "\uFF09"};
constexpr std::array<std::string_view, 8> kDouble = {"\"",     "\u201C", "\u201D", "\u201E",
                                                     "\u201F", "\u00AB", "\u00BB", "\uFF02"};
constexpr std::array<std::string_view, 3> kSingle = {"'", "\u2018", "\u2019"};

}  // namespace

std::size_t space_at(std::string_view text, std::size_t at) { return match(text, at, kSpaces); }
std::size_t open_bracket_at(std::string_view text, std::size_t at) {
  return match(text, at, kOpen);
}
std::size_t close_bracket_at(std::string_view text, std::size_t at) {
  return match(text, at, kClose);
}
std::size_t double_quote_at(std::string_view text, std::size_t at) {
  return match(text, at, kDouble);
}
std::size_t single_quote_at(std::string_view text, std::size_t at) {
  return match(text, at, kSingle);
}

bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || space_at(text, at) || open_bracket_at(text, at) ||
         close_bracket_at(text, at) || double_quote_at(text, at);
}

std::size_t char_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (length < 4 && at + length < text.size() &&
         (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80)
    ++length;
  return length;
}

}  // namespace vankho::query
