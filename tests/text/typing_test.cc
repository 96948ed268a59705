// Keystrokes of Telex and VNI that no input method decoded.
#include "text/typing.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/text/table.h"

using namespace vankho::text;
using vankho::tests::cases;

TEST_CASE("keystrokes decode to the syllables that they would have made") {
  for (const auto& row : cases("keystrokes.tsv")) {
    std::string decoded;
    for (const std::string& syllable : decode_keystrokes(row[0]))
      decoded += (decoded.empty() ? "" : " ") + syllable;
    INFO(row[0]);
    CHECK(decoded == row[1]);
  }
}

TEST_CASE("keystrokes of any length cost little") {
  CHECK(decode_keystrokes("").empty());
  CHECK(decode_keystrokes(std::string(100'000, 'w')).empty());
  CHECK(decode_keystrokes("\xFF\xC3").empty());
}
