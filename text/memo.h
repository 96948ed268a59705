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
  std::uint64_t hash;  // of exact
};

// A run and its words, side by side in memory: one look-up, one or two lines of
// cache.  [Record][StoredWord × count][bytes of the run][bytes of the words]
struct Record {
  std::uint32_t run_bytes;
  std::uint32_t count;

  std::span<const StoredWord> words() const {
    return {reinterpret_cast<const StoredWord*>(this + 1), count};
  }
  const char* run() const { return reinterpret_cast<const char*>(words().data() + count); }
};
static_assert(sizeof(Record) % alignof(StoredWord) == 0);

struct Memo::Impl {
 public:
  Impl();

  // What the other members ask for.
  std::uint64_t hash(std::string_view run) const;

  // A look-up waits for memory twice, for a place of the table and for the record that it names.
  // These two ask for them early, one after the other, while other runs are read.
  void fetch_place(std::uint64_t hash) const;
  void fetch_record(std::uint64_t hash) const;

  // Null when the run is new.
  const Record* find(std::uint64_t hash, std::string_view run) const;

  // Keeps the words until the article's end; remembers them under `run` unless
  // the memo is full.
  const Record* store(std::uint64_t hash, std::string_view run, const std::vector<Word>& words);

  void begin_article();

 private:
  struct Entry {
    std::uint64_t hash = 0;
    const Record* record = nullptr;  // null when the place is free
  };

  std::size_t bytes() const { return arena_.size() + entries_.size() * sizeof(Entry); }
  std::size_t free_place(std::uint64_t hash) const;
  const Record* make_record(std::string_view run, const std::vector<Word>& words);
  void remember(std::uint64_t hash, const Record* record);
  void grow();

  Arena arena_;
  std::vector<Entry> entries_;  // open addressing; the size is a power of two
  std::size_t used_ = 0;
  std::uint64_t seed_;  // random, so that nobody can make runs collide
};

}  // namespace vankho::text
