#include "searchd/article_text.h"

#include <algorithm>

#include "query/export.h"
#include "searchd/url.h"

namespace vankho::searchd {
namespace {

struct Link {
  std::size_t begin, end;  // bytes of the field
  std::string key;
};

enum class Part { title, lead, body };

bool stands_in(const facets::Mention& mention, Part part) {
  return part == (mention.in_title ? Part::title : mention.in_lead ? Part::lead : Part::body);
}

// The mentions of a field, by place; one that overlaps an earlier one is left out.
std::vector<Link> links_of(const schema::Record& record, Part part, std::size_t size) {
  std::vector<Link> links;
  for (const facets::Citation& citation : record.citations)
    for (const facets::Mention& mention : citation.mentions)
      if (stands_in(mention, part) && mention.span.begin < mention.span.end && mention.span.end <= size)
        links.push_back({mention.span.begin, mention.span.end, citation.key});
  std::ranges::sort(links, {}, &Link::begin);
  std::vector<Link> apart;
  for (Link& link : links)
    if (apart.empty() || apart.back().end <= link.begin) apart.push_back(std::move(link));
  return apart;
}

constexpr std::size_t kContextBytes = 60;  // on either side of a mark

bool inside_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string_view line_around(std::string_view field, std::size_t& at) {
  const std::size_t before = field.substr(0, at).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(field.find('\n', at), field.size());
  at -= begin;
  return field.substr(begin, end - begin);
}

// Whole words before the mark, and after it.
std::string left_of(std::string_view line) {
  if (line.size() <= kContextBytes) return std::string(line);
  std::size_t begin = line.size() - kContextBytes;
  if (const std::size_t space = line.find(' ', begin); space + 1 < line.size()) begin = space + 1;
  while (begin < line.size() && inside_character(line[begin])) ++begin;
  return "…" + std::string(line.substr(begin));
}

std::string right_of(std::string_view line) {
  if (line.size() <= kContextBytes) return std::string(line);
  std::size_t end = kContextBytes;
  if (const std::size_t space = line.rfind(' ', end); space != std::string_view::npos && space > 0) end = space;
  while (end > 0 && inside_character(line[end])) --end;
  return std::string(line.substr(0, end)) + "…";
}

MarkPlace place_of(std::string_view field, std::size_t at, std::string keyword) {
  const std::string_view line = line_around(field, at);
  const std::size_t end = std::min(at + keyword.size(), line.size());
  return {left_of(line.substr(0, at)), std::move(keyword), right_of(line.substr(end))};
}

// Where the marks of `html`, a part of `field` from `begin` on, stand.
void collect_places(std::string_view html, std::string_view field, std::size_t begin, std::vector<MarkPlace>& places) {
  constexpr std::string_view kOpen = "<mark>", kClose = "</mark>";
  for (std::size_t open; (open = html.find(kOpen)) != std::string_view::npos;) {
    const std::size_t close = std::min(html.find(kClose, open), html.size());
    const std::string keyword = query::plain_text(html.substr(open, close - open));
    begin += query::plain_text(html.substr(0, open)).size();
    if (begin <= field.size()) places.push_back(place_of(field, begin, keyword));
    begin += keyword.size();
    html.remove_prefix(std::min(close + kClose.size(), html.size()));
  }
}

class Writer {
 public:
  Writer(const Backend& backend, const PageQuery& query) : backend_(backend), query_(query) {}

  // Bytes [begin, end) of `field`, with those of `links` that lie inside.
  Html write(std::string_view field, std::size_t begin, std::size_t end, const std::vector<Link>& links) {
    Html out;
    for (const Link& link : links) {
      if (link.begin < begin || link.end > end) continue;
      out += piece(field, begin, link.begin);
      out += el("a", {{"class", "cited"}, {"href", link_to(document_path(link.key), only_language())}},
                piece(field, link.begin, link.end));
      begin = link.end;
    }
    return out + piece(field, begin, end);
  }

  std::vector<MarkPlace> take_places() { return std::move(places_); }

 private:
  Html piece(std::string_view field, std::size_t begin, std::size_t end) {
    const std::string_view plain = field.substr(begin, end - begin);
    if (plain.empty() || query_.request.q.empty()) return text(plain);
    const std::string html = backend_.mark(plain, query_.request.q);
    std::size_t number = places_.size();
    collect_places(html, field, begin, places_);
    return marked(html, number);
  }

  PageQuery only_language() const {
    PageQuery plain;
    plain.lang = query_.lang;
    plain.request.group = query::Group::dup;
    return plain;
  }

  const Backend& backend_;
  const PageQuery& query_;
  std::vector<MarkPlace> places_;
};

Html paragraphs(std::string_view body, const std::vector<Link>& links, Writer& writer) {
  Html out;
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    if (body.substr(begin, end - begin).find_first_not_of(" \t\r") != std::string_view::npos)
      out += el("p", {}, writer.write(body, begin, end, links));
    begin = end + 1;
  }
  return out;
}

}  // namespace

ArticleText article_text(const schema::Record& record, const Backend& backend, const PageQuery& query) {
  const schema::Article& article = record.article;
  Writer writer(backend, query);
  ArticleText out;
  const auto whole = [&](const std::string& field, Part part) {
    return writer.write(field, 0, field.size(), links_of(record, part, field.size()));
  };
  out.title = whole(article.title, Part::title);
  out.lead = whole(article.lead, Part::lead);
  out.body = paragraphs(article.body, links_of(record, Part::body, article.body.size()), writer);
  out.marks = writer.take_places();
  return out;
}

}  // namespace vankho::searchd
