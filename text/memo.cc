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

}  // namespace

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

std::string_view Arena::copy(std::string_view text) {
  auto* const place = static_cast<char*>(allocate(text.size(), 1));
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

void Arena::clear() { *this = Arena(); }

Memo::Impl::Impl() : entries_(kFirstEntries) {
  std::random_device device;
  seed_ = (std::uint64_t{device()} << 32) | device();
}

std::uint64_t Memo::Impl::hash_of(std::string_view raw) const {
  return XXH3_64bits_withSeed(raw.data(), raw.size(), seed_);
}

std::size_t Memo::Impl::place_of(std::uint64_t hash, std::string_view raw) const {
  const std::size_t mask = entries_.size() - 1;
  std::size_t place = hash & mask;
  while (entries_[place].raw.data() != nullptr &&
         (entries_[place].hash != hash || entries_[place].raw != raw)) {
    place = (place + 1) & mask;
  }
  return place;
}

const std::span<const StoredWord>* Memo::Impl::find(std::uint64_t hash,
                                                    std::string_view raw) const {
  const Entry& entry = entries_[place_of(hash, raw)];
  return entry.raw.data() != nullptr ? &entry.words : nullptr;
}

std::span<const StoredWord> Memo::Impl::store(std::uint64_t hash, std::string_view raw,
                                              const std::vector<Word>& words) {
  auto* const stored = static_cast<StoredWord*>(
      arena_.allocate(words.size() * sizeof(StoredWord), alignof(StoredWord)));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    new (stored + i) StoredWord{
        arena_.copy(word.exact), word.begin, word.end, word.kind, word.shout, word.capital,
        word.abbreviation};
  }
  const std::span<const StoredWord> span(stored, words.size());
  if (raw.size() <= kLongestRemembered && bytes() < kMaxBytes) remember(hash, raw, span);
  return span;
}

void Memo::Impl::remember(std::uint64_t hash, std::string_view raw,
                          std::span<const StoredWord> words) {
  if (2 * (used_ + 1) > entries_.size()) grow();
  entries_[place_of(hash, raw)] = {hash, arena_.copy(raw), words};
  ++used_;
}

void Memo::Impl::grow() {
  std::vector<Entry> old(entries_.size() * 2);
  old.swap(entries_);
  for (const Entry& entry : old) {
    if (entry.raw.data() != nullptr) entries_[place_of(entry.hash, entry.raw)] = entry;
  }
}

void Memo::Impl::begin_article() {
  if (bytes() >= kMaxBytes) clear();
}

void Memo::Impl::clear() {
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
