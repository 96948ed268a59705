#include "facets/document_kinds.h"
#include "facets/resolution.h"
#include "searchd/format.h"
#include "searchd/layout.h"
#include "searchd/pages.h"
#include "searchd/pictures.h"
#include "searchd/url.h"

namespace vankho::searchd::pages {
namespace {

constexpr int kHeight = 120;

std::string issuer_name(const std::string& id) {
  const facets::Issuer* issuer = facets::find_issuer(id);
  return issuer ? std::string(issuer->name) : id;
}

Html fact(std::string_view name, const Html& value) {
  return value.empty() ? Html() : el("dt", {}, text(name)) + el("dd", {}, value);
}

Html number_fact(std::string_view name, std::optional<int> number) {
  return number ? fact(name, text(std::to_string(*number))) : Html();
}

Html document_link(const std::string& key, const PageQuery& query) {
  if (key.empty()) return {};
  return el("a", {{"href", link_to(document_path(key), query)}}, text(facets::label_of(key)));
}

std::string_view confidence_words(const std::string& level, const Words& w) {
  return level == "high" ? w.level_high : level == "medium" ? w.level_medium : w.level_low;
}

Html known_facts(const facets::Document& document, const PageQuery& query) {
  const Words& w = words(query.lang);
  return el("dl", {{"class", "facts"}},
            fact(w.about, text(document.title)) + fact(w.issuer, text(issuer_name(document.issuer))) +
                fact(w.issued, text(format_day(document.date, query.lang))) + fact(w.term, text(document.term)) +
                number_fact(w.plenum, document.plenum) + fact(w.predecessor, document_link(document.predecessor, query)) +
                fact(w.successor, document_link(document.successor, query)) +
                fact(w.known_from, text(confidence_words(document.confidence, w))));
}

Html articles_link(const std::string& key, std::uint64_t total, const PageQuery& query) {
  const std::string link = results_link(with_value(query, query::Facet::resolution, key));
  return el("p", {{"class", "to-articles"}},
            el("a", {{"href", link}}, text(say(words(query.lang).its_articles, {format_count(total, query.lang)}))));
}

// Articles whose year is not known stand in no picture.
Html undated_note(const query::ResolutionSummary& summary, const PageQuery& query) {
  std::uint64_t dated = 0;
  for (const query::TrendPoint& point : summary.years) dated += point.count;
  if (dated >= summary.total) return {};
  return el("p", {{"class", "hint"}}, text(say(words(query.lang).undated, {format_count(summary.total - dated, query.lang)})));
}

Html pictures(const std::string& key, const query::ResolutionSummary& summary, const PageQuery& query) {
  const Words& w = words(query.lang);
  const PageQuery its_articles = with_value(query, query::Facet::resolution, key);
  query::Trends trends;
  trends.points = summary.years;
  const std::vector<Bar> bars = bars_of(trends, query::Period::year);
  const Html grid = heat_grid(summary.grid, its_articles);
  return el("section", {{"class", "picture"}},
            el("h2", {}, text(w.timeline)) + timeline(bars, its_articles, false, kHeight) + undated_note(summary, query) +
                el("details", {{"class", "table"}}, el("summary", {}, text(w.as_table)) + timeline_table(bars, its_articles))) +
         (grid.empty() ? Html() : el("section", {{"class", "picture"}}, el("h2", {}, text(w.who_wrote_when)) + grid));
}

HttpAnswer make_page(const Backend& backend, const std::string& key, const PageQuery& query) {
  const query::ResolutionSummary summary = backend.resolution(key);
  const facets::Document* document = facets::find_document(key);
  if (!document && summary.total == 0) return not_found_page(query.lang);
  const Words& w = words(query.lang);
  const std::string label = facets::label_of(key);
  PageQuery other = query;
  other.lang = query.lang == Lang::vi ? Lang::en : Lang::vi;
  Page page;
  page.title = label;
  page.body_class = "document";
  page.other_language = link_to(document_path(key), other);
  page.main = el("p", {{"class", "kicker"}}, text(w.document)) + el("h1", {{"lang", "vi"}}, text(label)) +
              (document ? known_facts(*document, query) : el("p", {{"class", "hint"}}, text(w.not_in_registry))) +
              (summary.total == 0 ? Html() : articles_link(key, summary.total, query) + pictures(key, summary, query));
  return html_answer(lay_out(page, query));
}

}  // namespace

Outcome document(const Call& call) {
  PageQuery query;
  query.request.group = query::Group::dup;
  query.lang = read_page_query(call.http.params).lang;
  return Plan{link_to(document_path(call.id), query),
              [&backend = call.backend, key = call.id, query] { return make_page(backend, key, query); }};
}

}  // namespace vankho::searchd::pages
