#include "indexer/clean/line_marks.h"

#include <algorithm>

#include "indexer/clean/date_line.h"
#include "indexer/clean/line_rules.h"

namespace vankho::indexer {
namespace {

// No rule is about longer lines. Between paragraphs only short ones are asked
// about, which is what makes cleaning fast; around the text imprints may be long.
constexpr std::size_t kMaxMiddle = 96;  // bytes
constexpr std::size_t kMaxEdge = 1200;

std::size_t running_bytes(const PageLines& page, std::size_t begin, std::size_t end) {
  std::size_t bytes = 0;
  for (std::size_t i = begin; i < end; ++i)
    if (page.lines[i].running && page.lines[i].kind.empty()) bytes += page.lines[i].text.size();
  return bytes;
}

void mark_items_after(PageLines& page, std::size_t heading) {
  for (std::size_t i = heading + 1; i < page.lines.size() && !page.lines[i].running; ++i)
    if (page.lines[i].kind.empty()) page.lines[i].kind = "related";
}

// A heading of comments with most of the text below it is a link at the top of the page.
void mark_rest(PageLines& page, std::size_t heading, std::string_view kind) {
  const std::size_t end = page.lines.size();
  if (running_bytes(page, 0, heading) < running_bytes(page, heading, end)) return;
  for (std::size_t i = heading + 1; i < end; ++i)
    if (page.lines[i].kind.empty()) page.lines[i].kind = kind;
}

// An imprint ends its page: what stands below its first line belongs to it.
void mark_block(PageLines& page, std::size_t first_line) {
  for (std::size_t i = first_line; i < page.lines.size(); ++i)
    if (stays(page.lines[i])) page.lines[i].kind = "masthead";
}

// Contact lines above the first sure line of an imprint.
void mark_block_before(PageLines& page, std::size_t first_line) {
  const LineRules& rules = LineRules::instance();
  for (std::size_t i = first_line; i-- > page.last + 1;) {
    if (page.lines[i].text.empty()) continue;
    const LineRule* rule = rules.find(comparable(page.lines[i].text), Zone::tail);
    if (!rule || rule->effect != Effect::with_block) return;
    page.lines[i].kind = "masthead";
  }
}

void apply(PageLines& page, std::size_t at, const LineRule& rule) {
  if (rule.effect == Effect::with_block) return;
  page.lines[at].kind = rule.kind;
  if (page.zone(at) == Zone::head) return;
  switch (rule.effect) {
    case Effect::list: return mark_items_after(page, at);
    case Effect::rest: return mark_rest(page, at, rule.kind);
    case Effect::block:
      mark_block_before(page, at);
      return mark_block(page, at);
    default: return;
  }
}

// "Normal 0 false … Sáng 25/12": as many words of the line as the pattern has.
std::size_t prefix_length(std::string_view line, std::size_t words) {
  std::size_t at = 0;
  for (; words > 0 && at < line.size(); --words) {
    at = std::min(line.find(' ', at), line.size());
    at = std::min(line.find_first_not_of(' ', at), line.size());
  }
  return at;
}

void take_off(Line& line, std::size_t length, std::string_view kind) {
  line.taken_off = trim(line.text.substr(0, length));
  line.taken_kind = kind;
  line.text = trim(line.text.substr(length));
  line.running = reads_on(line.text);
}

void take_prefix_off(Line& line) {
  if (const std::size_t date = crawler_date_prefix(line.text)) return take_off(line, date, "date-line");
  if (!line.text.starts_with("Normal 0")) return;
  if (const LineRule* rule = LineRules::instance().find_prefix(comparable(line.text)))
    take_off(line, prefix_length(line.text, count_words(rule->pattern)), rule->kind);
}

bool is_dated(std::string_view line) { return is_date_line(line) || is_age_line(line); }

void mark_line(PageLines& page, std::size_t at) {
  Line& line = page.lines[at];
  const Zone zone = page.zone(at);
  if (!stays(line) || line.text.size() > (zone == Zone::middle ? kMaxMiddle : kMaxEdge)) return;
  if (zone == Zone::middle && line.running) return;
  if (zone != Zone::middle && is_dated(line.text)) {
    line.kind = "date-line";
  } else if (const LineRule* rule = LineRules::instance().find(comparable(line.text), zone)) {
    apply(page, at, *rule);
  }
}

}  // namespace

void mark_lines(PageLines& page) {
  for (std::size_t i = 0; i < page.lines.size() && i <= page.first; ++i)
    take_prefix_off(page.lines[i]);
  for (std::size_t i = 0; i < page.lines.size(); ++i) mark_line(page, i);
}

void mark_clocks(PageLines& page, std::size_t title_at) {
  bool dated_below = false, parted = false;
  for (std::size_t i = std::min(page.first, page.lines.size()); i-- > 0;) {
    Line& line = page.lines[i];
    const bool dated = line.kind == "date-line";
    if (dated && dated_below && parted) line.kind = "clock";
    dated_below |= dated;
    parted |= dated_below && !dated && (i == title_at || (!line.kind.empty() && !line.text.empty()));
  }
}

}  // namespace vankho::indexer
