// text/legacy.h: the Vietnamese encodings of before Unicode, as tables.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vankho::text {

// A paragraph whose encoding is not known yet: values below 0x100 are bytes,
// others are characters that are certain (an emoji in a pasted paragraph).
using Units = std::u32string;

struct LegacyEncoding {
  std::string_view name;
  std::u32string (*decode)(const Units& units);
};

// TCVN3, VNI, VISCII, VPS and Windows-1258, the likelier first.
std::span<const LegacyEncoding> legacy_encodings();

// Windows-1252, for what turns out to be western. The five codes that it leaves
// undefined stay control characters, as browsers have them.
std::u32string decode_western(const Units& units);

// The bytes that a text was before it was read as Windows-1252 or Latin-1.
Units western_units(std::u32string_view text);

// The bytes of a letter in the column of data/legacy_letters.tsv ("tcvn", "vni",
// "viscii", "vps"); empty when the encoding has none.
std::string legacy_bytes(std::string_view column, char32_t letter);

// Precomposed letters (NFC).
std::u32string composed(const std::u32string& text);

}  // namespace vankho::text
