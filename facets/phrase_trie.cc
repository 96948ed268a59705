#include "facets/phrase_trie.h"

#include <stdexcept>

#include "text/analyzer.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kMostWords = 32;

constexpr std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  return std::uint64_t{node} << 32 | word;
}

// FNV-1a. The words are our own, so nobody can make them collide; a foreign word
// that does costs one comparison.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

}  // namespace

Vocabulary::Phrase Vocabulary::intern(std::string_view phrase) {
  static const text::Analyzer analyzer;
  text::Memo memo;
  std::vector<text::Token> tokens;
  analyzer.analyze(phrase, memo, tokens);
  if (tokens.empty() || tokens.size() > kMostWords)
    throw std::logic_error("a phrase must have 1 to 32 words: " + std::string(phrase));
  Phrase read;
  for (const text::Token& token : tokens) {
    if (token.capital) read.capitals |= 1u << read.words.size();
    read.words.push_back(add(token.exact));
  }
  return read;
}

std::size_t Vocabulary::place(std::string_view exact, std::uint64_t hash) const {
  const std::size_t mask = entries_.size() - 1;
  std::size_t at = hash & mask;
  while (entries_[at].number &&
         (entries_[at].hash != hash || words_[entries_[at].number - 1] != exact))
    at = (at + 1) & mask;
  return at;
}

void Vocabulary::grow() {
  std::vector<Entry> old(entries_.empty() ? 256 : entries_.size() * 2);
  old.swap(entries_);
  for (const Entry& entry : old)
    if (entry.number) entries_[place(words_[entry.number - 1], entry.hash)] = entry;
}

std::uint32_t Vocabulary::add(std::string_view exact) {
  if (words_.size() * 4 >= entries_.size()) grow();
  const std::uint64_t hash = hash_of(exact);
  Entry& entry = entries_[place(exact, hash)];
  if (!entry.number) {
    words_.emplace_back(exact);
    entry = {hash, std::uint32_t(words_.size())};
  }
  return entry.number;
}

std::uint32_t Vocabulary::number(std::string_view exact) const {
  return entries_.empty() ? 0 : entries_[place(exact, hash_of(exact))].number;
}

void Vocabulary::number(std::span<const text::Token> tokens,
                        std::vector<std::uint32_t>& words) const {
  words.clear();
  for (const text::Token& token : tokens) words.push_back(number(token.exact));
}

void PhraseTrie::add(std::span<const std::uint32_t> words, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const std::uint32_t word : words) {
    const auto [step, fresh] = next_.try_emplace(edge(node, word), nodes_);
    if (fresh) ++nodes_;
    node = step->second;
  }
  value_[node] = value;
}

PhraseTrie::Match PhraseTrie::longest(std::span<const std::uint32_t> words, std::size_t at,
                                      int step) const {
  Match best;
  std::uint32_t node = 0;
  // Stepping back past the first word wraps to beyond the end, which ends the walk.
  for (std::size_t length = 1; at < words.size() && words[at]; at += std::size_t(step), ++length) {
    const auto next = next_.find(edge(node, words[at]));
    if (next == next_.end()) break;
    node = next->second;
    const auto value = value_.find(node);
    if (value != value_.end()) best = {length, value->second};
  }
  return best;
}

const std::uint32_t* PhraseTrie::find(std::span<const std::uint32_t> words) const {
  std::uint32_t node = 0;
  for (const std::uint32_t word : words) {
    const auto next = next_.find(edge(node, word));
    if (next == next_.end()) return nullptr;
    node = next->second;
  }
  const auto value = value_.find(node);
  return value == value_.end() ? nullptr : &value->second;
}

}  // namespace vankho::facets
