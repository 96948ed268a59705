// text/token.h: what the analyzer makes of running text.
#pragma once

#include <cstdint>
#include <string_view>

namespace vankho::text {

// Bytes [begin, end) of the text that was analyzed, in the spelling of its
// author: highlighting and evidence show these, never the normalised form.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

enum class Kind : std::uint8_t {
  syllable,  // parses as a Vietnamese syllable: "đường", "nghị"
  word,      // other letters, perhaps with digits: "internet", "covid19"
  acronym,   // two or more capitals: "UBND", "TU", "TƯ"; marks are exact
  number,    // "2021", "1.284,5" (canonical without separators)
  symbol,    // a document number in any of its spellings: "18-nq/tw"
};

// One token. `exact` is its normalised form (lower case, NFC, canonical tone
// place, i/y folded): what is indexed and compared. It stays valid until the
// Memo it was made with begins its next article.
struct Token {
  std::string_view exact;
  Span span;
  std::uint32_t position = 0;  // counts tokens; a sentence end or a paragraph adds a gap
  Kind kind = Kind::syllable;
  bool capital = false;  // its first letter is upper case in the text
  std::uint64_t hash = 0;  // hash_of(exact): a word is looked for in half a dozen tables
};

// XXH3-64.
std::uint64_t hash_of(std::string_view exact);

}  // namespace vankho::text
