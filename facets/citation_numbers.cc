#include "facets/citation_numbers.h"

#include <algorithm>

#include "facets/citation_numerals.h"
#include "facets/citation_phrases.h"
#include "facets/citation_plenum.h"
#include "facets/citation_symbol.h"
#include "facets/table.h"
#include "text/analyzer.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kMostNumbers = 12;
constexpr int kFirstYear = 1900, kLastYear = 2100;  // a bare number between is a year

std::size_t number_word_length(const Cursor& cursor, std::size_t at) {
  static const Phrases<bool> words = [] {
    Phrases<bool> phrases;
    for (const std::string_view word : {"số", "no", "nos"}) phrases.add(word, true);
    return phrases;
  }();
  return words.longest(cursor, at).length;
}

// Digits alone; 0 for anything else.
int plain_number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9' || value > 9999) return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

// What may follow a document's bare number in running text.
bool goes_on(const Cursor& cursor, std::size_t at) {
  static const Phrases<bool> followers = [] {
    Phrases<bool> phrases;
    for (const std::string_view word :
         {"của",          "về",        "và",        "ngày",    "khóa",  "năm",
          "được",         "là",        "đã",        "trong",   "với",   "gắn",
          "theo",         "do",        "này",       "nay",     "đến",   "vào",
          "cho",          "thì",       "mà",        "có",      "cũng",  "nêu",
          "ra",           "trên",      "quy",       "đối",     "tại",   "từ",
          "bằng",         "để",        "như",       "nói",     "chỉ",   "không",
          "còn",          "sẽ",        "đang",      "đề",      "ở",     "gồm",
          "bao gồm",      "tiếp tục",  "nhằm",      "sau",     "trước", "khi",
          "vì",           "nên",       "phải",      "cần",     "vẫn",   "thay thế",
          "điều chỉnh",   "sửa đổi",   "hướng dẫn", "yêu cầu", "chưa",  "thực sự",
          "ban hành",     "tới",       "lần",       "hay",     "hoặc",  "trung ương",
          "bộ chính trị", "ban bí thư"}) {
      phrases.add(word, true);
    }
    return phrases;
  }();
  return cursor.gap(at) != Gap::tight || followers.longest(cursor, at);
}

class Reader {
 public:
  Reader(const Cursor& cursor, std::size_t at, const Start& start)
      : cursor_(cursor), at_(at), start_(start) {}

  NumberList read() {
    const std::size_t word = take_number_word();
    numbered_ = word != 0;
    const bool dashed = start_.short_form && cursor_.gap(at_) == Gap::dash;
    if (!numbered_ && !dashed && start_.type != nullptr && !directly_follows()) return {};
    take_items();
    if (list_.numbers.empty()) return {};
    if (!list_.has_symbol && !bare_is_sound()) return {};
    list_.next = at_;
    return std::move(list_);
  }

 private:
  // Nothing between the kind and the number but its abbreviation's closing bracket:
  // "quy định[1]" is a footnote.
  bool directly_follows() const {
    if (cursor_.gap(at_) == Gap::tight) return true;
    return cursor_.gap(at_) == Gap::bracket && cursor_.between(at_).starts_with(')') &&
           cursor_.between(at_).find_first_of("([") == std::string_view::npos;
  }

  // "số", and "Số:" at the head of a page.
  std::size_t take_number_word() {
    const std::size_t word = number_word_length(cursor_, at_);
    at_ += word;
    if (start_.type == nullptr && at_ > 0 &&
        cursor_.between(at_).find(':') != std::string_view::npos) {
      list_.signature = true;
    }
    return word;
  }

  void take_items() {
    while (list_.numbers.size() < kMostNumbers) {
      if (const auto symbol = read_symbol(cursor_, at_)) {
        list_.numbers.push_back({symbol->number, symbol->letter});
        list_.has_symbol = true;
        list_.code = symbol->code;
        list_.suffix = symbol->suffix;
        list_.year = symbol->year;
        at_ = symbol->next;
        return;
      }
      if (start_.type == nullptr || !take_number() || list_.has_symbol) return;
      if (!take_join()) return;
    }
  }

  bool take_number() {
    if (take_glued_list()) return true;
    if (const Numeral number = read_number(cursor_, at_)) {
      if (!is_sound_number(number.value)) return false;
      list_.numbers.push_back({number.value, ""});
      ++at_;
      take_year();
      take_suffix();
      return true;
    }
    return take_lettered();
  }

  // "quy định 102/2017"
  void take_year() {
    constexpr int kFirst = 1930;
    if (cursor_.gap(at_) != Gap::dash || cursor_.between(at_).find('/') == std::string_view::npos)
      return;
    const Numeral year = read_number(cursor_, at_);
    if (year.value < kFirst || year.value >= kLastYear) return;
    list_.year = year.value;
    ++at_;
  }

  // "Chỉ thị 21/TW", "Chỉ thị 06/2009/UBND": the code left out.
  void take_suffix() {
    if (cursor_.gap(at_) != Gap::dash || cursor_.kind(at_) != text::Kind::acronym) return;
    const Issuer* signer = issuer_of_symbol(cursor_.exact(at_));
    if (signer == nullptr || signer->level == Level::other) return;
    list_.suffix = cursor_.exact(at_);
    list_.code = text::canonical(start_.type->symbols.front());
    list_.has_symbol = true;
    ++at_;
  }

  bool is_sound_number(int number) const {
    return numbered_ || number < kFirstYear || number > kLastYear;
  }

  // "217,218": a comma without a blank reads as one number of thousands.
  bool take_glued_list() {
    if (cursor_.kind(at_) != text::Kind::number) return false;
    const text::Span span = cursor_.token(at_).span;
    const std::string_view written = cursor_.text().substr(span.begin, span.end - span.begin);
    const auto parts = split(written, ',');
    if (parts.size() < 2) return false;
    std::vector<ListedNumber> numbers;
    for (const std::string_view part : parts) {
      const int value = plain_number(part);
      if (value == 0 || value > 999) return false;
      numbers.push_back({value, ""});
    }
    list_.numbers.insert(list_.numbers.end(), numbers.begin(), numbers.end());
    ++at_;
    return true;
  }

  // "30a"
  bool take_lettered() {
    const std::string_view exact = cursor_.exact(at_);
    if (exact.size() < 2 || exact.size() > 4 || exact.back() < 'a' || exact.back() > 'e')
      return false;
    const int value = plain_number(exact.substr(0, exact.size() - 1));
    if (value == 0) return false;
    list_.numbers.push_back({value, std::string(exact.substr(exact.size() - 1))});
    ++at_;
    return true;
  }

  // To the next number of the list; stays when there is none.
  bool take_join() {
    static const Word kAnd("và");
    std::size_t here = at_;
    const bool comma = cursor_.gap(here) == Gap::comma;
    const bool word = cursor_.is(here, kAnd);
    if (!comma && !word) return false;
    if (word) ++here;
    here += number_word_length(cursor_, here);
    if (!read_symbol(cursor_, here) && !may_be_listed(here)) return false;
    at_ = here;
    return true;
  }

  bool may_be_listed(std::size_t here) const {
    const Numeral number = read_number(cursor_, here);
    return number && number.value < kFirstYear && cursor_.gap(here) <= Gap::comma &&
           !is_measured(cursor_, here + 1) && goes_on(cursor_, here + 1) && !is_part(here);
  }

  // A date, a fraction or a share: "18/5", "40%".
  bool is_part(std::size_t at) const {
    const std::size_t end = cursor_.token(at).span.end;
    const std::string_view rest = cursor_.text().substr(std::min(end, cursor_.text().size()), 2);
    return rest.starts_with('%') || rest.starts_with(" %") || rest.starts_with('/');
  }

  bool bare_is_sound() const {
    const std::size_t last = at_ - 1;
    if (is_part(last) || (is_measured(cursor_, at_) && !stands_out())) return false;
    if (cursor_.gap(at_) == Gap::dash && read_number(cursor_, at_)) return false;  // "2020-2025"
    if (!start_.type->bare) return numbered_ && goes_on(cursor_, at_);
    return numbered_ || start_.short_form || start_.capital || cursor_.is_query() ||
           goes_on(cursor_, at_);
  }

  // "Quy định 366 tiêu chí đánh giá": nobody lays down 366 criteria.
  bool stands_out() const {
    constexpr int kMany = 20;
    return start_.capital && list_.numbers.back().number >= kMany;
  }

  const Cursor& cursor_;
  std::size_t at_;
  const Start& start_;
  bool numbered_ = false;
  NumberList list_;
};

}  // namespace

NumberList read_numbers(const Cursor& cursor, std::size_t at, const Start& start) {
  if (!cursor.has(at)) return {};
  return Reader(cursor, at, start).read();
}

NumberList read_glued_number(const Cursor& cursor, std::size_t at) {
  constexpr std::string_view kShort = "nq";
  constexpr std::size_t kMaxDigits = 3;
  const std::string_view exact = cursor.exact(at);
  if (!exact.starts_with(kShort)) return {};
  const std::string_view digits = exact.substr(kShort.size());
  const int number = digits.size() <= kMaxDigits ? plain_number(digits) : 0;
  if (number == 0) return {};
  NumberList list;
  list.numbers.push_back({number, ""});
  list.next = at + 1;
  return list;
}

}  // namespace vankho::facets
