// segment/postings_inl.h: the inner loop of postings.h, inlined into scoring.
#pragma once

#include <bit>
#include <cstring>

#include "segment/postings.h"

namespace vankho::segment {

// Bits that are set. In place: where the processor may lack the instruction, std::popcount is a
// call into the compiler's library.
inline std::uint32_t count_bits(std::uint64_t word) {
  word -= word >> 1 & 0x5555555555555555;
  word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
  word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<std::uint32_t>(word * 0x0101010101010101 >> 56);
}

template <typename Visit>
void each_bit(const Bitmap& bits, std::uint32_t word, Visit visit) {
  for (std::uint64_t left = bits[word]; left != 0; left &= left - 1)
    visit(word * 64 + static_cast<std::uint32_t>(std::countr_zero(left)));
}

template <typename Visit>
void each_bit(const Bitmap& bits, Visit visit) {
  for (std::uint32_t word = 0; word < bits.size(); ++word) each_bit(bits, word, visit);
}

template <typename Visit>
void each_in(const Block& block, const Bitmap& wanted, Visit visit) {
  if (!block.dense) {
    for (std::uint32_t i = 0; i < block.count; ++i) {
      std::uint16_t article;
      std::memcpy(&article, block.articles + 2 * i, 2);
      if (article < kWindow && (wanted[article / 64] >> (article % 64) & 1) != 0)
        visit(article, block.payloads[i]);
    }
    return;
  }
  for (std::uint32_t word = 0; word < wanted.size(); ++word) {
    if (wanted[word] == 0) continue;
    std::uint64_t here;
    std::uint16_t rank;
    std::memcpy(&here, block.articles + 8 * word, 8);
    std::memcpy(&rank, block.articles + 8 * wanted.size() + 2 * word, 2);
    const bool all = (here & ~wanted[word]) == 0;  // then payloads follow one another
    std::uint32_t at = rank;
    for (std::uint64_t both = here & wanted[word]; both != 0; both &= both - 1, ++at) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(both));
      if (!all) at = rank + count_bits(here & ((std::uint64_t{1} << bit) - 1));
      if (at >= block.count) break;  // damaged
      visit(word * 64 + bit, block.payloads[at]);
    }
  }
}

}  // namespace vankho::segment
