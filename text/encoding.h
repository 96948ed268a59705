// text/encoding.h: bytes of any Vietnamese encoding → clean UTF-8.
//
// UTF-8, UTF-16 with or without a byte-order mark, Windows-1258, TCVN3 (ABC),
// VNI, VPS, VISCII, UTF-8 that was read as Windows-1252, and legacy-font text
// pasted into UTF-8 ("Uû ban nh©n d©n"). Judged paragraph by paragraph, since
// archives mix them. Plain Unicode, English, code and numbers are left alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vankho::text {

struct Decoded {
  std::string utf8;  // valid UTF-8, whatever came in
  std::string
      encoding;  // "utf-8", "utf-16le", "tcvn3", "vni", "windows-1258", …; "mixed" when several
  std::vector<std::string> warnings;  // what was repaired or replaced, with paragraph numbers
};

Decoded decode(std::string_view bytes);

// For text that is already valid UTF-8 (JSON strings): repairs legacy-font and
// double-encoded paragraphs only. Cheap when there is none. Returns the name of
// the encoding found, or "utf-8" when nothing was changed.
std::string repair(std::string& utf8);

bool valid_utf8(std::string_view bytes);

}  // namespace vankho::text
