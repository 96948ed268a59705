#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <vector>

#include "text/letters.h"
#include "text/unicode.h"

namespace vankho::text {
namespace {

bool is_combining(char32_t c) { return c >= 0x0300 && c < 0x0370; }

char32_t first_of_decomposition(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  const auto lower = u_tolower(static_cast<UChar32>(c));
  if (U_FAILURE(status) || !nfd->getDecomposition(lower, parts))
    return static_cast<char32_t>(lower);
  return static_cast<char32_t>(parts.char32At(0));
}

char32_t fold_code_point(char32_t c) {
  switch (c) {
    case U'đ':
    case U'Đ':
    case U'ð':
    case U'Ð':
    case U'ɖ':
    case U'Ɖ':
      return U'd';
    case U'ı':
      return U'i';
    default:
      return first_of_decomposition(c);
  }
}

// All Latin and Vietnamese letters lie below this.
constexpr char32_t kTableEnd = 0x2000;

char32_t folded(char32_t c) {
  static const std::vector<char32_t> table = [] {
    std::vector<char32_t> t(kTableEnd);
    for (char32_t i = 0; i < kTableEnd; ++i) t[i] = fold_code_point(i);
    return t;
  }();
  return c < kTableEnd ? table[c] : fold_code_point(c);
}

Letter take_letter(std::string_view& word) {
  const CodePoint c = code_point_at(word, 0);
  word.remove_prefix(c.length);
  return letter_of(c.value);
}

// One letter of `typed` against the same one of `marked`.
bool keeps_shape(char32_t typed, char32_t marked) {
  return typed == marked || without_shape(marked) == typed;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (!c.valid) {
      out.push_back(text[i]);
    } else if (!is_combining(c.value)) {
      append_utf8(out, folded(c.value));
    }
    i += c.length;
  }
  return out;
}

bool refines(std::string_view typed, std::string_view marked) {
  Tone from = Tone::level, to = Tone::level;
  while (!typed.empty() && !marked.empty()) {
    const Letter a = take_letter(typed), b = take_letter(marked);
    if (!keeps_shape(a.plain, b.plain)) return false;
    if (from == Tone::level) from = a.tone;
    if (to == Tone::level) to = b.tone;
  }
  return typed.empty() && marked.empty() && (from == Tone::level || from == to);
}

}  // namespace vankho::text
