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
    read();
    emit_all();
  }

 private:
  // A run that was read, but whose words are not known yet.
  struct Run {
    std::size_t begin;
    std::size_t end;
    std::uint64_t hash;
    bool gap;                     // a sentence or a paragraph ends after it
    bool gap_unless_abbreviated;  // the same, but its stop is a dot
  };

  void read() {
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
          end_paragraph();
          [[fallthrough]];
        default:
          at_ += seen.length;
      }
    }
  }

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
    const std::uint64_t hash = memo_.hash(text_.substr(begin, end - begin));
    memo_.fetch_place(hash);
    if (ahead_ == kAhead) emit_oldest();
    runs_[(oldest_ + ahead_++) % kAhead] = {begin, end, hash, false, false};
    if (ahead_ > kAhead / 2) memo_.fetch_record(runs_[(oldest_ + ahead_ - kAhead / 2) % kAhead].hash);
    at_ = end;
  }

  void emit_oldest() {
    const Run run = runs_[oldest_];
    oldest_ = (oldest_ + 1) % kAhead;
    --ahead_;
    const std::string_view raw = text_.substr(run.begin, run.end - run.begin);
    const Record* record = memo_.find(run.hash, raw);
    if (record == nullptr) record = memo_.store(run.hash, raw, words_of(raw));
    emit(run.begin, *record);
    if (run.gap || (run.gap_unless_abbreviated && !abbreviated_)) gap_ = true;
  }

  void emit_all() {
    while (ahead_ > 0) emit_oldest();
  }

  bool take_symbol() {
    auto symbol = symbol_at(text_, at_);
    if (!symbol) return false;
    emit_all();
    const std::string_view raw = text_.substr(at_, symbol->end - at_);
    const std::uint64_t hash = memo_.hash(raw);
    const Record* record = memo_.find(hash, raw);
    if (record == nullptr) {
      Word word;
      word.exact = std::move(symbol->exact);
      word.end = static_cast<std::uint32_t>(raw.size());
      word.kind = Kind::symbol;
      record = memo_.store(hash, raw, {std::move(word)});
    }
    emit(at_, *record);
    at_ = symbol->end;
    return true;
  }

  void skip_to(std::size_t end) {
    emit_all();
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
    const bool dot = text_[at_ - 1] == '.';
    std::size_t next = at_;
    for (int closing = 0; closing < 3 && next < text_.size(); ++closing) {
      const Seen seen = look(next);
      if (seen.part == CharClass::space || seen.part == CharClass::newline) break;
      if (in_word(seen.part)) return;
      next += seen.length;
    }
    if (!dot)
      end_paragraph();
    else if (ahead_ > 0)
      newest().gap_unless_abbreviated = true;
    else if (!abbreviated_)
      gap_ = true;
  }

  void end_paragraph() { (ahead_ > 0 ? newest().gap : gap_) = true; }

  Run& newest() { return runs_[(oldest_ + ahead_ - 1) % kAhead]; }

  // Runs read before the words of the first of them are asked for: enough to hide two waits for
  // memory, in the time that it takes to read a few runs.
  static constexpr std::size_t kAhead = 8;

  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  const CharClass* const classes_ = bmp_classes();
  std::string_view text_;
  Memo::Impl& memo_;
  std::vector<Token>& out_;
  std::size_t first_;
  std::size_t at_ = 0;
  std::array<Run, kAhead> runs_;  // a ring
  std::size_t oldest_ = 0;
  std::size_t ahead_ = 0;  // how many of the ring are read and not emitted
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
