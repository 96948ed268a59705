#include "segment/stream.h"

namespace vankho::segment {
namespace {
char tail(std::uint32_t bits) { return static_cast<char>(0xC0 | (bits & 0x3F)); }
}  // namespace

std::uint32_t take_long_code(unsigned char first, std::string_view& stream) {
  std::uint32_t rest = 0;
  for (int count = first < 0xB0 ? 1 : first < 0xBF ? 2 : 4; count > 0 && !stream.empty(); --count) {
    const auto byte = static_cast<unsigned char>(stream.front());
    if (byte < 0xC0) break;
    rest = rest << 6 | (byte & 0x3Fu);
    stream.remove_prefix(1);
  }
  if (first < 0xB0) return kOne + (first - 0x80u) * 64 + rest;
  if (first < 0xBF) return kTwo + (first - 0xB0u) * 4096 + rest;
  if (first == 0xBF) return kThree + rest;
  return kGap;  // a tail without its first byte
}

void put_code(std::string& out, std::uint32_t term) {
  if (term < kOne) {
    out.push_back(static_cast<char>(term));
  } else if (term < kTwo) {
    const std::uint32_t rest = term - kOne;
    out.push_back(static_cast<char>(0x80 + rest / 64));
    out.push_back(tail(rest));
  } else if (term < kThree) {
    const std::uint32_t rest = term - kTwo;
    out.push_back(static_cast<char>(0xB0 + rest / 4096));
    out.push_back(tail(rest >> 6));
    out.push_back(tail(rest));
  } else {
    const std::uint32_t rest = term - kThree;
    out.push_back('\xBF');
    for (int shift = 18; shift >= 0; shift -= 6) out.push_back(tail(rest >> shift));
  }
}

std::vector<Placed> read_stream(std::string_view stream) {
  std::vector<Placed> out;
  out.reserve(stream.size());
  std::uint32_t position = 0;
  std::uint8_t field = 0;
  while (!stream.empty()) {
    const std::uint32_t code = take_code(stream);
    if (code == kGap) {
      position += kGapWidth;
    } else if (code == kFieldEnd) {
      position += kGapWidth;
      if (field < 3) ++field;
    } else {
      out.push_back({code, position++, field});
    }
  }
  return out;
}

}  // namespace vankho::segment
