#include "text/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <memory>
#include <utility>
#include <vector>

namespace vankho::text {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Smallest code point of each sequence length: anything below is overlong.
constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};

std::uint32_t sequence_length(unsigned char lead) {
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

const icu::Normalizer2& nfkc_casefold() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return *instance;
}

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return *instance;
}

const icu::Normalizer2& nfd() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status);
  }();
  return *instance;
}

// ---- classes ----

bool is_ideograph(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return true;
    default:
      return false;
  }
}

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x00B4;
}

// Numbers by another name (², ④) count where NFKC makes a digit of them.
CharClass other_number_class(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString folded = nfkc_casefold().normalize(icu::UnicodeString(c), status);
  for (int i = 0; i < folded.length(); ++i) {
    if (!u_isdigit(folded.charAt(i))) return CharClass::separator;
  }
  return folded.isEmpty() ? CharClass::separator : CharClass::digit;
}

CharClass class_by_property(UChar32 c) {
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) return CharClass::newline;
  if (c == '.' || c == '!' || c == '?' || c == 0x2026) return CharClass::stop;
  if (is_apostrophe(c)) return CharClass::apostrophe;
  if (c == 0x2212 || u_charType(c) == U_DASH_PUNCTUATION) return CharClass::dash;
  if (u_isUWhiteSpace(c)) return CharClass::space;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharClass::invisible;
  if (is_ideograph(c)) return CharClass::ideograph;
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return CharClass::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::digit;
    case U_LETTER_NUMBER:
      return CharClass::letter;
    case U_OTHER_NUMBER:
      return other_number_class(c);
    default:
      return u_isalpha(c) ? CharClass::letter : CharClass::separator;
  }
}

using ClassTable = std::vector<CharClass>;

ClassTable make_class_table() {
  ClassTable table(0x10000);
  for (UChar32 c = 0; c < 0x10000; ++c) table[static_cast<std::size_t>(c)] = class_by_property(c);
  return table;
}

// ---- look-alikes ----

using Replacement = std::pair<char16_t, char16_t>;

// The letters that PDF text and other keyboards put for đ; after case folding.
constexpr Replacement kStroked[] = {{u'ð', u'đ'}, {u'ɖ', u'đ'}, {u'ı', u'i'}};

// Cyrillic and Greek letters that look Latin, replaced only inside a word that
// has Latin letters as well: Russian and Greek words stay themselves.
constexpr Replacement kLookAlikes[] = {
    {u'\u0430', u'a'}, {u'\u0435', u'e'}, {u'\u043E', u'o'}, {u'\u0440', u'p'}, {u'\u0441', u'c'},
    {u'\u0443', u'y'}, {u'\u0445', u'x'}, {u'\u0456', u'i'}, {u'\u03BF', u'o'},
};

template <std::size_t N>
void replace(icu::UnicodeString& word, const Replacement (&table)[N]) {
  for (int i = 0; i < word.length(); ++i) {
    for (const auto& [from, to] : table) {
      if (word.charAt(i) == from) word.setCharAt(i, to);
    }
  }
}

bool has_latin(const icu::UnicodeString& word) {
  for (int i = 0; i < word.length(); ++i) {
    UErrorCode status = U_ZERO_ERROR;
    if (uscript_getScript(word.charAt(i), &status) == USCRIPT_LATIN) return true;
  }
  return false;
}

// ---- marks ----

bool is_shape_mark(char16_t c) { return c == 0x0302 || c == 0x0306 || c == 0x031B; }

bool is_mark(UChar32 c) { return char_class(static_cast<char32_t>(c)) == CharClass::mark; }

// Appends the marks of one letter: shapes before tones, each once. A typist who
// enters á and then the circumflex means ấ, but Unicode keeps the two apart.
void append_marks(icu::UnicodeString& out, const icu::UnicodeString& marks) {
  icu::UnicodeString kept;
  for (const bool shapes : {true, false}) {
    for (int i = 0; i < marks.length(); ++i) {
      const char16_t mark = marks.charAt(i);
      if (is_shape_mark(mark) == shapes && kept.indexOf(mark) < 0) kept.append(mark);
    }
  }
  out.append(kept);
}

// Keeps what belongs to words and orders each letter's marks. Marks before the
// first letter have nothing to stand on and go.
icu::UnicodeString order_marks(const icu::UnicodeString& decomposed) {
  icu::UnicodeString out;
  icu::UnicodeString marks;
  for (int i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (is_mark(c)) {
      if (!out.isEmpty()) marks.append(c);
      continue;
    }
    const CharClass part = char_class(static_cast<char32_t>(c));
    if (!in_word(part) && part != CharClass::ideograph) continue;
    append_marks(out, marks);
    marks.remove();
    out.append(c);
  }
  append_marks(out, marks);
  return out;
}

}  // namespace

CodePoint detail::multibyte_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::uint32_t length = sequence_length(lead);
  if (length == 0 || text.size() - at < length) return {0xFFFD, 1, false};
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::uint32_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if (!is_continuation(byte)) return {0xFFFD, 1, false};
    value = (value << 6) | (byte & 0x3F);
  }
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (value < kSmallest[length] || surrogate || value > 0x10FFFF) return {0xFFFD, 1, false};
  return {value, length, true};
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

const CharClass* bmp_classes() {
  static const ClassTable table = make_class_table();
  return table.data();
}

CharClass char_class(char32_t c) {
  return c < 0x10000 ? bmp_classes()[c] : class_by_property(static_cast<UChar32>(c));
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const auto point = static_cast<UChar32>(c);
  return u_hasBinaryProperty(point, UCHAR_UPPERCASE) || u_istitle(point);
}

std::string normal_form(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const auto raw = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  icu::UnicodeString letters = nfd().normalize(nfkc_casefold().normalize(raw, status), status);
  replace(letters, kStroked);
  if (has_latin(letters)) replace(letters, kLookAlikes);
  std::string out;
  nfc().normalize(order_marks(letters), status).toUTF8String(out);
  return out;
}

}  // namespace vankho::text
