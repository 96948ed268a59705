#include "facets/document_terms.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "facets/document_data.h"
#include "facets/table.h"

namespace vankho::facets {
namespace {

constexpr int kLargestRoman = 39;

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int roman_digit(char c) {
  switch (c) {
    case 'i':
    case 'I':
      return 1;
    case 'v':
    case 'V':
      return 5;
    case 'x':
    case 'X':
      return 10;
    default:
      return 0;
  }
}

int sum_of_digits(std::string_view numeral) {
  int value = 0;
  for (std::size_t i = 0; i < numeral.size(); ++i) {
    const int digit = roman_digit(numeral[i]);
    const int next = i + 1 < numeral.size() ? roman_digit(numeral[i + 1]) : 0;
    if (digit == 0) return 0;
    value += digit < next ? -digit : digit;
  }
  return value;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::vector<Term> read_terms() {
  const Table table(data::terms_tsv);
  const std::size_t roman = table.column("term"), ordinal = table.column("ordinal"),
                    start = table.column("congress_start"), end = table.column("congress_end");
  std::vector<Term> found;
  for (const Table::Row& row : table.rows()) {
    found.push_back({row[roman], to_int(row[ordinal]), row[start], row[end]});
  }
  return found;
}

std::vector<Plenum> read_plenums() {
  const Table table(data::plenums_tsv);
  const std::size_t key = table.column("key"), term = table.column("term"),
                    number = table.column("plenum"), start = table.column("start"),
                    end = table.column("end"), documents = table.column("documents"),
                    by_default = table.column("default"),
                    on_party = table.column("default_on_party_building");
  std::vector<Plenum> found;
  for (const Table::Row& row : table.rows()) {
    const auto parts = split(row[number], '.');
    found.push_back({row[key], from_roman(row[term]), to_int(parts[0]),
                     parts.size() > 1 ? to_int(parts[1]) : 0, row[start], row[end],
                     split(row[documents]), row[by_default], row[on_party]});
  }
  return found;
}

}  // namespace

std::string to_roman(int value) {
  static constexpr std::array<std::string_view, 10> kOnes = {"",  "I",  "II",  "III",  "IV",
                                                             "V", "VI", "VII", "VIII", "IX"};
  if (value <= 0 || value > kLargestRoman) return {};
  return std::string(static_cast<std::size_t>(value / 10), 'X') +
         std::string(kOnes[static_cast<std::size_t>(value % 10)]);
}

int from_roman(std::string_view numeral) {
  constexpr std::size_t kLongest = 7;  // XXXVIII
  if (numeral.empty() || numeral.size() > kLongest) return 0;
  const int value = sum_of_digits(numeral);
  return same_letters(to_roman(value), numeral) ? value : 0;
}

const std::vector<Term>& terms() {
  static const std::vector<Term> all = read_terms();
  return all;
}

const Term* find_term(int ordinal) {
  const auto found = std::ranges::find(terms(), ordinal, &Term::ordinal);
  return found == terms().end() ? nullptr : &*found;
}

int term_on(std::string_view day) {
  int found = 0;
  for (const Term& term : terms()) {
    if (term.congress_end < day) found = term.ordinal;
  }
  return found;
}

int term_of_year(int year) {
  const std::string text = std::to_string(year);
  const int first = term_on(text + "-02-02"), last = term_on(text + "-12-31");
  return first == last ? last : 0;
}

const std::vector<Plenum>& plenums() {
  static const std::vector<Plenum> all = read_plenums();
  return all;
}

const Plenum* find_plenum(int term, int number, int session) {
  const Plenum* found = nullptr;
  for (const Plenum& plenum : plenums()) {
    if (plenum.term != term || plenum.number != number) continue;
    if (session == 0 || plenum.session == session) found = &plenum;
  }
  return found;
}

const Plenum* find_plenum(std::string_view key) {
  const auto found = std::ranges::find(plenums(), key, &Plenum::key);
  return found == plenums().end() ? nullptr : &*found;
}

std::string plenum_key(int term, int number, int session) {
  if (const Plenum* known = find_plenum(term, number, session)) return std::string(known->key);
  return "hntw" + std::to_string(number) + "-k" + std::to_string(term);
}

}  // namespace vankho::facets
