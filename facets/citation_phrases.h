// facets/citation_phrases.h: many phrases, each standing for something.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facets/citation_cursor.h"
#include "facets/citation_words.h"

namespace vankho::facets {

// The longest phrase that stands at a token, in time that does not grow with
// the number of phrases.
template <typename Value>
class Phrases {
 public:
  struct Found {
    const Value* value = nullptr;  // nothing: no phrase stands there
    std::size_t length = 0;        // in tokens
    explicit operator bool() const { return value != nullptr; }
  };

  void add(std::string_view written, Value value) {
    Entry entry{Phrase(written), std::move(value)};
    const std::vector<Word>& words = entry.phrase.words();
    std::vector<std::string> starts{words[0].exact, words[0].folded};
    if (words.size() > 1) starts.push_back(words[0].exact + words[1].exact);
    entries_.push_back(std::move(entry));
    for (const std::string& start : starts) {
      std::vector<std::size_t>& known = by_start_[start];
      if (known.empty() || known.back() != entries_.size() - 1)
        known.push_back(entries_.size() - 1);
    }
  }

  Found longest(const Cursor& cursor, std::size_t at) const {
    Found best;
    const auto candidates = by_start_.find(std::string(cursor.exact(at)));
    if (candidates == by_start_.end()) return best;
    for (const std::size_t index : candidates->second) {
      const std::size_t length = cursor.match(at, entries_[index].phrase);
      if (length > best.length) best = {&entries_[index].value, length};
    }
    return best;
  }

  // Every token with which a phrase may begin.
  std::vector<std::string> starts() const {
    std::vector<std::string> all;
    for (const auto& [start, indexes] : by_start_) all.push_back(start);
    return all;
  }

 private:
  struct Entry {
    Phrase phrase;
    Value value;
  };

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_start_;
};

}  // namespace vankho::facets
