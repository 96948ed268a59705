#include "facets/citation_date.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "facets/citation_numerals.h"
#include "facets/citation_phrases.h"

namespace vankho::facets {
namespace {

constexpr int kFirstYear = 1930;  // the Party's foundation
constexpr int kLastYear = 2099;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool exists(int day, int month, int year) {
  static constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12) return false;
  return day >= 1 && day <= kDays[month - 1];
}

std::optional<CitedDate> dated(int day, int month, int year, std::size_t next) {
  if (!exists(day, month, year)) return std::nullopt;
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
  return CitedDate{text, year, next};
}

// Reads "25/10/2017" byte by byte: how it falls into tokens depends on its
// separators.
class Digits {
 public:
  Digits(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }

  // 0 when there is no number, or one longer than `most`.
  int number(std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    for (; at_ < text_.size() && is_digit(text_[at_]) && count <= most; ++at_, ++count) {
      value = value * 10 + (text_[at_] - '0');
    }
    return count == 0 || count > most ? 0 : value;
  }

  bool separator() {
    blanks();
    const bool found =
        at_ < text_.size() && (text_[at_] == '/' || text_[at_] == '-' || text_[at_] == '.');
    if (found) ++at_;
    blanks();
    return found;
  }

 private:
  void blanks() {
    for (int count = 0; count < 2 && at_ < text_.size() && is_blank(text_[at_]); ++count) ++at_;
  }

  std::string_view text_;
  std::size_t at_;
};

std::optional<CitedDate> read_digits(const Cursor& cursor, std::size_t at) {
  Digits digits(cursor.text(), cursor.token(at).span.begin);
  const int day = digits.number(2);
  if (day == 0 || !digits.separator()) return std::nullopt;
  const int month = digits.number(2);
  if (month == 0 || !digits.separator()) return std::nullopt;
  const int year = digits.number(4);
  return dated(day, month, year, cursor.token_from(digits.at(), at + 1));
}

std::optional<CitedDate> read_words(const Cursor& cursor, std::size_t at) {
  static const Word kMonth("tháng"), kYear("năm");
  const Numeral day = read_number(cursor, at), month = read_number(cursor, at + 2),
                year = read_number(cursor, at + 4);
  if (!day || !month || !year) return std::nullopt;
  if (!cursor.is(at + 1, kMonth) || !cursor.is(at + 3, kYear)) return std::nullopt;
  return dated(day.value, month.value, year.value, at + 5);
}

int english_month(const Cursor& cursor, std::size_t at) {
  static const Phrases<int> months = [] {
    Phrases<int> all;
    const std::string_view names[] = {"january",   "february", "march",    "april",
                                      "may",       "june",     "july",     "august",
                                      "september", "october",  "november", "december"};
    for (int i = 0; i < 12; ++i) all.add(names[i], i + 1);
    return all;
  }();
  const auto found = months.longest(cursor, at);
  return found ? *found.value : 0;
}

// The English editions of provincial newspapers.
std::optional<CitedDate> read_english(const Cursor& cursor, std::size_t at) {
  const int month_first = english_month(cursor, at);
  const int month = month_first != 0 ? month_first : english_month(cursor, at + 1);
  if (month == 0) return std::nullopt;
  const Numeral day = read_number(cursor, month_first != 0 ? at + 1 : at);
  const Numeral year = read_number(cursor, at + 2);
  return dated(day.value, month, year.value, at + 3);
}

}  // namespace

std::optional<CitedDate> read_date(const Cursor& cursor, std::size_t at) {
  if (!cursor.has(at)) return std::nullopt;
  if (is_digit(cursor.exact(at).front())) {
    if (auto found = read_digits(cursor, at)) return found;
    if (auto found = read_words(cursor, at)) return found;
  }
  return read_english(cursor, at);
}

}  // namespace vankho::facets
