// text/word.h: what one run of word characters holds: usually one word,
// sometimes several joined by dots ("TP.HCM", "1.284,5", "T.Ư").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace vankho::text {

// Letters that stand in capitals although they spell a syllable may be an
// acronym ("TU") or a headline ("HỌC TU"): the neighbours decide.
enum class Shout : std::uint8_t {
  none,
  perhaps,  // short and without a tone: either
  surely,   // a syllable that no acronym looks like: a headline
};

struct Word {
  std::string exact;
  std::uint32_t begin = 0;  // bytes of the run
  std::uint32_t end = 0;
  Kind kind = Kind::syllable;
  Shout shout = Shout::none;
  bool capital = false;
  bool abbreviation = false;  // a dot after it ends no sentence: "TP. Huế"
};

// The words of a run: letters, digits, marks, invisible characters, and between
// them apostrophes, dots, commas or ampersands.
std::vector<Word> words_of(std::string_view run);

// The normal form of a single word's letters, before any syllable is made of it,
// turned into its canonical spelling: tone place, i/y, TƯ at an acronym's end.
std::string canonical_spelling(const std::string& normal);

}  // namespace vankho::text
