#include "facets/date_context.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vankho::facets {
namespace {

constexpr std::size_t kReach = 60;           // tokens of a sentence read on each side
constexpr std::uint32_t kSentenceGap = 10;   // of positions, see text/analyzer.cc
constexpr std::size_t kDocumentReach = 8;    // tokens between a document's number and its date

bool gap(const text::Token& left, const text::Token& right) {
  return right.position - left.position >= kSentenceGap;
}

}  // namespace

DateContext::DateContext(const Field& field, const DateMention& mention) : tokens_(field.tokens) {
  const auto begin = std::partition_point(
      tokens_.begin(), tokens_.end(),
      [&](const text::Token& token) { return token.span.end <= mention.span.begin; });
  date_ = std::size_t(begin - tokens_.begin());
  next_ = std::size_t(std::partition_point(begin, tokens_.end(),
                                           [&](const text::Token& token) {
                                             return token.span.begin < mention.span.end;
                                           }) -
                      tokens_.begin());
  const std::size_t least = date_ > kReach ? date_ - kReach : 0;
  const std::size_t most = std::min(next_ + kReach, tokens_.size());
  // A line may break right before a date; its sentence does not.
  first_ = date_;
  while (first_ > least && (first_ == date_ || !gap(tokens_[first_ - 1], tokens_[first_])))
    --first_;
  if (first_ + 1 == date_ && gap(tokens_[first_], tokens_[std::min(date_, tokens_.size() - 1)]) &&
      tokens_[first_].exact != "ngày" && tokens_[first_].exact != "năm")
    first_ = date_;
  last_ = next_;
  while (last_ < most && (last_ == next_ || !gap(tokens_[last_ - 1], tokens_[last_]))) ++last_;
  if (mention.shape != Shape::years && date_ > first_ && (tokens_[date_ - 1].exact == "ngày" || tokens_[date_ - 1].exact == "năm" ||
                         tokens_[date_ - 1].exact == "tháng")) {
    --date_;
    day_word_ = tokens_[date_].exact == "ngày";
    year_word_ = tokens_[date_].exact == "năm";
  }
  if (mention.shape == Shape::day_month || mention.shape == Shape::full) take_listed_days();
  begin_ = date_ < tokens_.size() ? tokens_[date_].span.begin : mention.span.begin;
  cues_ = find_cues(tokens_, first_, date_);
  split_ = cues_.size();
  const std::vector<CueAt> behind = find_cues(tokens_, next_, last_);
  cues_.insert(cues_.end(), behind.begin(), behind.end());
}

// "ngày 26, 27 và 28/3": the "ngày" stands before the first of them.
void DateContext::take_listed_days() {
  constexpr std::size_t kMostListed = 8;  // tokens
  if (day_word_) return;
  for (std::size_t back = 1; back <= kMostListed && date_ >= first_ + back; ++back) {
    const text::Token& token = tokens_[date_ - back];
    if (token.exact == "ngày" && back > 1) {
      date_ -= back;
      day_word_ = lists_days_ = true;
      return;
    }
    if (token.exact != "và" && token.kind != text::Kind::number) return;
  }
}

bool DateContext::before(CueSet cues, std::size_t reach) const {
  return std::any_of(cues_.begin(), cues_.begin() + std::ptrdiff_t(split_), [&](const CueAt& cue) {
    return cue.cues.has(cues) && cue.end + reach >= date_;
  });
}

bool DateContext::after(CueSet cues, std::size_t reach) const {
  return std::any_of(cues_.begin() + std::ptrdiff_t(split_), cues_.end(), [&](const CueAt& cue) {
    return cue.cues.has(cues) && cue.begin <= next_ + reach;
  });
}

bool DateContext::in_sentence(CueSet cues) const {
  return std::any_of(cues_.begin(), cues_.end(),
                     [&](const CueAt& cue) { return cue.cues.has(cues); });
}

const CueAt* DateContext::last_before(CueSet cues) const {
  for (std::size_t i = split_; i-- > 0;)
    if (cues_[i].cues.has(cues)) return &cues_[i];
  return nullptr;
}

bool DateContext::of_document() const {
  if (opens_sentence() || before(Cue::session | Cue::today, 1)) return false;
  const std::size_t least = date_ > kDocumentReach ? date_ - kDocumentReach : 0;
  for (std::size_t i = date_; i-- > least;) {
    if (tokens_[i].kind == text::Kind::symbol) return true;
    if (i + 1 < date_ && tokens_[i].exact == "số" && tokens_[i + 1].kind == text::Kind::number)
      return true;
  }
  return before(Cue::document, 3) || (day_word_ && issued_by_whom());
}

// "Nghị quyết 70 của Bộ Chính trị ngày 20-8-2025"
bool DateContext::issued_by_whom() const {
  constexpr std::size_t kIssuerReach = 9;
  const CueAt* document = last_before(Cue::document);
  if (!document || document->end + kIssuerReach < date_) return false;
  const std::size_t number = document->end;
  return number + 1 < date_ && tokens_[number].kind == text::Kind::number &&
         tokens_[number + 1].exact == "của";
}

bool DateContext::after_symbol() const {
  for (std::size_t back = 1; back <= 2 && back <= date_; ++back)
    if (tokens_[date_ - back].kind == text::Kind::symbol) return true;
  return false;
}

bool DateContext::opens_sentence() const {
  return day_word_ && date_ == first_ && tokens_[date_].capital;
}

bool DateContext::time_opens_sentence() const {
  std::size_t at = date_;
  if (at > first_) {
    const std::string_view part = tokens_[at - 1].exact;
    if (part == "đầu" || part == "giữa" || part == "cuối" || part == "trong" || part == "vào") --at;
  }
  return at == first_ && at < tokens_.size() && tokens_[at].capital;
}

bool DateContext::ends_sentence() const {
  return next_ >= tokens_.size() || gap(tokens_[next_ - 1], tokens_[next_]);
}

bool DateContext::of_months() const {
  if (!year_word_ || word_before() != "tháng" || word_before(2) == "ngày") return false;
  const std::string_view count = word_before(1);
  static constexpr std::array<std::string_view, 9> kWords = {"ba",   "bốn",  "sáu", "bảy", "tám",
                                                             "chín", "mười", "một", "hai"};
  if (std::find(kWords.begin(), kWords.end(), count) != kWords.end()) return true;
  return date_ > first_ + 1 && tokens_[date_ - 2].kind == text::Kind::number;
}

int DateContext::years_before() const {
  constexpr std::size_t kFar = 30;
  const std::size_t least = date_ > first_ + kFar ? date_ - kFar : first_;
  for (std::size_t i = date_; i-- > least + 1;) {
    if (tokens_[i].exact != "năm" || tokens_[i - 1].kind != text::Kind::number) continue;
    int years = 0;
    const std::string_view digits = tokens_[i - 1].exact;
    std::from_chars(digits.data(), digits.data() + digits.size(), years);
    if (years >= 1 && years <= 150) return years;
  }
  return 0;
}

std::string_view DateContext::word_before(std::size_t back) const {
  return date_ > first_ + back ? tokens_[date_ - 1 - back].exact : std::string_view{};
}

}  // namespace vankho::facets
