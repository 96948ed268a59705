#include <algorithm>

#include "query/params.h"
#include "searchd/format.h"
#include "searchd/layout.h"
#include "searchd/pages.h"
#include "searchd/pictures.h"
#include "searchd/results_parts.h"

namespace vankho::searchd::pages {
namespace {

using query::Facet;

constexpr int kHeight = 120;
constexpr std::size_t kDocuments = 16, kEveryValue = 1000;

Html figures(const Backend& backend, const PageQuery& query) {
  const query::IndexInfo info = backend.info();
  const Words& w = words(query.lang);
  Html newest;
  if (!info.newest.empty()) newest = text(say(w.newest, {format_day(info.newest, query.lang)}));
  return el("p", {{"class", "figures-line"}}, dotted({text(say(w.in_index, {format_count(info.articles, query.lang)})), newest}));
}

const query::FacetCounts* counts_of(const query::Response& found, Facet facet) {
  const auto at = std::ranges::find(found.facets, facet, &query::FacetCounts::facet);
  return at == found.facets.end() ? nullptr : &*at;
}

// On this page a shade is how much there is, for there is nothing to compare it with.
Html all_places(const query::FacetCounts& provinces, const PageQuery& query) {
  std::vector<PlaceShare> places;
  for (const query::FacetValue& value : provinces.values) places.push_back({value.id, value.count, 0});
  return tile_map(places, query);
}

Html place_list(const query::FacetCounts& provinces, const PageQuery& query) {
  return el("ul", {{"class", "places"}}, each(provinces.values, [&](const query::FacetValue& value) {
              return el("li", {},
                        el("a", {{"href", results_link(with_value(query, Facet::province, value.id))}}, text(value.label)) +
                            el("span", {{"class", "n"}}, text(format_count(value.count, query.lang))));
            }));
}

Html document_list(const query::FacetCounts& documents, const PageQuery& query) {
  const Words& w = words(query.lang);
  Html items;
  for (std::size_t i = 0; i < std::min(kDocuments, documents.values.size()); ++i) {
    const query::FacetValue& value = documents.values[i];
    items += el("li", {},
                el("a", {{"href", link_to("/van-kien/" + value.id, query)}}, text(value.label)) +
                    el("span", {{"class", "n"}}, text(format_count(value.count, query.lang))));
  }
  return el("section", {{"class", "documents"}}, el("h2", {}, text(w.resolution)) + el("ul", {}, items));
}

Html browse(const query::Response& found, const PageQuery& query) {
  const Words& w = words(query.lang);
  Html sections;
  if (const auto* years = counts_of(found, Facet::year))
    sections += el("section", {{"class", "years"}},
                   el("h2", {}, text(w.browse_time)) + timeline(bars_of(*years), query, false, kHeight) +
                       el("details", {{"class", "table"}}, el("summary", {}, text(w.as_table)) + timeline_table(bars_of(*years), query)));
  if (const auto* documents = counts_of(found, Facet::resolution)) sections += document_list(*documents, query);
  if (const auto* places = counts_of(found, Facet::province))
    sections += el("section", {{"class", "where"}},
                   el("h2", {}, text(w.browse_place)) + el("div", {{"class", "split"}}, all_places(*places, query) + place_list(*places, query)));
  return el("div", {{"class", "browse"}}, sections);
}

HttpAnswer make_home(const Backend& backend, const PageQuery& query) {
  const Words& w = words(query.lang);
  query::Request all;
  all.size = 0;
  all.facets.size = kEveryValue;
  const Result<query::Response> found = backend.search(all);
  Page page;
  page.body_class = "home";
  page.other_language = query.lang == Lang::en ? "/" : "/?lang=en";
  page.main = el("div", {{"class", "front"}},
                 el("h1", {{"lang", "vi"}}, text(w.site)) + el("p", {{"class", "tagline"}}, text(w.tagline)) +
                     search_form(query) + figures(backend, query)) +
              (found ? browse(*found, query) : Html());
  return html_answer(lay_out(page, query));
}

}  // namespace

// With a query, the front page is the page of results: forms of other sites may point here.
Outcome home(const Call& call) {
  const PageQuery query = read_page_query(call.http.params);
  if (!query.request.q.empty() || query.filtered()) return results(call);
  PageQuery plain;
  plain.request.group = query::Group::dup;
  plain.lang = query.lang;
  return Plan{link_to("/", plain), [&backend = call.backend, plain] { return make_home(backend, plain); }};
}

}  // namespace vankho::searchd::pages
