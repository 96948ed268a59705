#include "segment/slots.h"

#include <xxhash.h>

namespace vankho::segment {

// The upper half of the hash says where, the lower is the tag.
Probe probe_of(std::string_view text, std::size_t slots) {
  const std::uint64_t hash = XXH3_64bits(text.data(), text.size());
  const std::uint64_t begin = (hash >> 32) * slots >> 32;
  return {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(begin)};
}

std::vector<Slot> make_slots(std::span<const std::string_view> texts) {
  std::vector<Slot> slots(texts.size() + texts.size() / 2 + 1);
  for (std::uint32_t place = 0; place < texts.size(); ++place) {
    const Probe probe = probe_of(texts[place], slots.size());
    std::size_t at = probe.begin;
    while (slots[at].next != 0)
      if (++at == slots.size()) at = 0;
    slots[at] = {probe.tag, place + 1};
  }
  return slots;
}

}  // namespace vankho::segment
