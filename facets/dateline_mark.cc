#include "facets/dateline_mark.h"

#include <string>
#include <unordered_map>

#include "facets/data/place_tables.h"
#include "facets/table.h"
#include "text/fold.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kLinesRead = 8;       // at the head of the body
constexpr std::size_t kHead = 300;          // bytes searched for a mark in parentheses
constexpr std::size_t kLongestMark = 40;    // bytes
constexpr int kSure = 90, kTieBreaker = 10;

struct Mark {
  const Province* province = nullptr;
  bool sure = false;
};

const std::unordered_map<std::string, Mark>& marks() {
  static const auto instance = [] {
    std::unordered_map<std::string, Mark> made;
    const Table table(data::dateline_marks_tsv);
    const std::size_t mark = table.column("mark"), id = table.column("id"),
                      confidence = table.column("confidence");
    for (const Table::Row& row : table.rows())
      made.try_emplace(text::fold(row[mark]),
                       Mark{find_province(row[id]), row[confidence] == "high"});
    return made;
  }();
  return instance;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r*\"'");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r*\"'") - from + 1);
}

DatelineMark look_up(std::string_view written) {
  written = trimmed(written);
  if (written.empty() || written.size() > kLongestMark) return {};
  const auto found = marks().find(text::fold(written));
  if (found == marks().end()) return {};
  const auto& [province, sure] = found->second;
  return {province, !province ? 0 : sure ? kSure : kTieBreaker, !province, written};
}

bool found(const DatelineMark& mark) { return !mark.written.empty(); }

DatelineMark in_parentheses(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos) return {};
  const std::size_t close = text.find(')', open);
  if (close == std::string_view::npos) return {};
  return look_up(text.substr(open + 1, close - open - 1));
}

// "BHG - Sáng …", "VOV.VN – …", "(QNO) - …".
DatelineMark at_line_start(std::string_view line) {
  if (line.starts_with('(')) return in_parentheses(line);
  for (const std::string_view dash : {" -", " \xE2\x80\x93", " \xE2\x80\x94", "-", "\xE2\x80\x93"}) {
    const std::size_t end = line.substr(0, kLongestMark + dash.size()).find(dash);
    if (end == std::string_view::npos) continue;
    const DatelineMark mark = look_up(line.substr(0, end));
    if (found(mark)) return mark;
  }
  return {};
}

}  // namespace

DatelineMark dateline_mark(std::string_view body) {
  std::string_view rest = body;
  for (std::size_t line = 0; line < kLinesRead && !rest.empty(); ++line) {
    const std::size_t end = rest.find('\n');
    const DatelineMark mark = at_line_start(trimmed(rest.substr(0, end)));
    if (found(mark)) return mark;
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  const DatelineMark inside = in_parentheses(body.substr(0, kHead));
  if (found(inside) && (inside.national || inside.points == kSure)) return inside;
  return {};
}

}  // namespace vankho::facets
