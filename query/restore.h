// query/restore.h: marks put back on words typed without them, or with some.
//
// A hidden Markov model whose states are the index's own spellings: a word's candidates share
// its folded form and keep every mark that was typed; transitions are how often two stand side
// by side in the index. Forward and backward probabilities give each candidate its share, so an
// unsure word searches several spellings by their weight instead of one by a guess.
// (Rabiner 1989, "A tutorial on hidden Markov models", section III.)
#pragma once

#include <string>
#include <vector>

#include "query/lexicon.h"
#include "query/request.h"

namespace vankho::query {

struct TypedWord {
  std::string exact;      // canonical form as typed
  bool adjacent = false;  // directly follows the word before
  bool plain = true;      // letters only: numbers and symbols are never changed
};

struct Read {
  std::string exact;
  double probability = 1;  // 0..1; of a word's readings they add up to 1
};

// For each word its readings, the likeliest first; never none.
std::vector<std::vector<Read>> restore(const std::vector<TypedWord>& words, const Lexicon& lexicon,
                                       Marks marks);

}  // namespace vankho::query
