// Every letter of every table there and back; whole passages told and converted; what is plain
// left alone.
#include "text/legacy.h"

#include <unicode/uchar.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/text/legacy_text.h"
#include "tests/text/table.h"
#include "text/encoding.h"
#include "text/legacy_table.h"
#include "text/letters.h"
#include "text/syllable.h"
#include "text/unicode.h"

using namespace vankho::text;
using namespace vankho::tests;

namespace {

const char* const kEncodings[] = {"tcvn3", "vni", "viscii", "vps", "windows-1258"};

std::vector<std::string> passages() {
  std::vector<std::string> out;
  for (const auto& row : cases("passages.tsv")) out.push_back(row[0]);
  return out;
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

std::u32string decoded(std::string_view bytes, std::string_view encoding) {
  Units units;
  for (const char c : bytes) units.push_back(static_cast<unsigned char>(c));
  for (const LegacyEncoding& one : legacy_encodings())
    if (one.name == encoding) return one.decode(units);
  return {};
}

char32_t lower(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }

// A letter that has no capital of its own there.
bool comes_small(std::string_view encoding, char32_t c) {
  if (!is_upper(c)) return false;
  if (encoding == "tcvn3") return letter_of(lower(c)).tone != Tone::level;
  return encoding == "vps" && legacy_bytes("vps", c).empty();
}

std::string utf16(std::string_view utf8, bool little) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const CodePoint c = code_point_at(utf8, i);
    i += c.length;
    const char high = static_cast<char>(c.value >> 8), low = static_cast<char>(c.value & 0xFF);
    out += little ? std::string{low, high} : std::string{high, low};
  }
  return out;
}

}  // namespace

TEST_CASE("the table holds the 134 Vietnamese letters outside ASCII") {
  CHECK(legacy_letters().size() == 134);
}

TEST_CASE("every letter of every encoding comes back") {
  for (const std::string encoding : kEncodings)
    for (const LegacyLetter& row : legacy_letters()) {
      const std::string letter = utf8_of(std::u32string(1, row.letter));
      const std::string bytes = in_legacy(letter, encoding);
      INFO(encoding << " " << letter);
      REQUIRE_FALSE(bytes.empty());
      const bool small = comes_small(encoding, row.letter);
      CHECK(decoded(bytes, encoding) == std::u32string(1, small ? lower(row.letter) : row.letter));
    }
}

TEST_CASE("passages in every encoding are told and converted") {
  for (const std::string encoding : kEncodings)
    for (const std::string& passage : passages()) {
      const Decoded result = decode(in_legacy(passage, encoding));
      INFO(encoding);
      CHECK(result.encoding == encoding);
      CHECK(result.utf8 == passage);
      CHECK(result.warnings.size() == 1);
    }
}

TEST_CASE("eighty bytes are enough to tell") {
  for (const std::string encoding : kEncodings) {
    int right = 0, all = 0;
    for (const std::string& passage : passages()) {
      const std::string bytes = in_legacy(passage, encoding);
      for (std::size_t at = 0; at + 80 <= bytes.size(); at += 10, ++all)
        right += decode(bytes.substr(at, 80)).encoding == encoding ? 1 : 0;
    }
    INFO(encoding << ": " << right << " of " << all);
    CHECK(all > 20);
    CHECK(right >= all * 97 / 100);
  }
}

TEST_CASE("legacy letters pasted into UTF-8 are repaired") {
  for (const std::string encoding : {"tcvn3", "vni"})
    for (const std::string& passage : passages()) {
      std::string text = pasted_as_western(in_legacy(passage, encoding));
      CHECK(repair(text) == encoding);
      CHECK(text == passage);
    }
}

TEST_CASE("UTF-8 read as Windows-1252, once or twice, is undone") {
  for (const std::string& passage : passages()) {
    std::string once = pasted_as_western(passage), twice = pasted_as_western(once);
    CHECK(repair(once) == "double-utf-8");
    CHECK(once == passage);
    CHECK(repair(twice) == "double-utf-8");
    CHECK(twice == passage);
  }
}

TEST_CASE("paragraphs are judged one by one") {
  const auto all = passages();
  const std::string mixed = all[0] + "\n" + in_legacy(all[1], "tcvn3") + "\n" + "Plain ASCII.\n" +
                            in_legacy(all[2], "vni") + "\n";
  const Decoded result = decode(mixed);
  CHECK(result.utf8 == all[0] + "\n" + all[1] + "\nPlain ASCII.\n" + all[2] + "\n");
  CHECK(result.encoding == "mixed");
  REQUIRE(result.warnings.size() == 2);
  CHECK(result.warnings[0] == "paragraph 2: converted from tcvn3");
  CHECK(result.warnings[1] == "paragraph 4: converted from vni");
}

TEST_CASE("UTF-16 in both orders, with and without a mark") {
  for (const std::string& passage : passages())
    for (const bool little : {true, false})
      for (const bool marked : {true, false}) {
        const Decoded result =
            decode((marked ? utf16("\xEF\xBB\xBF", little) : "") + utf16(passage, little));
        CHECK(result.encoding == (little ? "utf-16le" : "utf-16be"));
        CHECK(result.utf8 == passage);
        CHECK(result.warnings.empty());
      }
}

TEST_CASE("UTF-16 that is broken is repaired with a word about it") {
  using namespace std::string_literals;
  const Decoded lone =
      decode("\xFF\xFE" + utf16("Đảng bộ", true) + "\x00\xD8"s + utf16("tỉnh", true));
  CHECK(lone.utf8 == "Đảng bộ\uFFFDtỉnh");
  CHECK(lone.warnings.size() == 1);
  const Decoded half = decode("\xFF\xFE" + utf16("Đảng", true) + "x");
  CHECK(half.utf8 == "Đảng\uFFFD");
}

TEST_CASE("plain text is left alone, byte for byte") {
  for (const auto& row : cases("left_alone.tsv")) {
    const Decoded result = decode(row[0]);
    INFO(row[0]);
    CHECK(result.utf8 == row[0]);
    CHECK(result.encoding == "utf-8");
    std::string text = row[0];
    CHECK(repair(text) == "utf-8");
    CHECK(text == row[0]);
  }
}

TEST_CASE("a few bytes that are no UTF-8 are replaced and counted") {
  const Decoded result = decode("Đảng bộ tỉnh\xFF họp \xC3( sáng nay");
  CHECK(result.utf8 == "Đảng bộ tỉnh\uFFFD họp \uFFFD( sáng nay");
  REQUIRE(result.warnings.size() == 1);
  CHECK(result.warnings[0] == "2 bytes are no UTF-8 and were replaced");
  CHECK(decode("").utf8.empty());
  CHECK(decode("\xEF\xBB\xBF"
               "a")
            .utf8 == "a");
}

TEST_CASE("any bytes become valid UTF-8, and no more than four times as long") {
  std::mt19937 random(7);
  const auto all = passages();
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = i % 3 == 0 ? all[random() % all.size()] : std::string(random() % 300, ' ');
    const std::size_t flips = i % 3 == 0 ? 1 + random() % 20 : bytes.size();
    for (std::size_t flip = 0; flip < flips && !bytes.empty(); ++flip)
      bytes[i % 3 == 0 ? random() % bytes.size() : flip] = static_cast<char>(random());
    Decoded result = decode(bytes);
    REQUIRE(valid_utf8(result.utf8));
    REQUIRE(result.utf8.size() <= 4 * bytes.size());
    repair(result.utf8);
    REQUIRE(valid_utf8(result.utf8));
  }
}
