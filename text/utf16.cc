#include "text/utf16.h"

#include <algorithm>

#include "text/unicode.h"

namespace vankho::text {
namespace {

constexpr std::size_t kSample = 4096;

char32_t unit_at(std::string_view bytes, std::size_t at, ByteOrder order) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return order == ByteOrder::little ? first | second << 8 : first << 8 | second;
}

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Vietnamese in UTF-16 is half ASCII: one byte of those pairs is zero, always
// the same one, and the other pairs come from few blocks (Latin, 1E00).
bool reads_as(std::string_view sample, ByteOrder order) {
  std::size_t ascii = 0;
  std::size_t odd = 0;
  const std::size_t pairs = sample.size() / 2;
  for (std::size_t i = 0; i < pairs; ++i) {
    const char32_t unit = unit_at(sample, 2 * i, order);
    const bool printable = (unit >= 0x20 && unit < 0x7F) || (unit >= '\t' && unit <= '\r');
    ascii += printable ? 1 : 0;
    odd += unit == 0 || (unit & 0xFF) == 0 || is_low(unit) || unit >= 0xFFFE ? 1 : 0;
  }
  return pairs >= 2 && 5 * ascii >= 2 * pairs && 20 * odd <= pairs;
}

}  // namespace

std::optional<ByteOrder> utf16_order(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return ByteOrder::little;
  if (bytes.starts_with("\xFE\xFF")) return ByteOrder::big;
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.find('\0') == std::string_view::npos) return std::nullopt;
  if (reads_as(sample, ByteOrder::little)) return ByteOrder::little;
  if (reads_as(sample, ByteOrder::big)) return ByteOrder::big;
  return std::nullopt;
}

std::string utf8_of_utf16(std::string_view bytes, ByteOrder order, std::size_t& replaced) {
  constexpr char32_t kReplacement = 0xFFFD;
  constexpr char32_t kByteOrderMark = 0xFEFF;
  std::string out;
  out.reserve(bytes.size());
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit_at(bytes, i, order);
    if (i == 0 && c == kByteOrderMark) continue;
    const bool pair = is_high(c) && i + 3 < bytes.size() && is_low(unit_at(bytes, i + 2, order));
    if (pair) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit_at(bytes, i + 2, order) - 0xDC00);
      i += 2;
    } else if (is_high(c) || is_low(c)) {
      c = kReplacement;
      ++replaced;
    }
    append_utf8(out, c);
  }
  if (i < bytes.size()) {
    append_utf8(out, kReplacement);
    ++replaced;
  }
  return out;
}

}  // namespace vankho::text
