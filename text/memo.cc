#include "text/memo.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <random>
#include <utility>

namespace vankho::text {
namespace {

constexpr std::size_t kFirstEntries = 4096;
constexpr std::size_t kMaxBytes = 64 * 1024 * 1024;

// A longer run is rare, and seldom comes twice.
constexpr std::size_t kLongestRemembered = 64;

template <typename Unsigned>
bool equal_ends(const char* a, const char* b, std::size_t size) {
  Unsigned x[2];
  Unsigned y[2];
  std::memcpy(&x[0], a, sizeof(Unsigned));
  std::memcpy(&y[0], b, sizeof(Unsigned));
  std::memcpy(&x[1], a + size - sizeof(Unsigned), sizeof(Unsigned));
  std::memcpy(&y[1], b + size - sizeof(Unsigned), sizeof(Unsigned));
  return x[0] == y[0] && x[1] == y[1];
}

// memcmp for the few bytes that a word has: two loads that may overlap, no call.
bool equal_bytes(const char* a, const char* b, std::size_t size) {
  if (size > 16) return std::memcmp(a, b, size) == 0;
  if (size >= 8) return equal_ends<std::uint64_t>(a, b, size);
  if (size >= 4) return equal_ends<std::uint32_t>(a, b, size);
  if (size >= 2) return equal_ends<std::uint16_t>(a, b, size);
  return size == 0 || *a == *b;
}

char* copy_bytes(char* to, std::string_view from) {
  std::memcpy(to, from.data(), from.size());
  return to + from.size();
}

}  // namespace

std::uint64_t hash_of(std::string_view exact) { return XXH3_64bits(exact.data(), exact.size()); }

void* Arena::allocate(std::size_t bytes, std::size_t alignment) {
  const std::size_t padding = -reinterpret_cast<std::uintptr_t>(next_) & (alignment - 1);
  if (left_ < bytes + padding) {
    const std::size_t block = std::max(kBlock, bytes);
    blocks_.push_back(std::make_unique<std::byte[]>(block));
    next_ = blocks_.back().get();
    left_ = block;
    size_ += block;
    return allocate(bytes, alignment);
  }
  std::byte* const place = next_ + padding;
  next_ = place + bytes;
  left_ -= bytes + padding;
  return place;
}

void Arena::clear() { *this = Arena(); }

Memo::Impl::Impl() : entries_(kFirstEntries) {
  static const std::uint64_t seed = [] {
    std::random_device device;  // asks the system: once a process
    return (std::uint64_t{device()} << 32) | device();
  }();
  seed_ = seed;
}

std::uint64_t Memo::Impl::hash(std::string_view run) const {
  return XXH3_64bits_withSeed(run.data(), run.size(), seed_);
}

void Memo::Impl::fetch_place(std::uint64_t hash) const {
  __builtin_prefetch(&entries_[hash & (entries_.size() - 1)]);
}

void Memo::Impl::fetch_record(std::uint64_t hash) const {
  // Of a free place this is the null pointer, which a prefetch ignores.
  __builtin_prefetch(entries_[hash & (entries_.size() - 1)].record);
}

const Record* Memo::Impl::find(std::uint64_t hash, std::string_view run) const {
  const std::size_t mask = entries_.size() - 1;
  for (std::size_t place = hash & mask; entries_[place].record != nullptr;
       place = (place + 1) & mask) {
    const Entry& entry = entries_[place];
    if (entry.hash == hash && entry.record->run_bytes == run.size() &&
        equal_bytes(entry.record->run(), run.data(), run.size())) {
      return entry.record;
    }
  }
  return nullptr;
}

const Record* Memo::Impl::store(std::uint64_t hash, std::string_view run,
                                const std::vector<Word>& words) {
  const Record* const record = make_record(run, words);
  if (run.size() <= kLongestRemembered && bytes() < kMaxBytes) remember(hash, record);
  return record;
}

const Record* Memo::Impl::make_record(std::string_view run, const std::vector<Word>& words) {
  std::size_t bytes = sizeof(Record) + words.size() * sizeof(StoredWord) + run.size();
  for (const Word& word : words) bytes += word.exact.size();

  auto* const record = new (arena_.allocate(bytes, alignof(StoredWord)))
      Record{static_cast<std::uint32_t>(run.size()), static_cast<std::uint32_t>(words.size())};
  auto* stored = reinterpret_cast<StoredWord*>(record + 1);
  char* text = copy_bytes(reinterpret_cast<char*>(stored + words.size()), run);
  for (const Word& word : words) {
    new (stored++) StoredWord{
        {text, word.exact.size()}, word.begin, word.end, word.kind, word.shout, word.capital,
        word.abbreviation, hash_of(word.exact)};
    text = copy_bytes(text, word.exact);
  }
  return record;
}

std::size_t Memo::Impl::free_place(std::uint64_t hash) const {
  const std::size_t mask = entries_.size() - 1;
  std::size_t place = hash & mask;
  while (entries_[place].record != nullptr) place = (place + 1) & mask;
  return place;
}

void Memo::Impl::remember(std::uint64_t hash, const Record* record) {
  if (2 * (used_ + 1) > entries_.size()) grow();
  entries_[free_place(hash)] = {hash, record};
  ++used_;
}

void Memo::Impl::grow() {
  std::vector<Entry> old(entries_.size() * 2);
  old.swap(entries_);
  for (const Entry& entry : old) {
    if (entry.record != nullptr) entries_[free_place(entry.hash)] = entry;
  }
}

void Memo::Impl::begin_article() {
  if (bytes() < kMaxBytes) return;
  arena_.clear();
  entries_ = std::vector<Entry>(kFirstEntries);
  used_ = 0;
}

Memo::Memo() : impl_(std::make_unique<Impl>()) {}
Memo::~Memo() = default;
Memo::Memo(Memo&&) noexcept = default;
Memo& Memo::operator=(Memo&&) noexcept = default;

void Memo::begin_article() { impl_->begin_article(); }

}  // namespace vankho::text
