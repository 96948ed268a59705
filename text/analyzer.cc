#include "text/analyzer.h"

#include <unicode/uchar.h>
#include <unicode/uvernum.h>

#include <array>
#include <limits>

#include "text/memo.h"
#include "text/symbol.h"
#include "text/unicode.h"
#include "text/word.h"

namespace vankho::text {
namespace {

// Raise it with every change of what analyze() makes of any text:
// tests/text/revision_test.cc watches.
constexpr int kRevision = 3;

constexpr std::uint32_t kSentenceGap = 10;

// Runs longer than this are no words (encoded data, scripts without spaces).
constexpr std::size_t kLongestRun = 200;

// Joined words may grow no longer than this, so that a page of "a.b.c.d" is many runs.
constexpr std::size_t kLongestJoined = 64;

// The neighbours on each side that tell a headline from an acronym.
constexpr std::size_t kHeadlineReach = 2;

struct Seen {
  CharClass part;
  std::uint32_t length;
};

// One pass over a text.
class Scanner {
 public:
  Scanner(std::string_view text, Memo::Impl& memo, std::vector<Token>& out)
      : text_(text), memo_(memo), out_(out), first_(out.size()) {}

  void scan() {
    while (at_ < text_.size()) {
      const Seen seen = look(at_);
      switch (seen.part) {
        case CharClass::digit:
          if (!take_symbol()) take_run();
          break;
        case CharClass::letter:
          take_run();
          break;
        case CharClass::ideograph:
          take(at_, at_ + seen.length);
          break;
        case CharClass::stop:
          at_ += seen.length;
          end_sentence();
          break;
        case CharClass::newline:
          gap_ = true;
          [[fallthrough]];
        default:
          at_ += seen.length;
      }
    }
  }

 private:
  Seen look(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return {classes_[byte], 1};
    const CodePoint c = code_point_at(text_, at);
    if (c.value < 0x10000) return {classes_[c.value], c.length};
    return {char_class(c.value), c.length};
  }

  bool in_word_at(std::size_t at) const { return at < text_.size() && in_word(look(at).part); }

  // Dots, commas, ampersands and apostrophes join only what stands on both sides.
  bool joins(std::size_t at, const Seen& seen) const {
    if (!in_word_at(at + seen.length)) return false;
    if (seen.part == CharClass::apostrophe) return true;
    const char c = text_[at];
    return c == '.' || c == '&' || (c == ',' && digits_about(at));
  }

  bool digits_about(std::size_t at) const {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return is_digit(text_[at - 1]) && is_digit(text_[at + 1]);
  }

  std::size_t run_end() const {
    std::size_t end = at_;
    while (end < text_.size()) {
      const Seen seen = look(end);
      const bool inside = in_word(seen.part) || (end - at_ < kLongestJoined && joins(end, seen));
      if (!inside) break;
      end += seen.length;
    }
    return end;
  }

  void take_run() {
    const std::size_t end = run_end();
    if (end - at_ > kLongestRun) {
      skip_to(end);
    } else {
      take(at_, end);
    }
  }

  void take(std::size_t begin, std::size_t end) {
    const std::string_view raw = text_.substr(begin, end - begin);
    const auto found = memo_.find(raw);
    emit(begin,
         found.record != nullptr ? *found.record : *memo_.store(found.hash, raw, words_of(raw)));
    at_ = end;
  }

  bool take_symbol() {
    auto symbol = symbol_at(text_, at_);
    if (!symbol) return false;
    const std::string_view raw = text_.substr(at_, symbol->end - at_);
    auto found = memo_.find(raw);
    if (found.record == nullptr) {
      Word word;
      word.exact = std::move(symbol->exact);
      word.end = static_cast<std::uint32_t>(raw.size());
      word.kind = Kind::symbol;
      found.record = memo_.store(found.hash, raw, {std::move(word)});
    }
    emit(at_, *found.record);
    at_ = symbol->end;
    return true;
  }

  void skip_to(std::size_t end) {
    at_ = end;
    ++position_;
  }

  void emit(std::size_t begin, const Record& record) {
    for (const StoredWord& word : record.words()) emit(begin, word);
  }

  void emit(std::size_t begin, const StoredWord& word) {
    if (gap_ && out_.size() > first_) position_ += kSentenceGap;
    gap_ = false;
    abbreviated_ = word.abbreviation;
    const auto base = static_cast<std::uint32_t>(begin);
    Token token{word.exact, {base + word.begin, base + word.end}, position_++, word.kind,
                word.capital, word.hash};
    if (word.shout != Shout::none) hear(token, word.shout);
    out_.push_back(token);
  }

  // Settles whether capitals that spell a syllable are one: beside the sure
  // syllables of a headline they are, else they are an acronym.
  void hear(Token& token, Shout shout) {
    const std::size_t index = out_.size();
    if (shout == Shout::perhaps) {
      const bool headline = headline_end_ > first_ && index - headline_end_ < kHeadlineReach;
      token.kind = headline ? Kind::syllable : Kind::acronym;
      doubtful_[1] = doubtful_[0];
      doubtful_[0] = index;
      return;
    }
    headline_end_ = index + 1;
    for (const std::size_t doubtful : doubtful_) {
      if (doubtful != kNone && index - doubtful <= kHeadlineReach) {
        out_[doubtful].kind = Kind::syllable;
      }
    }
  }

  // A stop ends a sentence when a blank or the end follows, perhaps after quotes
  // and brackets; but not after an abbreviation ("TP. Huế"). What comes next is
  // not asked for a capital, so that a text all in capitals reads the same.
  void end_sentence() {
    if (abbreviated_ && text_[at_ - 1] == '.') return;
    std::size_t next = at_;
    for (int closing = 0; closing < 3 && next < text_.size(); ++closing) {
      const Seen seen = look(next);
      if (seen.part == CharClass::space || seen.part == CharClass::newline) break;
      if (in_word(seen.part)) return;
      next += seen.length;
    }
    gap_ = true;
  }

  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  const CharClass* const classes_ = bmp_classes();
  std::string_view text_;
  Memo::Impl& memo_;
  std::vector<Token>& out_;
  std::size_t first_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 0;
  bool gap_ = false;
  bool abbreviated_ = false;
  std::size_t headline_end_ = 0;  // the token after the last sure syllable in capitals
  std::array<std::size_t, 2> doubtful_{kNone, kNone};
};

std::string make_name() {
  return "vi-" + std::to_string(kRevision) + ";icu" U_ICU_VERSION ";unicode" U_UNICODE_VERSION;
}

}  // namespace

Analyzer::Analyzer() : name_(make_name()) {}

void Analyzer::analyze(std::string_view text, Memo& memo, std::vector<Token>& out) const {
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
  Scanner(text.substr(0, kMost), *memo.impl_, out).scan();
}

std::string canonical(std::string_view word) { return canonical_spelling(normal_form(word)); }

}  // namespace vankho::text
