#include "facets/date_line.h"

#include <algorithm>
#include <array>

#include "facets/date_clock.h"
#include "facets/date_cue.h"
#include "text/fold.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kHead = 3000;         // bytes of the body in which date lines stand
constexpr std::size_t kLongestLine = 240;   // bytes
constexpr std::size_t kFewWords = 5;        // besides the date, in a line without a clock
constexpr std::size_t kSomeWords = 12;      // in one with a clock
constexpr std::size_t kWordsBefore = 6;     // before a date with a clock that opens a long line
constexpr std::size_t kContactReach = 160;  // bytes behind a site's own clock

struct Line {
  std::size_t begin = 0, end = 0;
};

// The line, or the two lines that a date runs over.
Line line_around(std::string_view text, const text::Span& span) {
  const std::size_t before = text.rfind('\n', span.begin ? span.begin - 1 : 0);
  const std::size_t begin =
      before == std::string_view::npos || before >= span.begin ? 0 : before + 1;
  return {begin, std::min(text.find('\n', span.end), text.size())};
}

bool alone(const std::vector<DateMention>& all, std::size_t index, const Line& line) {
  const auto is_other = [&](const DateMention& other) {
    return &other != &all[index] && other.span.begin >= line.begin && other.span.end <= line.end &&
           (other.shape == Shape::full || other.shape == Shape::day_month) &&
           (other.day.month != all[index].day.month || other.day.day != all[index].day.day ||
            (other.day.known() && other.day.year != all[index].day.year));
  };
  return std::none_of(all.begin(), all.end(), is_other);
}

bool has_caption_or_symbol(std::span<const text::Token> tokens) {
  if (std::any_of(tokens.begin(), tokens.end(),
                  [](const text::Token& token) { return token.kind == text::Kind::symbol; }))
    return true;
  const std::vector<CueAt> cues = find_cues(tokens, 0, tokens.size());
  return std::any_of(cues.begin(), cues.end(),
                     [](const CueAt& cue) { return cue.cues.has(Cue::caption); });
}

std::span<const text::Token> tokens_in(std::span<const text::Token> tokens, std::size_t begin,
                                       std::size_t end) {
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const text::Token& t) {
    return t.span.begin < begin;
  });
  const auto last = std::partition_point(first, tokens.end(), [&](const text::Token& t) {
    return t.span.begin < end;
  });
  return {first, last};
}

bool starts_a_word(const text::Token& token) { return token.kind != text::Kind::number; }

std::size_t words_in(std::span<const text::Token> tokens, std::size_t begin, std::size_t end) {
  const auto part = tokens_in(tokens, begin, end);
  return std::size_t(std::count_if(part.begin(), part.end(), starts_a_word));
}

// Words that belong to a date line: weekdays, "cập nhật lúc", "lượt xem", GMT.
bool of_date_line(std::string_view exact) {
  static constexpr std::array<std::string_view, 34> kWords = {
      "thứ",  "hai",  "ba",   "tư",   "năm",    "sáu", "bảy",   "chủ",  "nhật", "cập", "lúc", "ngày",
      "đăng", "gmt",  "am",   "pm",   "lượt",   "xem", "số",    "print", "in",  "gốc", "giờ", "phút",
      "lần",  "đọc",  "tháng", "xuất", "bản",   "gửi", "viết",  "time", "date", "ict"};
  return std::find(kWords.begin(), kWords.end(), exact) != kWords.end();
}

std::size_t other_words(std::span<const text::Token> tokens, const Line& line,
                        const text::Span& date) {
  const auto part = tokens_in(tokens, line.begin, line.end);
  return std::size_t(std::count_if(part.begin(), part.end(), [&](const text::Token& token) {
    const bool in_date = token.span.end > date.begin && token.span.begin < date.end;
    return !in_date && starts_a_word(token) && !of_date_line(token.exact);
  }));
}

// "lúc 07:30 ngày 25/8" tells when something happened, "Cập nhật lúc 07:30" when the
// page was made.
bool tells_an_hour(std::span<const text::Token> tokens, const Line& line, const text::Span& date) {
  const auto before = tokens_in(tokens, line.begin, date.begin);
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i].exact == "lúc" || before[i].exact == "hồi")
      return i == 0 || before[i - 1].exact != "nhật";
  return false;
}

// "Sáng 5/3/2021, …" is an event even when the line is short.
bool tells_an_event(std::span<const text::Token> tokens, const Line& line, const text::Span& date) {
  const auto before = tokens_in(tokens, line.begin, date.begin);
  const std::vector<CueAt> cues = find_cues(before, 0, before.size());
  return std::any_of(cues.begin(), cues.end(), [](const CueAt& cue) {
    return cue.cues.has(Cue::session | Cue::today | Cue::history);
  });
}

bool after_date_word(std::string_view text, std::size_t begin) {
  std::string_view before = text.substr(0, begin);
  const std::size_t line = before.rfind('\n');
  if (line != std::string_view::npos) before.remove_prefix(line + 1);
  return before == "date " || before == "date: " || before == "Date: ";
}

bool is_issue(std::span<const text::Token> tokens, const Line& line) {
  const auto part = tokens_in(tokens, line.begin, line.end);
  return part.size() >= 2 && part[0].exact == "số" && part[1].exact == "tháng";
}

// "Số 05-HD/BTCTU          Quảng Ngãi, ngày 24 tháng 6 năm 2011": a document's own head.
bool closes_letterhead(std::string_view text, const Line& line, const text::Span& date) {
  if (line.begin > kHead / 4 || line.end != date.end) return false;
  const std::string head = text::fold(text.substr(line.begin, date.begin - line.begin));
  return head.starts_with("so") && head.ends_with(", ngay ");
}

bool is_date_line(const Field& field, const std::vector<DateMention>& all, std::size_t index) {
  const DateMention& mention = all[index];
  if (after_date_word(field.text, mention.span.begin)) return true;
  if (is_clock(field.text, mention.span)) return false;
  const Line line = line_around(field.text, mention.span);
  if (mention.shape == Shape::month)
    return line.end - line.begin <= kLongestLine && line.begin < kHead / 4 &&
           (is_issue(field.tokens, line) || other_words(field.tokens, line, mention.span) == 0);
  if (mention.shape != Shape::full || tells_an_hour(field.tokens, line, mention.span)) return false;
  if (mention.clock && line.begin < kHead / 4 &&
      words_in(field.tokens, line.begin, mention.span.begin) <= kWordsBefore &&
      !tells_an_event(field.tokens, line, mention.span))
    return true;
  if (line.end - line.begin > kLongestLine || !alone(all, index, line)) return false;
  if (closes_letterhead(field.text, line, mention.span)) return true;
  if (has_caption_or_symbol(tokens_in(field.tokens, line.begin, line.end))) return false;
  if (other_words(field.tokens, line, mention.span) > (mention.clock ? kSomeWords : kFewWords))
    return false;
  return !tells_an_event(field.tokens, line, mention.span);
}

bool among_contacts(std::string_view behind) {
  const std::string folded = text::fold(behind.substr(0, kContactReach));
  static constexpr std::array<std::string_view, 4> kContacts = {"hotline", "email:", "dien thoai",
                                                                "dang nhap"};
  return std::any_of(kContacts.begin(), kContacts.end(), [&](std::string_view contact) {
    return folded.find(contact) != std::string::npos;
  });
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  std::size_t end = std::min(text.size(), kLongest);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
    --end;
  text = text.substr(0, end);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return std::string(text);
}

DateLine made(const Field& field, const DateMention& mention) {
  const Line line = line_around(field.text, mention.span);
  const bool whole = line.end - line.begin <= kLongestLine / 2;
  const std::size_t begin = whole ? line.begin : mention.span.begin;
  const std::size_t end = whole ? line.end : mention.span.end;
  return {mention.day, shortened(field.text.substr(begin, end - begin)), mention.clock,
          among_contacts(field.text.substr(mention.span.end))};
}

void add_removed(const Page& page, std::vector<DateLine>& lines) {
  for (const Removed& piece : page.removed) {
    if (piece.kind != "date-line") continue;
    for (const DateMention& mention : find_dates(piece.text))
      if ((mention.shape == Shape::full || mention.shape == Shape::month) &&
          !is_clock(piece.text, mention.span)) {
        lines.push_back({mention.day, shortened(piece.text), mention.clock, false});
        break;
      }
  }
}

}  // namespace

std::vector<DateLine> find_date_lines(const Page& page, const std::vector<DateMention>& in_body) {
  std::vector<DateLine> lines;
  add_removed(page, lines);
  for (std::size_t i = 0; i < in_body.size() && in_body[i].span.begin < kHead; ++i)
    if (is_date_line(page.body, in_body, i)) lines.push_back(made(page.body, in_body[i]));
  return lines;
}

}  // namespace vankho::facets
