#include "text/legacy.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "text/legacy_table.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace vankho::text {
namespace {

using ByteTable = std::array<char32_t, 256>;

// Windows-1252, 80–9F. Source: WHATWG Encoding Standard, index-windows-1252.
constexpr char32_t kWestern[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

// Where Windows-1258 differs. Source: WHATWG Encoding Standard, index-windows-1258.
constexpr std::pair<unsigned char, char32_t> kWindows1258[] = {
    {0x8A, 0x8A},   {0x8E, 0x8E},   {0x9A, 0x9A},   {0x9E, 0x9E}, {0xC3, U'Ă'},   {0xCC, 0x0300},
    {0xD0, U'Đ'},   {0xD2, 0x0309}, {0xD5, U'Ơ'},   {0xDD, U'Ư'}, {0xDE, 0x0303}, {0xE3, U'ă'},
    {0xEC, 0x0301}, {0xF0, U'đ'},   {0xF2, 0x0323}, {0xF5, U'ơ'}, {0xFD, U'ư'},   {0xFE, 0x20AB},
};

ByteTable western_table() {
  ByteTable table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char32_t>(i);
  std::copy(std::begin(kWestern), std::end(kWestern), table.begin() + 0x80);
  return table;
}

ByteTable windows_1258_table() {
  ByteTable table = western_table();
  for (const auto& [byte, letter] : kWindows1258) table[byte] = letter;
  return table;
}

// TCVN3's own capitals; the others of VN1 share codes with western punctuation.
bool is_common_capital(char32_t letter) {
  return std::u32string_view(U"ĂÂĐÊÔƠƯ").find(letter) != std::u32string_view::npos;
}

bool is_capital(char32_t letter) { return is_upper(letter); }

ByteTable table_of(std::string LegacyLetter::*column, bool (*wanted)(char32_t)) {
  ByteTable table = western_table();
  for (const LegacyLetter& row : legacy_letters()) {
    const std::string& bytes = row.*column;
    if (bytes.size() == 1 && wanted(row.letter)) {
      table[static_cast<unsigned char>(bytes[0])] = row.letter;
    }
  }
  return table;
}

bool any(char32_t) { return true; }

std::u32string through(const ByteTable& table, std::u32string_view units) {
  std::u32string text(units);
  for (char32_t& c : text) {
    if (c < table.size()) c = table[c];
  }
  return text;
}

// ---- capitals typed with a font of capitals ----

// .VnTimeH shows the codes of small letters as capitals: "CéNG HßA". A word of
// ASCII capitals alone is all capitals.
void raise_capitals(std::u32string& text, std::size_t begin, std::size_t end) {
  std::size_t upper = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] >= 'a' && text[i] <= 'z') return;
    upper += text[i] >= 'A' && text[i] <= 'Z' ? 1 : 0;
  }
  if (upper < 2) return;
  for (std::size_t i = begin; i < end; ++i) {
    text[i] = static_cast<char32_t>(u_toupper(static_cast<UChar32>(text[i])));
  }
}

template <typename Visit>
void for_each_word(std::u32string_view text, Visit visit) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool blank = i == text.size() || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
    if (!blank) continue;
    if (i > begin) visit(begin, i);
    begin = i + 1;
  }
}

std::u32string with_capitals_raised(std::u32string text) {
  for_each_word(text,
                [&](std::size_t begin, std::size_t end) { raise_capitals(text, begin, end); });
  return text;
}

// ---- TCVN ----

// Of two readings of a word, only a syllable speaks for the capitals of VN1:
// the byte 93 is “ before a word, and Ỏ inside one.
bool spells_syllable(std::u32string_view word) {
  std::string lower;
  for (const char32_t c : word) {
    append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
  return parse_syllable(lower).has_value();
}

bool has_shared_code(std::u32string_view units) {
  return std::any_of(units.begin(), units.end(),
                     [](char32_t c) { return c < 0x20 || (c >= 0x80 && c < 0xA0); });
}

std::u32string decode_tcvn(const Units& units) {
  static const ByteTable small = [] {
    ByteTable table = table_of(&LegacyLetter::tcvn, any);
    const ByteTable western = western_table();
    for (const LegacyLetter& row : legacy_letters()) {
      if (!is_capital(row.letter) || is_common_capital(row.letter)) continue;
      const auto byte = static_cast<unsigned char>(row.tcvn[0]);
      table[byte] = western[byte];
    }
    return table;
  }();
  static const ByteTable full = table_of(&LegacyLetter::tcvn, any);
  std::u32string text = through(small, units);
  for_each_word(units, [&](std::size_t begin, std::size_t end) {
    const std::u32string_view word = std::u32string_view(units).substr(begin, end - begin);
    if (!has_shared_code(word) && spells_syllable(text.substr(begin, end - begin))) return;
    const std::u32string capital = through(full, word);
    if (spells_syllable(capital)) text.replace(begin, end - begin, capital);
  });
  return with_capitals_raised(std::move(text));
}

// ---- VNI ----

struct VniTable {
  std::unordered_map<std::uint32_t, char32_t> pairs;  // base << 8 | mark
  ByteTable singles = table_of(&LegacyLetter::vni, any);

  VniTable() {
    for (const LegacyLetter& row : legacy_letters()) {
      if (row.vni.size() == 2) pairs.emplace(key(row.vni), row.letter);
    }
    add_mixed_case();
  }

  static std::uint32_t key(const std::string& bytes) {
    return key(static_cast<unsigned char>(bytes[0]), static_cast<unsigned char>(bytes[1]));
  }
  static std::uint32_t key(std::uint32_t base, std::uint32_t mark) { return base << 8 | mark; }

  // A capital with a small mark ("Uûy"): the base decides.
  void add_mixed_case() {
    for (const LegacyLetter& row : legacy_letters()) {
      if (row.vni.size() != 2 || !is_capital(row.letter)) continue;
      pairs.emplace(key(row.vni) + 0x20, row.letter);
    }
  }
};

std::u32string decode_vni(const Units& units) {
  static const VniTable table;
  std::u32string text;
  text.reserve(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool pair = i + 1 < units.size() && units[i] < 0x100 && units[i + 1] < 0x100;
    const auto found =
        pair ? table.pairs.find(VniTable::key(units[i], units[i + 1])) : table.pairs.end();
    if (found != table.pairs.end()) {
      text.push_back(found->second);
      ++i;
    } else {
      text.push_back(units[i] < 0x100 ? table.singles[units[i]] : units[i]);
    }
  }
  return text;
}

// ---- the others ----

std::u32string decode_viscii(const Units& units) {
  static const ByteTable table = table_of(&LegacyLetter::viscii, any);
  return through(table, units);
}

std::u32string decode_vps(const Units& units) {
  static const ByteTable table = table_of(&LegacyLetter::vps, any);
  return with_capitals_raised(through(table, units));
}

std::u32string decode_1258(const Units& units) {
  static const ByteTable table = windows_1258_table();
  return composed(through(table, units));
}

constexpr LegacyEncoding kEncodings[] = {
    {"tcvn3", decode_tcvn},    {"vni", decode_vni}, {"windows-1258", decode_1258},
    {"viscii", decode_viscii}, {"vps", decode_vps},
};

}  // namespace

std::span<const LegacyEncoding> legacy_encodings() { return kEncodings; }

std::u32string decode_western(const Units& units) {
  static const ByteTable table = western_table();
  return through(table, units);
}

Units western_units(std::u32string_view text) {
  Units units(text);
  for (char32_t& c : units) {
    if (c < 0x100) continue;
    const auto* const byte = std::find(std::begin(kWestern), std::end(kWestern), c);
    if (byte != std::end(kWestern)) c = static_cast<char32_t>(0x80 + (byte - kWestern));
  }
  return units;
}

std::string legacy_bytes(std::string_view column, char32_t letter) {
  for (const LegacyLetter& row : legacy_letters()) {
    if (row.letter != letter) continue;
    if (column == "tcvn") return row.tcvn;
    if (column == "vni") return row.vni;
    return column == "viscii" ? row.viscii : row.vps;
  }
  return {};
}

std::u32string composed(const std::u32string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString source;
  for (const char32_t c : text) source.append(static_cast<UChar32>(c));
  const icu::UnicodeString result = nfc->normalize(source, status);
  std::u32string out;
  for (int i = 0; i < result.length(); i = result.moveIndex32(i, 1)) {
    out.push_back(static_cast<char32_t>(result.char32At(i)));
  }
  return out;
}

}  // namespace vankho::text
