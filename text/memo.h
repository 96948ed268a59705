// text/memo.h: the memory of a Memo: runs of word characters already met, with
// the words they hold. Internal to text/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "text/analyzer.h"
#include "text/word.h"

namespace vankho::text {

// Bytes that stay where they are until all are dropped together.
class Arena {
 public:
  void* allocate(std::size_t bytes, std::size_t alignment);
  std::string_view copy(std::string_view text);
  std::size_t size() const { return size_; }
  void clear();

 private:
  static constexpr std::size_t kBlock = 64 * 1024;

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t size_ = 0;
};

// A Word whose text lies in the arena.
struct StoredWord {
  std::string_view exact;
  std::uint32_t begin;
  std::uint32_t end;
  Kind kind;
  Shout shout;
  bool capital;
  bool abbreviation;
};

struct Memo::Impl {
 public:
  Impl();

  // The words stored under `raw`, or null. `hash` is hash_of(raw).
  const std::span<const StoredWord>* find(std::uint64_t hash, std::string_view raw) const;

  // Stores words until the article's end; remembers them under `raw` unless the
  // memo is full.
  std::span<const StoredWord> store(std::uint64_t hash, std::string_view raw,
                                    const std::vector<Word>& words);

  std::uint64_t hash_of(std::string_view raw) const;
  void begin_article();

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::string_view raw;  // null when the place is free
    std::span<const StoredWord> words;
  };

  std::size_t bytes() const { return arena_.size() + entries_.size() * sizeof(Entry); }
  std::size_t place_of(std::uint64_t hash, std::string_view raw) const;
  void remember(std::uint64_t hash, std::string_view raw, std::span<const StoredWord> words);
  void grow();
  void clear();

  Arena arena_;
  std::vector<Entry> entries_;  // open addressing; the size is a power of two
  std::size_t used_ = 0;
  std::uint64_t seed_;  // random, so that nobody can make runs collide
};

}  // namespace vankho::text
