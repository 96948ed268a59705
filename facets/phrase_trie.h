// facets/phrase_trie.h: phrases of words, each with a number, matched in analyzed text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace vankho::facets {

// Words as numbers from 1; 0 is any word that was never interned.
class Vocabulary {
 public:
  struct Phrase {
    std::vector<std::uint32_t> words;
    std::uint32_t capitals = 0;  // bit i: word i begins with a capital
  };

  // The words of a phrase as the analyzer sees them. 1 to 32 of them, or it throws: the
  // phrases are our own.
  Phrase intern(std::string_view phrase);

  void number(std::span<const text::Token> tokens, std::vector<std::uint32_t>& words) const;

 private:
  struct Entry {
    std::uint32_t tag = 0;     // the hash's upper half
    std::uint32_t number = 0;  // 0: free
  };

  std::uint32_t add(std::string_view exact);
  std::size_t place(std::string_view exact, std::uint64_t hash) const;
  void grow();

  std::vector<std::string> words_;  // by number - 1
  std::vector<Entry> entries_;      // open addressing; a power of two
};

class PhraseTrie {
 public:
  void add(std::span<const std::uint32_t> words, std::uint32_t value);

  struct Match {
    std::size_t length = 0;  // in words; 0: none
    std::uint32_t value = 0;
  };
  // The longest phrase in words[at], words[at + step] …; step is 1 or -1.
  Match longest(std::span<const std::uint32_t> words, std::size_t at, int step) const;
  // The value of exactly these words, or null.
  const std::uint32_t* find(std::span<const std::uint32_t> words) const;

 private:
  static constexpr std::uint32_t kNoNode = 0, kNoValue = 0xFFFFFFFFu;

  struct Edge {
    std::uint32_t node = 0, word = 0;  // word 0: free
    std::uint32_t next = 0;
  };

  std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
  std::size_t place(std::uint32_t node, std::uint32_t word) const;
  void connect(std::uint32_t node, std::uint32_t word, std::uint32_t next);
  void grow();

  std::vector<std::uint32_t> first_;  // by word: the node after it; most words begin nothing
  std::vector<Edge> edges_;           // the rest; open addressing, a power of two
  std::size_t edge_count_ = 0;
  std::vector<std::uint32_t> values_{kNoValue};  // by node
};

}  // namespace vankho::facets
