// text/plausibility.h: how much a text reads like Vietnamese, for choosing
// between readings of the same bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace vankho::text {

struct Plausibility {
  std::uint32_t words = 0;   // words of letters
  std::uint32_t valid = 0;   // of them, Vietnamese syllables
  std::uint32_t marked = 0;  // words with a character outside ASCII
  std::uint32_t marked_valid = 0;
  std::uint32_t common = 0;  // of those, among the commonest syllables

  // Greater is better; below zero, more words speak against than for.
  double score() const;
  // Vietnamese beyond doubt of a few foreign names.
  bool is_vietnamese() const;

  Plausibility& operator+=(const Plausibility& other);
};

// Looks at no more than the first few thousand characters.
Plausibility judge(std::u32string_view text);

}  // namespace vankho::text
