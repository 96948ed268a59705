#include "query/snippet.h"

#include <algorithm>
#include <set>

namespace vankho::query {
namespace {

constexpr std::size_t kLength = 240;  // bytes of a snippet, about 160 letters
constexpr std::size_t kReach = 60;    // bytes looked over for a good place to cut
constexpr std::size_t kLookedAt = 400'000;  // bytes of a body that are searched for hits

bool inside_letter(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// A place at or before `at` where a word begins.
std::size_t cut_before(std::string_view text, std::size_t at) {
  const std::size_t low = at > kReach ? at - kReach : 0;
  for (std::size_t i = at; i > low; --i)
    if (text[i - 1] == ' ' || text[i - 1] == '\n') return i;
  while (at > 0 && inside_letter(text, at)) --at;
  return low == 0 ? 0 : at;
}

std::size_t cut_after(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  for (std::size_t i = at; i < std::min(text.size(), at + kReach); ++i)
    if (text[i] == ' ' || text[i] == '\n') return i;
  while (at < text.size() && inside_letter(text, at)) ++at;
  return at;
}

text::Memo& memo() {
  thread_local text::Memo mine;
  mine.begin_article();
  return mine;
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  return out;
}

Marker::Marker(const text::Analyzer& analyzer, const std::vector<std::string>& exact)
    : analyzer_(analyzer) {
  for (const std::string& form : exact)
    if (!form.empty() && find(form) == nullptr) {
      sizes_by_end_[end_of(form)] |= size_bit(form);
      exact_.push_back(form);
    }
}

const std::string* Marker::find(std::string_view token) const {
  if (token.empty() || (sizes_by_end_[end_of(token)] & size_bit(token)) == 0) return nullptr;
  const auto found = std::ranges::find(exact_, token);
  return found == exact_.end() ? nullptr : &*found;
}

std::vector<Marker::Hit> Marker::hits(std::string_view text) const {
  std::vector<Hit> out;
  if (exact_.empty()) return out;
  std::vector<text::Token> tokens;
  analyzer_.analyze(text.substr(0, kLookedAt), memo(), tokens);
  for (const text::Token& token : tokens)
    if (const std::string* form = find(token.exact))
      out.push_back({token.span, token.position, form});
  return out;
}

std::string Marker::marked(std::string_view text, std::size_t begin, std::size_t end,
                           const std::vector<Hit>& hits) const {
  std::string out;
  std::size_t at = begin;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (hits[i].span.begin < at || hits[i].span.end > end) continue;
    out += escape_html(text.substr(at, hits[i].span.begin - at));
    std::size_t stop = i;
    while (stop + 1 < hits.size() && hits[stop + 1].position == hits[stop].position + 1 &&
           hits[stop + 1].span.end <= end)
      ++stop;
    const std::size_t first = hits[i].span.begin, last = hits[stop].span.end;
    out += "<mark>" + escape_html(text.substr(first, last - first)) + "</mark>";
    at = last;
  }
  return out + escape_html(text.substr(at, end - at));
}

std::string Marker::mark(std::string_view text) const {
  return marked(text, 0, text.size(), hits(text));
}

// Slides a window over the hits: each different word counts, runs of neighbours count more.
void Marker::add_snippets(const char* field, std::string_view text, std::size_t count,
                          std::vector<std::pair<double, Snippet>>& out) const {
  const std::vector<Hit> found = hits(text);
  struct Window {
    double worth;
    std::size_t first, last;
  };
  std::vector<Window> windows;
  for (std::size_t first = 0; first < found.size(); ++first) {
    std::set<const std::string*> different;
    double runs = 0;
    std::size_t last = first;
    for (std::size_t i = first;
         i < found.size() && found[i].span.end - found[first].span.begin < kLength; ++i) {
      different.insert(found[i].form);
      if (i > first && found[i].position == found[i - 1].position + 1) runs += 0.5;
      last = i;
    }
    windows.push_back({static_cast<double>(different.size()) * 2 + std::min(runs, 4.0), first, last});
  }
  std::ranges::stable_sort(windows, std::greater{}, &Window::worth);
  std::vector<std::pair<std::size_t, std::size_t>> taken;
  for (const Window& window : windows) {
    if (taken.size() >= count) break;
    const std::size_t a = found[window.first].span.begin, b = found[window.last].span.end;
    const std::size_t spare = kLength > b - a ? kLength - (b - a) : 0;
    const std::size_t begin = cut_before(text, a > spare / 2 ? a - spare / 2 : 0);
    const std::size_t end = cut_after(text, std::max(b, std::min(text.size(), begin + kLength)));
    if (std::ranges::any_of(taken, [&](const auto& other) {
          return begin < other.second && other.first < end;
        }))
      continue;
    taken.emplace_back(begin, end);
    Snippet snippet{field, static_cast<std::uint32_t>(begin), ""};
    snippet.html = (begin > 0 ? "… " : "") + marked(text, begin, end, found) +
                   (end < text.size() ? " …" : "");
    out.emplace_back(window.worth, std::move(snippet));
  }
}

std::vector<Snippet> Marker::snippets(const schema::Article& article, std::size_t count) const {
  std::vector<Snippet> out;
  if (count == 0) return out;
  std::vector<std::pair<double, Snippet>> found;
  add_snippets("lead", article.lead, 1, found);
  add_snippets("body", article.body, count, found);
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.first > b.first; });
  if (found.size() > count) found.resize(count);
  for (auto& [worth, snippet] : found) out.push_back(std::move(snippet));
  std::ranges::sort(out, [](const Snippet& a, const Snippet& b) {
    return a.field != b.field ? a.field == "lead" : a.offset < b.offset;
  });
  if (out.empty()) {  // found by what its title or its data say
    const bool lead = !article.lead.empty();
    const std::string_view text = lead ? article.lead : article.body;
    if (text.empty()) return out;
    const std::size_t end = cut_after(text, kLength);
    out.push_back({lead ? "lead" : "body", 0,
                   escape_html(text.substr(0, end)) + (end < text.size() ? " …" : "")});
  }
  return out;
}

}  // namespace vankho::query
