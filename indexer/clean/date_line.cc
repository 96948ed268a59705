#include "indexer/clean/date_line.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "facets/table.h"
#include "indexer/clean/data.h"
#include "indexer/clean/line.h"

namespace vankho::indexer {
namespace {

// The longest date line met is below 120 bytes.
constexpr std::size_t kMaxDateLine = 160;

struct Uses {
  bool beside = false;
  bool month = false;
  bool age = false;
};

const std::unordered_map<std::string_view, Uses>& words() {
  static const auto table = [] {
    std::unordered_map<std::string_view, Uses> uses;
    const facets::Table rows(data::date_words_tsv);
    for (const facets::Table::Row& row : rows.rows()) {
      Uses& use = uses[row[0]];
      use.beside |= row[1] == "beside";
      use.month |= row[1] == "month";
      use.age |= row[1] == "age";
    }
    return uses;
  }();
  return table;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// A comparable line as runs of letters and numbers; marks between them are dropped.
struct Runs {
  std::vector<std::string_view> words;
  std::vector<int> numbers;
};

Runs runs_of(std::string_view line) {
  Runs runs;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    if (is_digit(line[i])) {
      int value = 0;
      for (; i < line.size() && is_digit(line[i]); ++i)
        value = std::min(value * 10 + (line[i] - '0'), 1'000'000);
      runs.numbers.push_back(value);
    } else if (is_letter(line[i])) {
      while (i < line.size() && is_letter(line[i])) ++i;
      runs.words.push_back(line.substr(begin, i - begin));
    } else {
      ++i;
    }
  }
  return runs;
}

bool is_year(int number) { return number >= 1990 && number < 2100; }

// Three numbers, one of them a year, or two and the name of a month.
bool holds_full_date(const Runs& runs) {
  const bool month = std::any_of(runs.words.begin(), runs.words.end(), [](std::string_view word) {
    const auto found = words().find(word);
    return found != words().end() && found->second.month;
  });
  const bool year = std::any_of(runs.numbers.begin(), runs.numbers.end(), is_year);
  return year && runs.numbers.size() + (month ? 1 : 0) >= 3;
}

bool all_words(const Runs& runs, bool Uses::*use, bool Uses::*other) {
  return std::all_of(runs.words.begin(), runs.words.end(), [use, other](std::string_view word) {
    const auto found = words().find(word);
    return found != words().end() && (found->second.*use || found->second.*other);
  });
}

bool is_date(std::string_view comparable_line) {
  const Runs runs = runs_of(comparable_line);
  return runs.numbers.size() <= 9 && holds_full_date(runs) &&
         all_words(runs, &Uses::beside, &Uses::month);
}

}  // namespace

bool is_date_line(std::string_view line) {
  return line.size() <= kMaxDateLine && line.find_first_of("0123456789") != line.npos &&
         is_date(comparable(line));
}

bool is_age_line(std::string_view line) {
  if (line.size() > 60 || line.find_first_of("0123456789") == line.npos) return false;
  const std::string folded = comparable(line);
  const Runs runs = runs_of(folded);
  return !runs.words.empty() && (runs.words.back() == "truoc" || runs.words.back() == "ago" ||
                                 runs.words.front() == "cach") &&
         all_words(runs, &Uses::age, &Uses::age);
}

std::size_t crawler_date_prefix(std::string_view line) {
  constexpr std::string_view kDate = "date ";
  if (!line.starts_with(kDate)) return 0;
  std::size_t end = kDate.size();
  while (end < line.size() && (is_digit(line[end]) || line[end] == '-')) ++end;
  const std::size_t size = end - kDate.size();
  const bool date = size == 4 || size == 7 || size == 10;
  return date && end < line.size() && line[end] == ' ' ? end : 0;
}

std::size_t date_at_end(std::string_view line) {
  if (line.size() > kMaxDateLine) return std::string_view::npos;
  const std::size_t digit = line.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit == 0) return std::string_view::npos;
  return is_date(comparable(line.substr(digit))) ? digit : std::string_view::npos;
}

}  // namespace vankho::indexer
