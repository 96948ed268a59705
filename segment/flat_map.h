// segment/flat_map.h: from 64-bit keys to 32-bit numbers given in order of arrival: open
// addressing, linear probing. The builder asks it a thousand times an article, where
// std::unordered_map was four times as slow.
#pragma once

#include <cstdint>
#include <vector>

namespace vankho::segment {

class FlatMap {
 public:
  FlatMap() : slots_(1024) {}

  // The number of `key`: given before, or the next one. `key` must not be 0.
  std::uint32_t number(std::uint64_t key) {
    if (size_ * 2 >= slots_.size()) grow();
    Slot& slot = find(slots_, key);
    if (slot.key == 0) slot = {key, size_++};
    return slot.number;
  }
  // Asks for the memory that number(key) will look at.
  void fetch(std::uint64_t key) const { __builtin_prefetch(&slots_[place(slots_, key)]); }
  std::uint32_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };

  static std::size_t place(const std::vector<Slot>& slots, std::uint64_t key) {
    const std::uint64_t hash = key * 0x9E3779B97F4A7C15ULL;
    return (hash ^ hash >> 32) & (slots.size() - 1);
  }

  static Slot& find(std::vector<Slot>& slots, std::uint64_t key) {
    for (std::size_t at = place(slots, key);; at = (at + 1) & (slots.size() - 1))
      if (slots[at].key == key || slots[at].key == 0) return slots[at];
  }

  void grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    for (const Slot& slot : slots_)
      if (slot.key != 0) find(larger, slot.key) = slot;
    slots_.swap(larger);
  }

  std::vector<Slot> slots_;
  std::uint32_t size_ = 0;
};

}  // namespace vankho::segment
