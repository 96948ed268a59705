// text/unicode.h: code points: reading them from any bytes, what part they
// play in a word, and the normal form that words are compared in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vankho::text {

// One code point read from UTF-8. `valid` is false for a byte that begins no
// well-formed sequence; then `length` is 1, so that a reader always advances.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 1;
  bool valid = false;
};

// Reads the code point at `at`, which must lie inside `text`.
inline CodePoint code_point_at(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t c);

// What a character does to a word.
enum class CharClass : std::uint8_t {
  separator,   // ends a word: punctuation, symbols, controls
  space,       // ends a word and may follow a sentence: blanks of all widths
  newline,     // ends a paragraph
  letter,      // letters of any script
  digit,       // decimal digits, also those that NFKC makes one (², full width)
  mark,        // combining marks: part of the letter before
  invisible,   // zero-width and soft hyphen: inside a word as if absent
  apostrophe,  // inside a word as if absent: H'Mông, H’Mông
  ideograph,   // scripts without spaces: each character a word
  stop,        // may end a sentence: . ! ? …
  dash,        // all of them: - ‐ ‑ – — −
};

CharClass char_class(char32_t c);

// The classes of U+0000 … U+FFFF, for loops that look up many.
const CharClass* bmp_classes();

constexpr bool in_word(CharClass c) { return c >= CharClass::letter && c <= CharClass::invisible; }

bool is_upper(char32_t c);

// The normal form of a word: NFKC, case folded, invisible characters and
// apostrophes deleted, Đ's and Latin's look-alikes replaced, a shape mark before
// a tone mark whatever the typist's order was, NFC. "ÐẢNG" → "đảng".
// Characters that belong to no word are dropped. Idempotent.
std::string normal_form(std::string_view word);

// ---- implementation ----

namespace detail {
CodePoint multibyte_at(std::string_view text, std::size_t at);
}

inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, true};
  const auto follows = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  const auto bits = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]) & 0x3F);
  };
  // Nearly all Vietnamese letters are C3–C6 + one byte or E1 + two.
  if (byte >= 0xC2 && byte < 0xE0 && follows(at + 1)) {
    return {(char32_t{byte} & 0x1F) << 6 | bits(at + 1), 2, true};
  }
  if (byte == 0xE1 && follows(at + 1) && follows(at + 2)) {
    return {0x1000U | bits(at + 1) << 6 | bits(at + 2), 3, true};
  }
  return detail::multibyte_at(text, at);
}

}  // namespace vankho::text
