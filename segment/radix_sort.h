// segment/radix_sort.h: sorts 64-bit keys by a range of their bits, keeping the order of equals.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace vankho::segment {

// By bits [low, high). `spare` is scratch; its content is lost.
inline void radix_sort(std::vector<std::uint64_t>& keys, std::vector<std::uint64_t>& spare,
                       unsigned low, unsigned high) {
  constexpr unsigned kBits = 11;  // 2,048 counters stay in the first-level cache
  spare.resize(keys.size());
  for (unsigned shift = low; shift < high; shift += kBits) {
    std::array<std::uint32_t, 1u << kBits> starts{};
    for (const std::uint64_t key : keys) ++starts[key >> shift & (starts.size() - 1)];
    std::uint32_t sum = 0;
    for (std::uint32_t& start : starts) sum += std::exchange(start, sum);
    for (const std::uint64_t key : keys) spare[starts[key >> shift & (starts.size() - 1)]++] = key;
    keys.swap(spare);
  }
}

}  // namespace vankho::segment
