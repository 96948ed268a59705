// facets/citation_words.h: the words of the grammar of citations, and phrases of them.
//
// A word of the grammar is compared with tokens. Articles are compared exactly
// (TU is not TƯ, "chi" is not "chỉ"); in a query a word typed without marks may
// stand for the marked one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vankho::facets {

struct Word {
  std::string exact;   // canonical, as Token::exact
  std::string folded;  // without marks

  Word(std::string_view written);  // NOLINT: a literal of the grammar is a word
};

// "ban chấp hành trung ương": words separated by blanks.
class Phrase {
 public:
  Phrase(std::string_view written);  // NOLINT

  const std::vector<Word>& words() const { return words_; }

 private:
  std::vector<Word> words_;
};

}  // namespace vankho::facets
