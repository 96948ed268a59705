#include "facets/phrase_trie.h"

#include <bit>
#include <stdexcept>

#include "text/analyzer.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kMostWords = 32;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t product = (a ^ std::rotl(b, 29)) * 0x9E3779B97F4A7C15u;
  return product ^ product >> 32;
}

constexpr std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

Vocabulary::Phrase Vocabulary::intern(std::string_view phrase) {
  static const text::Analyzer analyzer;
  thread_local text::Memo memo;  // to make one costs more than to read a phrase
  memo.begin_article();
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
  const std::uint32_t tag = tag_of(hash);
  std::size_t at = hash & mask;
  while (entries_[at].number &&
         (entries_[at].tag != tag || words_[entries_[at].number - 1] != exact))
    at = (at + 1) & mask;
  return at;
}

void Vocabulary::grow() {
  entries_.assign(entries_.empty() ? 256 : entries_.size() * 2, Entry{});
  for (std::uint32_t number = 1; number <= words_.size(); ++number) {
    const std::uint64_t hash = text::hash_of(words_[number - 1]);
    entries_[place(words_[number - 1], hash)] = {tag_of(hash), number};
  }
}

std::uint32_t Vocabulary::add(std::string_view exact) {
  if (words_.size() * 4 >= entries_.size()) grow();
  const std::uint64_t hash = text::hash_of(exact);
  Entry& entry = entries_[place(exact, hash)];
  if (!entry.number) {
    words_.emplace_back(exact);
    entry = {tag_of(hash), std::uint32_t(words_.size())};
  }
  return entry.number;
}

void Vocabulary::number(std::span<const text::Token> tokens,
                        std::vector<std::uint32_t>& words) const {
  words.clear();
  if (entries_.empty()) return words.resize(tokens.size());
  for (const text::Token& token : tokens)
    words.push_back(entries_[place(token.exact, token.hash)].number);
}

std::size_t PhraseTrie::place(std::uint32_t node, std::uint32_t word) const {
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = mixed(node, word) & mask;
  while (edges_[at].word && (edges_[at].node != node || edges_[at].word != word))
    at = (at + 1) & mask;
  return at;
}

std::uint32_t PhraseTrie::step(std::uint32_t node, std::uint32_t word) const {
  if (node == 0) return word < first_.size() ? first_[word] : kNoNode;
  return edges_.empty() ? kNoNode : edges_[place(node, word)].next;
}

void PhraseTrie::grow() {
  std::vector<Edge> old(edges_.empty() ? 256 : edges_.size() * 2);
  old.swap(edges_);
  for (const Edge& edge : old)
    if (edge.word) edges_[place(edge.node, edge.word)] = edge;
}

void PhraseTrie::connect(std::uint32_t node, std::uint32_t word, std::uint32_t next) {
  if (node == 0) {
    if (word >= first_.size()) first_.resize(word + 1, kNoNode);
    first_[word] = next;
    return;
  }
  if (++edge_count_ * 2 >= edges_.size()) grow();
  edges_[place(node, word)] = {node, word, next};
}

void PhraseTrie::add(std::span<const std::uint32_t> words, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const std::uint32_t word : words) {
    std::uint32_t next = step(node, word);
    if (next == kNoNode) {
      next = std::uint32_t(values_.size());
      values_.push_back(kNoValue);
      connect(node, word, next);
    }
    node = next;
  }
  values_[node] = value;
}

PhraseTrie::Match PhraseTrie::longest(std::span<const std::uint32_t> words, std::size_t at,
                                      int step_by) const {
  Match best;
  std::uint32_t node = 0;
  // Stepping back past the first word wraps to beyond the end, which ends the walk.
  for (std::size_t length = 1; at < words.size() && words[at];
       at += std::size_t(step_by), ++length) {
    node = step(node, words[at]);
    if (node == kNoNode) break;
    if (values_[node] != kNoValue) best = {length, values_[node]};
  }
  return best;
}

const std::uint32_t* PhraseTrie::find(std::span<const std::uint32_t> words) const {
  std::uint32_t node = 0;
  for (const std::uint32_t word : words) {
    node = step(node, word);
    if (node == kNoNode) return nullptr;
  }
  return values_[node] == kNoValue ? nullptr : &values_[node];
}

}  // namespace vankho::facets
