#include "facets/date_mention.h"

#include <algorithm>
#include <array>
#include <optional>

namespace vankho::facets {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2099;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_year(int value) { return value >= kFirstYear && value <= kLastYear; }

struct Number {
  int value = 0;
  std::size_t begin = 0, end = 0;
  std::size_t width() const { return end - begin; }
};

// The words between the parts of a date, composed and decomposed (NFC, NFD), in the
// cases in which they are written.
constexpr std::string_view kMonthWords[] = {"tháng", "Tháng", "THÁNG", "tha\u0301ng", "Tha\u0301ng"};
constexpr std::string_view kYearWords[] = {"năm", "Năm", "NĂM", "na\u0306m"};
constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<DateMention> scan() {
    while (at_ < text_.size() && found_.size() < kMostMentions) {
      if (!digit(text_[at_])) {
        ++at_;
        continue;
      }
      const Number number = read(at_);
      at_ = number.end;
      if (number.width() <= 4) take(number);
    }
    return std::move(found_);
  }

 private:
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  Number read(std::size_t begin) const {
    Number number{0, begin, begin};
    for (; digit(at(number.end)); ++number.end)
      if (number.width() < 5) number.value = number.value * 10 + (text_[number.end] - '0');
    return number;
  }

  std::size_t skip_blanks(std::size_t i) const {
    constexpr std::size_t kMost = 3;
    for (std::size_t n = 0; n < kMost && blank(at(i)); ++n) ++i;
    return i;
  }

  // A separator of date parts, with blanks around it; `kind` says which.
  std::optional<std::size_t> separator(std::size_t i, char* kind) const {
    i = skip_blanks(i);
    if (at(i) == '/' || at(i) == '-' || at(i) == '.') {
      *kind = at(i);
      ++i;
    } else if (text_.substr(i).starts_with("\u2013") || text_.substr(i).starts_with("\u2014")) {
      *kind = '-';
      i += 3;
    } else {
      return std::nullopt;
    }
    // "5. Năm" ends a sentence.
    if (*kind == '.' && blank(at(i))) return std::nullopt;
    return skip_blanks(i);
  }

  std::optional<Number> number_after(std::size_t i, char* kind) const {
    const auto next = separator(i, kind);
    if (!next || !digit(at(*next))) return std::nullopt;
    return read(*next);
  }

  template <std::size_t N>
  std::optional<std::size_t> word(std::size_t i, const std::string_view (&spellings)[N]) const {
    i = skip_blanks(i);
    for (const std::string_view spelling : spellings)
      if (text_.substr(i).starts_with(spelling)) return skip_blanks(i + spelling.size());
    return std::nullopt;
  }

  // "66" in "366", "20" in "A20": parts of other things. A date of four-digit year may
  // be glued to a word before it ("Lào Cai28/09/2025").
  bool joined_before(const Number& number) const {
    if (number.begin == 0) return false;
    const char before = text_[number.begin - 1];
    return ((before == '/' || before == '-' || before == '.' || before == ',' || before == ':') &&
            number.begin >= 2 && digit(text_[number.begin - 2]));
  }
  bool glued_before(const Number& number) const {
    return number.begin > 0 && letter(text_[number.begin - 1]);
  }
  // "12/2019/NQ", "2021-QĐ", "15,5", "8%".
  bool continues(std::size_t end) const {
    const char next = at(end), after = at(end + 1);
    if (letter(next) || next == '%') return true;
    if (next == '/' || next == '-') return letter(after) || digit(after) || after == '/';
    return (next == '.' || next == ',' || next == ':') && digit(after);
  }

  void add(Shape shape, const Day& day, std::size_t begin, std::size_t end, int until = 0) {
    DateMention mention{shape, day, until, {std::uint32_t(begin), std::uint32_t(end)}, false};
    mention.clock = clock_before(begin) || clock_after(end);
    found_.push_back(mention);
    at_ = end;
  }

  void take(const Number& number) {
    if (joined_before(number)) return;
    if (number.width() == 4) return take_year(number);
    if (number.width() > 2 || number.value == 0 || number.value > 31) return;
    if (take_numeric(number) || glued_before(number)) return;
    if (take_worded(number)) return;
    take_english(number);
  }

  bool take_full(const Number& day, const Number& month, const Number& year, std::size_t begin) {
    int y = year.value;
    if (year.width() == 2) y += y < 50 ? 2000 : 1900;
    const Day whole{y, month.value, day.value};
    if (!is_year(y) || !valid(whole) || letter(at(year.end))) return false;
    add(Shape::full, whole, begin, year.end);
    return true;
  }

  // 20/01/2021, 15-17/10/2020, 5/2020, 25/12.
  bool take_numeric(const Number& first) {
    char kind1 = 0, kind2 = 0, kind3 = 0;
    const auto second = number_after(first.end, &kind1);
    if (!second) return false;
    if (second->width() == 4)
      return first.value <= 12 && kind1 != '.' && is_year(second->value) &&
             !continues(second->end) && take_month(first, *second);
    if (second->width() > 2 || second->value == 0) return false;
    const auto third = number_after(second->end, &kind2);
    if (third && (third->width() == 4 || (third->width() == 2 && kind1 == kind2 && kind1 != '.')) &&
        second->value <= 12 && take_full(first, *second, *third, first.begin))
      return true;
    if (third && kind1 == '-' && kind2 != '-' && third->width() <= 2 && third->value >= 1 &&
        third->value <= 12 && second->value <= 31) {
      const auto year = number_after(third->end, &kind3);
      if (year && year->width() == 4 && take_full(*second, *third, *year, first.begin)) return true;
      return take_day_month(*second, *third, first.begin);
    }
    return second->value <= 12 && !third && take_day_month(first, *second, first.begin);
  }

  bool take_month(const Number& month, const Number& year) {
    if (month.value < 1 || glued_before(month)) return false;
    add(Shape::month, {year.value, month.value, 0}, month.begin, year.end);
    return true;
  }

  bool take_day_month(const Number& day, const Number& month, std::size_t begin) {
    const Day any{2000, month.value, day.value};  // a leap year
    if (!valid(any) || continues(month.end) || (begin > 0 && letter(text_[begin - 1]))) return false;
    add(Shape::day_month, {0, month.value, day.value}, begin, month.end);
    return true;
  }

  // The year behind a month: "năm 2021", "/2021", ", 2021", " 2013".
  std::optional<Number> year_after(std::size_t end) const {
    char kind = 0;
    std::size_t i = end;
    if (const auto named = word(i, kYearWords))
      i = *named;
    else if (const auto parted = separator(i, &kind))
      i = *parted;
    else
      i = skip_blanks(at(i) == ',' ? i + 1 : i);
    if (!digit(at(i))) return std::nullopt;
    const Number year = read(i);
    return year.width() == 4 && is_year(year.value) ? std::optional(year) : std::nullopt;
  }

  // ngày 24 tháng 7 (năm) 2013; tháng 5 năm 2020.
  bool take_worded(const Number& first) {
    const auto month_at = word(first.end, kMonthWords);
    if (month_at && digit(at(*month_at))) return take_worded_day(first, read(*month_at));
    if (first.value > 12 || !after_month_word(first.begin)) return false;
    const auto named = word(first.end, kYearWords);
    if (!named || !digit(at(*named))) return false;
    const Number year = read(*named);
    return year.width() == 4 && is_year(year.value) && take_month(first, year);
  }

  bool take_worded_day(const Number& day, const Number& month) {
    if (month.width() > 2 || month.value < 1 || month.value > 12) return false;
    const auto year = year_after(month.end);
    if (year && take_full(day, month, *year, day.begin)) return true;
    return take_day_month(day, month, day.begin);
  }

  bool after_month_word(std::size_t begin) const {
    std::string_view before = text_.substr(0, begin);
    while (!before.empty() && blank(before.back())) before.remove_suffix(1);
    return std::any_of(std::begin(kMonthWords), std::end(kMonthWords),
                       [&](std::string_view spelling) { return before.ends_with(spelling); });
  }

  // June 14, 2024; 14 June 2024.
  bool take_english(const Number& day) {
    std::string_view before = text_.substr(0, day.begin);
    while (!before.empty() && blank(before.back())) before.remove_suffix(1);
    const std::string_view after = text_.substr(skip_blanks(day.end));
    for (std::size_t m = 0; m < kEnglishMonths.size(); ++m) {
      const Number month{int(m) + 1, 0, 2};
      std::size_t begin = day.begin, end = day.end;
      if (before.ends_with(kEnglishMonths[m]))
        begin = before.size() - kEnglishMonths[m].size();
      else if (after.starts_with(kEnglishMonths[m]))
        end = skip_blanks(day.end) + kEnglishMonths[m].size();
      else
        continue;
      const auto year = year_after(end);
      return year && take_full(day, month, *year, begin);
    }
    return false;
  }

  // 2021-01-20; 2015-2020; 2021.
  void take_year(const Number& year) {
    if (!is_year(year.value)) return;
    char kind1 = 0, kind2 = 0;
    if (const auto second = number_after(year.end, &kind1)) {
      const auto third = number_after(second->end, &kind2);
      if (second->width() == 2 && third && third->width() == 2 &&
          take_full(*third, *second, year, year.begin, third->end))
        return;
      if (second->width() == 4 && kind1 == '-' && is_year(second->value) &&
          second->value > year.value)
        return add(Shape::years, {year.value, 0, 0}, year.begin, second->end, second->value);
      if (second->width() == 2 && after_date_word(year.begin) && second->value >= 1 &&
          second->value <= 12)
        return add(Shape::month, {year.value, second->value, 0}, year.begin, second->end);
    }
    if (glued_before(year) || continues(year.end)) return;
    add(Shape::year, {year.value, 0, 0}, year.begin, year.end);
  }

  bool take_full(const Number& day, const Number& month, const Number& year, std::size_t begin,
                 std::size_t end) {
    const Day whole{year.value, month.value, day.value};
    if (!valid(whole)) return false;
    add(Shape::full, whole, begin, end);
    return true;
  }

  bool after_date_word(std::size_t begin) const {
    const std::string_view before = text_.substr(0, begin);
    return before.ends_with("date ") || before.ends_with("Date ") || before.ends_with("date: ");
  }

  // "08:01", "8h01" or "23:56:07" at `i`, after blanks, commas, bars and dashes.
  bool clock_after(std::size_t i) const {
    constexpr std::size_t kReach = 10;
    for (std::size_t end = i + kReach; i < end && i < text_.size() && !digit(text_[i]); ++i)
      if (text_[i] == '\n') return false;
    const Number hour = read(i);
    if (hour.width() < 1 || hour.width() > 2 || hour.value > 23) return false;
    return clock_tail(hour.end);
  }
  bool clock_tail(std::size_t i) const {
    if (at(i) != ':' && at(i) != 'h') return false;
    const Number minute = read(i + 1);
    return minute.width() == 2 && minute.value < 60;
  }
  bool clock_before(std::size_t begin) const {
    constexpr std::size_t kReach = 14;
    std::size_t i = begin;
    const std::size_t least = begin > kReach ? begin - kReach : 0;
    while (i > least && !digit(text_[i - 1])) {
      if (text_[i - 1] == '\n') return false;
      --i;
    }
    while (i > 0 && begin - i < 2 * kReach && (digit(text_[i - 1]) || text_[i - 1] == ':' || text_[i - 1] == 'h')) --i;
    const Number hour = read(i);
    return hour.width() >= 1 && hour.width() <= 2 && hour.value < 24 && clock_tail(hour.end);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<DateMention> found_;
};

}  // namespace

std::vector<DateMention> find_dates(std::string_view text) { return Scanner(text).scan(); }

}  // namespace vankho::facets
