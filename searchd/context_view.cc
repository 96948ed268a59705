#include "searchd/context_view.h"

#include <algorithm>
#include <array>

#include "searchd/format.h"
#include "searchd/url.h"
#include "text/fold.h"

namespace vankho::searchd {
namespace {

constexpr std::size_t kWidth = 60;     // letters on either side
constexpr std::size_t kLines = 60;     // that make a page
constexpr int kAsks = 5;               // at most, for a page

// The words before the keyword, the nearest first: what sorting by the left compares.
std::string backwards(std::string_view left) {
  std::string out;
  while (!left.empty()) {
    const std::size_t space = left.find_last_of(' ');
    const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
    out.append(left.substr(begin)).append(" ");
    left = left.substr(0, begin == 0 ? 0 : space);
  }
  return text::fold(out);
}

// What was cut off in the middle of a word loses the rest of that word.
bool cut(std::string_view side) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::ranges::count_if(side, begins)) >= kWidth;
}

std::string left_words(const std::string& left) {
  const std::size_t space = left.find(' ');
  return cut(left) && space != std::string::npos ? left.substr(space + 1) : left;
}

std::string right_words(const std::string& right) {
  const std::size_t space = right.rfind(' ');
  return cut(right) && space != std::string::npos ? right.substr(0, space) : right;
}

void sort_lines(std::vector<query::Concord>& lines, ContextSort by) {
  if (by == ContextSort::left)
    std::ranges::stable_sort(lines, {}, [](const query::Concord& line) { return backwards(line.left); });
  if (by == ContextSort::right)
    std::ranges::stable_sort(lines, {}, [](const query::Concord& line) { return text::fold(line.right); });
}

Html sort_options(const PageQuery& query) {
  const Words& w = words(query.lang);
  const std::array labels = {w.sort_as_found, w.sort_left, w.sort_right};
  Html items;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    PageQuery changed = query;
    changed.context_sort = static_cast<ContextSort>(i);
    const bool chosen = changed.context_sort == query.context_sort;
    items += el("li", {}, el("a", {{"href", results_link(changed)}, attr_if(chosen, "aria-current", "true")}, text(labels[i])));
  }
  return el("div", {{"class", "options"}}, el("ul", {{"aria-label", std::string(w.sort_context)}}, items));
}

Html line_row(const query::Concord& line, const PageQuery& query) {
  const std::string link = link_to(article_path(line.id), restarted(with_view(query, View::list)));
  return el("tr", {},
            el("td", {{"class", "left"}, {"lang", "vi"}}, el("span", {}, text(left_words(line.left)))) +
                el("td", {{"class", "key"}, {"lang", "vi"}},
                   el("a", {{"href", link}, {"title", line.title}}, text(line.keyword))) +
                el("td", {{"class", "right"}, {"lang", "vi"}}, text(right_words(line.right))) +
                el("td", {{"class", "day"}}, text(format_day(line.published, query.lang))));
}

Html table_of(const std::vector<query::Concord>& lines, const PageQuery& query) {
  const Words& w = words(query.lang);
  const auto head = [](std::string_view name, std::string_view label) {
    return el("th", {{"scope", "col"}, {"class", std::string(name)}}, text(label));
  };
  const Html heads = head("left", w.before) + head("key", w.keyword) + head("right", w.after_word) + head("day", w.evidence_date);
  return el("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", std::string(w.context)}},
            el("table", {{"class", "context"}},
               el("thead", {}, el("tr", {}, heads)) +
                   el("tbody", {}, each(lines, [&](const query::Concord& line) { return line_row(line, query); }))));
}

Html next_link(const PageQuery& query, const std::string& cursor) {
  if (cursor.empty()) return {};
  PageQuery next = query;
  next.request.after = cursor;
  const Words& w = words(query.lang);
  return el("nav", {{"class", "paging"}, {"aria-label", std::string(w.next_page)}},
            el("a", {{"href", results_link(next)}, {"rel", "next"}, {"class", "next"}}, text(w.next_page)));
}

// Articles hold one line or twenty; a page is as many articles as fill it.
Result<query::Concordance> lines_of_page(const Backend& backend, query::Request request) {
  Result<query::Concordance> page = backend.concordance(request, kWidth);
  for (int asks = 1; page && asks < kAsks && page->lines.size() < kLines && !page->next.empty(); ++asks) {
    request.after = page->next;
    Result<query::Concordance> more = backend.concordance(request, kWidth);
    if (!more) break;
    page->lines.insert(page->lines.end(), more->lines.begin(), more->lines.end());
    page->next = more->next;
  }
  return page;
}

}  // namespace

Result<Html> context_view(const Backend& backend, const PageQuery& query) {
  Result<query::Concordance> found = lines_of_page(backend, query.request);
  if (!found) return tl::make_unexpected(found.error());
  sort_lines(found->lines, query.context_sort);
  const Words& w = words(query.lang);
  const Html body = found->lines.empty() ? el("p", {}, text(w.none_found)) : table_of(found->lines, query);
  return el("section", {{"class", "picture"}},
            el("h2", {}, text(w.context)) + el("p", {{"class", "hint"}}, text(w.context_hint)) + sort_options(query) + body +
                next_link(query, found->next));
}

}  // namespace vankho::searchd
