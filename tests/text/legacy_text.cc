#include "tests/text/legacy_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "text/legacy.h"
#include "text/letters.h"
#include "text/unicode.h"

namespace vankho::tests {
namespace {

using namespace vankho::text;

char32_t lower(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }
char32_t upper(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }

const LegacyEncoding& encoding_named(std::string_view name) {
  const auto all = legacy_encodings();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const LegacyEncoding& one) { return one.name == name; });
  if (found == all.end()) throw std::runtime_error("no encoding " + std::string(name));
  return *found;
}

// Windows-1258 has the letters with shapes, and tones as marks that follow.
std::string in_1258(char32_t c) {
  static const auto bytes = [] {
    std::map<char32_t, char> table;
    for (char32_t byte = 0; byte < 256; ++byte)
      table.emplace(encoding_named("windows-1258").decode(Units(1, byte))[0],
                    static_cast<char>(byte));
    return table;
  }();
  constexpr char32_t kMarks[] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
  const Letter letter = letter_of(lower(c));
  const char32_t plain = is_upper(c) ? upper(letter.plain) : letter.plain;
  std::string out(1, bytes.at(plain));
  if (letter.tone != Tone::level) out += bytes.at(kMarks[static_cast<int>(letter.tone)]);
  return out;
}

std::string in_table(char32_t c, std::string_view encoding) {
  if (encoding == "tcvn3") {
    const bool toned = letter_of(lower(c)).tone != Tone::level;
    return legacy_bytes("tcvn", toned ? lower(c) : c);
  }
  const std::string bytes = legacy_bytes(encoding, c);
  return bytes.empty() ? legacy_bytes(encoding, lower(c)) : bytes;
}

}  // namespace

std::string in_legacy(std::string_view utf8, std::string_view encoding) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const CodePoint c = code_point_at(utf8, i);
    i += c.length;
    out += c.value < 0x80               ? std::string(1, static_cast<char>(c.value))
           : encoding == "windows-1258" ? in_1258(c.value)
                                        : in_table(c.value, encoding);
  }
  return out;
}

std::string pasted_as_western(std::string_view bytes) {
  Units units;
  for (const char c : bytes) units.push_back(static_cast<unsigned char>(c));
  std::string out;
  for (const char32_t c : decode_western(units)) append_utf8(out, c);
  return out;
}

}  // namespace vankho::tests
