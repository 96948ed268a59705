#include "query/lexer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

#include "query/lexer_chars.h"
#include "query/lexer_filter.h"
#include "query/lexer_words.h"
#include "text/unicode.h"

namespace vankho::query {
namespace {

text::Span span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Lexer {
 public:
  Lexer(std::string_view typed, std::vector<text::Span>& atomic, Warnings& warnings)
      : typed_(typed), atomic_(atomic), warnings_(warnings), operators_(has_lower_case(typed)) {}

  std::vector<Mark> run() {
    find_phrases();
    drop_cut_atoms();
    while (at_ < typed_.size()) step();
    return std::move(marks_);
  }

 private:
  // Quotes first: inside them nothing else is syntax.
  void find_phrases() {
    bool before_word = true;
    for (std::size_t at = 0; at < typed_.size();) {
      const std::size_t end = phrase_end(at, before_word);
      if (end > at) {
        before_word = true;
        at = end;
        continue;
      }
      before_word =
          ends_word(typed_, at) || typed_[at] == ':' || typed_[at] == '+' || typed_[at] == '-';
      at += char_length(typed_, at);
    }
  }

  // The end of the phrase that begins at `at`, recorded; `at` when none does.
  std::size_t phrase_end(std::size_t at, bool before_word) {
    if (const std::size_t quote = double_quote_at(typed_, at)) {
      for (std::size_t end = at + quote; end < typed_.size(); end += char_length(typed_, end))
        if (const std::size_t closing = double_quote_at(typed_, end))
          return add_phrase(at, quote, end, closing);
      warnings_.add("Thiếu dấu ngoặc kép đóng: đọc như từ thường.");
      return at;
    }
    const std::size_t quote = before_word && singles_ ? single_quote_at(typed_, at) : 0;
    if (!quote) return at;
    for (std::size_t end = at + quote; end < typed_.size(); end += char_length(typed_, end))
      if (const std::size_t closing = single_quote_at(typed_, end);
          closing && ends_word(typed_, end + closing) && end > at + quote)
        return add_phrase(at, quote, end, closing);
    singles_ = false;  // where one finds no partner, no later one does
    return at;
  }

  std::size_t add_phrase(std::size_t at, std::size_t opening, std::size_t end,
                         std::size_t closing) {
    Mark mark;
    mark.type = Mark::Type::phrase;
    mark.span = span(at, end + closing);
    mark.inside = span(at + opening, end);
    phrases_.push_back(std::move(mark));
    return end + closing;
  }

  void drop_cut_atoms() {
    std::erase_if(atomic_, [&](const text::Span& atom) {
      return std::ranges::any_of(phrases_, [&](const Mark& phrase) {
        return atom.begin < phrase.span.end && phrase.span.begin < atom.end;
      });
    });
  }

  void step() {
    if (take_phrase() || skip_atom() || take_bracket()) return;
    if (const std::size_t length = space_at(typed_, at_)) {
      at_ += length;
      word_start_ = true;
    } else if (!word_start_ || !take_word_syntax()) {
      take_plain();
    }
  }

  bool take_phrase() {
    if (next_phrase_ >= phrases_.size() || phrases_[next_phrase_].span.begin != at_) return false;
    at_ = phrases_[next_phrase_].span.end;
    marks_.push_back(phrases_[next_phrase_++]);
    word_start_ = true;
    return true;
  }

  bool skip_atom() {
    while (next_atom_ < atomic_.size() && atomic_[next_atom_].begin < at_) ++next_atom_;
    if (next_atom_ >= atomic_.size() || atomic_[next_atom_].begin != at_) return false;
    at_ = std::max<std::size_t>(at_ + 1, atomic_[next_atom_++].end);
    word_start_ = false;
    return true;
  }

  bool take_bracket() {
    if (const std::size_t length = open_bracket_at(typed_, at_))
      return add(Mark::Type::open, length);
    if (const std::size_t length = close_bracket_at(typed_, at_))
      return add(Mark::Type::close, length);
    return false;
  }

  bool add(Mark::Type type, std::size_t length) {
    Mark mark;
    mark.type = type;
    return add(std::move(mark), length);
  }

  bool add(Mark mark, std::size_t length) {
    mark.span = span(at_, at_ + length);
    marks_.push_back(std::move(mark));
    at_ += length;
    word_start_ = true;
    return true;
  }

  bool take_word_syntax() { return take_sign() || take_operator() || take_field(); }

  // A sign stands before a word or a group, and not between numbers ("2020 -2025").
  bool take_sign() {
    const char c = typed_[at_];
    if ((c != '+' && c != '-') || at_ + 1 >= typed_.size()) return false;
    const char next = typed_[at_ + 1];
    if (space_at(typed_, at_ + 1) || next == '+' || next == '-') return false;
    if (is_digit(next) && after_number()) return false;
    return add(c == '+' ? Mark::Type::plus : Mark::Type::minus, 1);
  }

  bool after_number() const {
    const std::size_t last = typed_.substr(0, at_).find_last_not_of(' ');
    return last != std::string_view::npos && is_digit(typed_[last]);
  }

  std::size_t word_end(std::size_t at) const {
    while (!ends_word(typed_, at)) at += char_length(typed_, at);
    return at;
  }

  bool take_operator() {
    if (!operators_) return false;
    const std::size_t end = word_end(at_);
    const std::string_view word = typed_.substr(at_, end - at_);
    auto mark = read_operator(word, warnings_);
    if (!mark) return false;
    if (mark->type == Mark::Type::exclude && stressed(end)) {
      warnings_.add("“" + std::string(word) + "” trong câu dài hay câu hỏi: đọc như từ thường.");
      return false;
    }
    return add(std::move(*mark), end - at_);
  }

  // "Điều nào sau đây KHÔNG phải là nghĩa vụ …?": capitals that stress a word of a sentence, not
  // an operator, which stands before a few words, a quote or a bracket.
  bool stressed(std::size_t after) const {
    constexpr std::size_t kMostExcluded = 4;  // words
    const std::size_t last = typed_.find_last_not_of(" \t\r\n");
    if (last != std::string_view::npos && typed_[last] == '?') return true;
    std::size_t words = 0;
    bool inside = false;
    for (std::size_t i = after; i < typed_.size(); ++i) {
      if (typed_[i] == '"' || typed_[i] == '(' || typed_[i] == ')' || typed_[i] == ':') break;
      const bool space = space_at(typed_, i);
      if (!space && !inside) ++words;
      inside = !space;
    }
    return words > kMostExcluded;
  }

  bool take_field() {
    const std::string_view word = typed_.substr(at_, word_end(at_) - at_);
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos) return false;
    const FieldName* name = find_field(word.substr(0, colon));
    if (!name) return false;
    const std::size_t value = at_ + colon + 1;
    if (value >= typed_.size() || space_at(typed_, value)) {
      warnings_.add("“" + std::string(word) +
                    "” phải viết liền với từ theo sau: đọc như từ thường.");
      return false;
    }
    if (name->filters) return take_filter(*name, value);
    Mark mark;
    mark.type = Mark::Type::field;
    mark.in = name->in;
    return add(std::move(mark), colon + 1);
  }

  bool take_filter(const FieldName& name, std::size_t value) {
    auto mark = read_filter(typed_, value, name.facet, warnings_);
    if (!mark) return false;
    const std::size_t end = mark->span.end;
    while (next_phrase_ < phrases_.size() && phrases_[next_phrase_].span.begin < end)
      ++next_phrase_;
    return add(std::move(*mark), end - at_);
  }

  // A word, up to whatever ends it. A star after its last letter is a mark.
  void take_plain() {
    const std::size_t length = char_length(typed_, at_);
    if (typed_[at_] == '*' && !word_start_ && star_ends_word()) {
      add(Mark::Type::star, 1);
      word_start_ = false;
      return;
    }
    at_ += length;
    word_start_ = false;
  }

  bool star_ends_word() const {
    const text::CodePoint before = text::code_point_at(typed_, last_char(at_));
    const bool letter = before.valid && u_isalnum(static_cast<UChar32>(before.value));
    return letter && (ends_word(typed_, at_ + 1) || u_ispunct(typed_[at_ + 1]));
  }

  std::size_t last_char(std::size_t end) const {
    std::size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(typed_[at]) & 0xC0) == 0x80) --at;
    return at;
  }

  std::string_view typed_;
  std::vector<text::Span>& atomic_;
  Warnings& warnings_;
  const bool operators_;
  bool singles_ = true;
  bool word_start_ = true;
  std::size_t at_ = 0;
  std::size_t next_phrase_ = 0;
  std::size_t next_atom_ = 0;
  std::vector<Mark> phrases_;
  std::vector<Mark> marks_;
};

}  // namespace

void Warnings::add(std::string text) {
  constexpr std::size_t kMost = 8;
  if (list_.size() < kMost && std::ranges::find(list_, text) == list_.end())
    list_.push_back(std::move(text));
}

bool has_lower_case(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::code_point_at(text, at);
    if (c.valid && u_islower(static_cast<UChar32>(c.value))) return true;
    at += c.length;
  }
  return false;
}

std::vector<Mark> find_marks(std::string_view typed, std::vector<text::Span>& atomic,
                             Warnings& warnings) {
  return Lexer(typed, atomic, warnings).run();
}

}  // namespace vankho::query
