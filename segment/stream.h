// segment/stream.h: an article's tokens as a string of codes, in the order of the text.
//
// Title, lead, body, then section and tags; a field ends with kFieldEnd, a sentence with
// kGap. Codes are self-synchronising, as in UTF-8, so a phrase is found by searching its
// bytes: the first byte says how long the code is, the others are never a first byte.
//
//   00..7F                 terms 0..127
//   80..AF + C0..FF        the next 3,072
//   B0..BE + 2 × C0..FF    the next 61,440
//   BF     + 4 × C0..FF    all others
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::segment {

inline constexpr std::uint32_t kGap = 0;
inline constexpr std::uint32_t kFieldEnd = 1;

void put_code(std::string& out, std::uint32_t term);

inline constexpr unsigned char kFirstTail = 0xC0;  // bytes from here begin no code

// The first terms of the longer codes.
inline constexpr std::uint32_t kOne = 128;
inline constexpr std::uint32_t kTwo = kOne + 48 * 64;
inline constexpr std::uint32_t kThree = kTwo + 15 * 64 * 64;

std::uint32_t take_long_code(unsigned char first, std::string_view& stream);

// Takes the first code off `stream`; damaged bytes are skipped. Must not be empty. Half of all
// codes are one byte, and re-ranking reads tens of thousands a query: hence inline.
inline std::uint32_t take_code(std::string_view& stream) {
  const auto first = static_cast<unsigned char>(stream.front());
  stream.remove_prefix(1);
  return first < kOne ? first : take_long_code(first, stream);
}

// Calls visit(begin) for each place of some codes, while it returns true; false when it did not.
// `rare`: where in the codes the byte is that is looked for, since nothing is found faster than a byte:
// the last of the longest code is likely the rarest.
template <typename Visit>
bool each_place(std::string_view stream, std::string_view codes, std::size_t rare, Visit visit) {
  if (stream.size() < codes.size()) return true;
  const char* const end = stream.data() + stream.size() - (codes.size() - rare) + 1;
  const char* at = stream.data() + rare;
  while ((at = static_cast<const char*>(
              std::memchr(at, codes[rare], static_cast<std::size_t>(end - at)))) != nullptr) {
    const char* const begin = at++ - rare;
    const bool here = *begin == codes[0] && std::memcmp(begin, codes.data(), codes.size()) == 0;
    if (here && !visit(begin)) return false;
  }
  return true;
}

// Tokens of a stream with their positions: a gap adds kGapWidth.
struct Placed {
  std::uint32_t term = 0;
  std::uint32_t position = 0;
  std::uint8_t field = 0;  // 0 title, 1 lead, 2 body, 3 section and tags
};
inline constexpr std::uint32_t kGapWidth = 10;
std::vector<Placed> read_stream(std::string_view stream);

}  // namespace vankho::segment
