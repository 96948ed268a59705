// segment/slots.h: an open hash table as it lies in a segment: text → its place in a sorted table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace vankho::segment {

struct Slot {
  std::uint32_t tag = 0;  // of the hash: most strangers are told by it
  std::uint32_t next = 0; // place + 1; 0: a free slot
};

// Of distinct texts, each by its place. Two thirds are in use.
std::vector<Slot> make_slots(std::span<const std::string_view> texts);

// The slots in which a text may be, in the order to look: `slots` from begin on, round its end, until
// a free one.
struct Probe {
  std::uint32_t tag, begin;
};
Probe probe_of(std::string_view text, std::size_t slots);

// The place for which `is(place)` holds, among those that the hash of `text` leads to. Damaged slots
// may name any place.
template <typename Is>
std::optional<std::uint32_t> find_place(std::span<const Slot> slots, std::string_view text, Is is) {
  if (slots.empty()) return {};
  const Probe probe = probe_of(text, slots.size());
  std::size_t at = probe.begin;
  for (std::size_t looked = 0; looked < slots.size() && slots[at].next != 0; ++looked) {
    if (slots[at].tag == probe.tag && is(slots[at].next - 1)) return slots[at].next - 1;
    if (++at == slots.size()) at = 0;
  }
  return {};
}

}  // namespace vankho::segment
