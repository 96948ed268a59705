// text/letters.h: the Vietnamese letters: a base, a shape (ă â đ ê ô ơ ư) and a tone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/syllable.h"

namespace vankho::text {

struct Letter {
  char32_t plain = 0;  // without tone: a, ă, â, đ …
  Tone tone = Tone::level;
};

// Splits the tone off a lower-case vowel; other characters come back as they are.
Letter letter_of(char32_t c);

// The lower-case vowel with that tone; a character that bears none comes back.
char32_t with_tone(char32_t plain, Tone tone);

// a for ă and â, d for đ …; other characters come back as they are.
char32_t without_shape(char32_t plain);

bool is_vowel(char32_t plain);

// The letters of valid UTF-8; what is not valid becomes U+FFFD.
std::vector<Letter> letters_of(std::string_view word);

}  // namespace vankho::text
