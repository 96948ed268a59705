// text/syllable.h: the grammar of the Vietnamese syllable: onset, rime, tone.
//
// A closed set: 27 onsets × 163 rimes × 6 tones under constraints, 18,070
// written forms. Source: the phonotactic tables checked against 20.9 million
// syllables of news (see docs/LANGUAGE.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vankho::text {

enum class Tone : std::uint8_t { level, grave, hook, tilde, acute, dot };

struct Syllable {
  std::string onset;  // "ngh", "qu", "" …
  std::string rime;   // without tone: "iêt", "oa" …
  Tone tone = Tone::level;

  // The written form, tone on its canonical (old style: hòa, thủy) letter.
  std::string spell() const;
};

// Parses a lower-case NFC word wherever its tone mark stands ("vịêt", "hoà").
// Nothing when it is not a Vietnamese syllable.
std::optional<Syllable> parse_syllable(std::string_view word);

}  // namespace vankho::text
