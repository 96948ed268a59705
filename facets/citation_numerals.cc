#include "facets/citation_numerals.h"

#include <algorithm>
#include <charconv>

#include "facets/citation_phrases.h"
#include "facets/document_terms.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kMaxDigits = 5;
constexpr int kLastTerm = 30;  // provincial committees have passed the twentieth

bool is_digit(char c) { return c >= '0' && c <= '9'; }

const Phrases<int>& ordinals() {
  static const Phrases<int> all = [] {
    Phrases<int> words;
    const std::string_view ones[] = {"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín"};
    for (int i = 0; i < 9; ++i) {
      words.add(ones[i], i + 1);
      words.add("mười " + std::string(i == 4 ? "lăm" : i == 0 ? "một" : ones[i]), i + 11);
    }
    words.add("một", 1);
    words.add("nhì", 2);
    words.add("bốn", 4);
    words.add("bẩy", 7);
    words.add("mười", 10);
    words.add("mười bốn", 14);
    words.add("hai mươi", 20);
    return words;
  }();
  return all;
}

// A term after "khóa": roman, or digits.
Numeral read_term(const Cursor& cursor, std::size_t at) {
  Numeral term = read_roman(cursor, at);
  if (!term) term = read_number(cursor, at);
  return term.value >= 1 && term.value <= kLastTerm ? term : Numeral();
}

// "K.XII", "k12": khóa cut short. The point ends no sentence.
bool is_short_term(const Cursor& cursor, std::size_t at) {
  static const Word kShort("k");
  return cursor.is(at, kShort) && cursor.between(at + 1) == ".";
}

int glued_term(const Cursor& cursor, std::size_t at) {
  std::string_view exact = cursor.exact(at);
  if (exact.size() < 2 || exact.front() != 'k') return 0;
  exact.remove_prefix(1);
  if (const int roman = cursor.capital(at) ? from_roman(exact) : 0) return roman;
  int value = 0;
  const auto [end, error] = std::from_chars(exact.data(), exact.data() + exact.size(), value);
  const bool whole = error == std::errc() && end == exact.data() + exact.size();
  return whole && exact.size() <= 2 && value <= kLastTerm ? value : 0;
}

bool joins_terms(const Cursor& cursor, std::size_t at) {
  static const Word kAnd("và");
  return cursor.gap(at) == Gap::comma || cursor.is(at, kAnd);
}

}  // namespace

Numeral read_number(const Cursor& cursor, std::size_t at) {
  const std::string_view digits = cursor.exact(at);
  if (digits.empty() || digits.size() > kMaxDigits || !std::ranges::all_of(digits, is_digit)) {
    return {};
  }
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value > 0 ? Numeral{value, 1} : Numeral();
}

Numeral read_roman(const Cursor& cursor, std::size_t at) {
  if (!cursor.capital(at) && !cursor.is_query()) return {};
  const int value = from_roman(cursor.exact(at));
  return value > 0 ? Numeral{value, 1} : Numeral();
}

Numeral read_ordinal(const Cursor& cursor, std::size_t at) {
  if (const Numeral roman = read_roman(cursor, at)) return roman;
  if (const Numeral number = read_number(cursor, at)) return number;
  const auto word = ordinals().longest(cursor, at);
  return word ? Numeral{*word.value, word.length} : Numeral();
}

std::vector<int> read_terms(const Cursor& cursor, std::size_t at, std::size_t& next) {
  static const Word kTerm("khóa"), kAnd("và"), kAll("các");
  std::vector<int> terms;
  std::size_t here = at + (cursor.is(at, kAll) ? 1 : 0);
  if (const int glued = glued_term(cursor, here)) {
    next = here + 1;
    return {glued};
  }
  if (!cursor.is(here, kTerm) && !is_short_term(cursor, here)) return terms;
  ++here;
  const bool roman = static_cast<bool>(read_roman(cursor, here));
  while (cursor.near(here) || terms.empty()) {
    const Numeral term = roman ? read_roman(cursor, here) : read_term(cursor, here);
    if (!term || term.value > kLastTerm) break;
    terms.push_back(term.value);
    next = here = here + term.length;
    if (!joins_terms(cursor, here)) break;
    if (cursor.is(here, kAnd)) ++here;
    if (cursor.is(here, kTerm)) ++here;
  }
  return terms;
}

}  // namespace vankho::facets
