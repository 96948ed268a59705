#include "segment/layout.h"

#include <algorithm>
#include <bit>

namespace vankho::segment {

std::uint8_t length_code(std::uint32_t tokens) {
  if (tokens < 16) return static_cast<std::uint8_t>(tokens);
  const auto octave = static_cast<std::uint32_t>(std::bit_width(tokens)) - 5;  // 16..31 is 0
  const std::uint32_t step = (tokens >> (octave + 1)) & 7;
  return static_cast<std::uint8_t>(std::min(16 + octave * 8 + step, 255u));
}

std::uint32_t length_of(std::uint8_t code) {
  if (code < 16) return code;
  const std::uint32_t octave = (code - 16u) / 8;
  const std::uint32_t step = (code - 16u) % 8;
  return ((8 + step) << (octave + 1)) + (1u << octave);  // the middle of the step
}

}  // namespace vankho::segment
