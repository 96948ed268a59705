// tests/text/legacy_text.h: Unicode text written in the encodings of before, as their fonts
// wrote it, so that reading it back can be tested.
#pragma once

#include <string>
#include <string_view>

namespace vankho::tests {

// `encoding`: "tcvn3", "vni", "viscii", "vps" or "windows-1258". Vietnamese letters and ASCII
// only. TCVN3 has no capitals with a tone, VPS lacks fourteen: such letters come out small.
std::string in_legacy(std::string_view utf8, std::string_view encoding);

// Bytes as somebody has them who reads `bytes` as Windows-1252 and saves UTF-8.
std::string pasted_as_western(std::string_view bytes);

}  // namespace vankho::tests
