#include "indexer/readers/tidy.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace vankho::indexer {
namespace {

// What must be looked at: control characters, and the first byte of U+0080…U+00BF.
constexpr std::array<bool, 256> kSpecial = [] {
  std::array<bool, 256> special{};
  for (std::size_t c = 0; c < 0x20; ++c) special[c] = c != '\n' && c != '\t';
  special[0x7F] = special[0xC2] = true;
  return special;
}();

bool is_special(char c) { return kSpecial[static_cast<unsigned char>(c)]; }

}  // namespace

void tidy(std::string& utf8, std::vector<std::string>& warnings) {
  const auto first = std::find_if(utf8.begin(), utf8.end(), is_special);
  if (first == utf8.end()) return;
  std::size_t out = static_cast<std::size_t>(first - utf8.begin()), dropped = 0;
  for (std::size_t in = out; in < utf8.size(); ++in) {
    const char c = utf8[in];
    const char next = in + 1 < utf8.size() ? utf8[in + 1] : '\0';
    if (!is_special(c)) {
      utf8[out++] = c;
    } else if (c == '\r') {
      if (next != '\n') utf8[out++] = '\n';
    } else if (c == '\xC2' && next == '\xA0') {
      utf8[out++] = ' ';
      ++in;
    } else if (c == '\xC2' && static_cast<unsigned char>(next) >= 0xA0) {
      utf8[out++] = c;
    } else if (c == '\f' || c == '\v') {
      utf8[out++] = '\n';
    } else {
      in += c == '\xC2';  // a C1 control has two bytes
      ++dropped;
    }
  }
  utf8.resize(out);
  if (dropped > 0)
    warnings.push_back(std::to_string(dropped) + " control characters (NUL and the like) dropped");
}

}  // namespace vankho::indexer
