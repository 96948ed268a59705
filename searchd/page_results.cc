#include <algorithm>

#include "query/params.h"
#include "searchd/context_view.h"
#include "searchd/format.h"
#include "searchd/layout.h"
#include "searchd/pages.h"
#include "searchd/params.h"
#include "searchd/pictures.h"
#include "searchd/problem.h"
#include "searchd/results_parts.h"
#include "searchd/url.h"

namespace vankho::searchd::pages {
namespace {

using query::Facet;

constexpr std::size_t kFacetValues = 60, kEveryProvince = 1000;
constexpr int kSmallHeight = 56, kLargeHeight = 220;

query::Request page_request(const PageQuery& query) {
  query::Request request = query.request;
  request.facets.names = {Facet::province, Facet::year, Facet::resolution, Facet::source};
  request.facets.size = kFacetValues;
  // As many as the list shows, for a list not filled widens the search: one total for all views.
  if (query.view != View::list) request.snippets = 0;
  return request;
}

Html table_below(const Words& w, const Html& table) {
  return el("details", {{"class", "table"}}, el("summary", {}, text(w.as_table)) + table);
}

Html choice(const PageQuery& query, std::string_view label, bool chosen) {
  return el("li", {}, el("a", {{"href", results_link(query)}, attr_if(chosen, "aria-current", "true")}, text(label)));
}

// --- List.

Html small_timeline(const PageQuery& query, const query::Response& found) {
  for (const query::FacetCounts& counts : found.facets)
    if (counts.facet == Facet::year) return timeline(bars_of(counts), query, false, kSmallHeight);
  return {};
}

Html list_view(const Backend& backend, const PageQuery& query, const query::Response& found) {
  if (found.hits.empty()) return empty_advice(backend, query);
  return small_timeline(query, found) + sort_choice(query) + hit_list(query, found) + paging(query, found);
}

// --- Time.

Html time_choices(const PageQuery& query) {
  const Words& w = words(query.lang);
  PageQuery year = query, month = query, counts = query, shares = query;
  year.by = query::Period::year;
  month.by = query::Period::month;
  counts.shares = false;
  shares.shares = true;
  const bool by_year = query.by == query::Period::year;
  return el("div", {{"class", "options"}},
            el("ul", {}, choice(year, w.by_year, by_year) + choice(month, w.by_month, !by_year)) +
                el("ul", {}, choice(counts, w.counts, !query.shares) + choice(shares, w.shares, query.shares)));
}

Html time_view(const PageQuery& query, const query::Trends& trends) {
  const Words& w = words(query.lang);
  const std::vector<Bar> bars = bars_of(trends, query.by);
  const Html undated = trends.undated == 0 ? Html()
                                           : el("p", {{"class", "hint"}},
                                                text(say(w.undated, {format_count(trends.undated, query.lang)})));
  return el("section", {{"class", "picture"}},
            el("h2", {}, text(w.timeline)) + time_choices(query) + el("p", {{"class", "hint"}}, text(w.timeline_hint)) +
                timeline(bars, query, query.shares, kLargeHeight) + undated +
                table_below(w, timeline_table(bars, query)));
}

// --- Map.

std::vector<PlaceShare> place_shares(const query::FacetCounts& found, const query::FacetCounts& all) {
  std::vector<PlaceShare> places;
  for (const query::FacetValue& value : found.values) {
    const auto whole = std::ranges::find(all.values, value.id, &query::FacetValue::id);
    places.push_back({value.id, value.count, whole == all.values.end() ? 0 : whole->count});
  }
  return places;
}

Html era_choices(const PageQuery& query) {
  const Words& w = words(query.lang);
  PageQuery old = query, now = query;
  old.request.filters.era = query::Era::published;
  now.request.filters.era = query::Era::current;
  const bool current = query.request.filters.era == query::Era::current;
  return el("div", {{"class", "options"}}, el("ul", {}, choice(old, w.map_old, !current) + choice(now, w.map_now, current)));
}

Html map_view(const PageQuery& query, const std::vector<PlaceShare>& places) {
  const Words& w = words(query.lang);
  return el("section", {{"class", "picture"}},
            el("h2", {}, text(w.map)) + era_choices(query) + el("p", {{"class", "hint"}}, text(w.map_hint)) +
                tile_map(places, query) + el("p", {{"class", "hint"}}, text(w.several_provinces)) +
                table_below(w, place_table(places, query)));
}

Result<Html> draw_map(const Backend& backend, const PageQuery& query) {
  query::Request found = query.request, all;
  found.facets.size = all.facets.size = kEveryProvince;
  all.filters.era = found.filters.era;
  const auto here = backend.facet(found, Facet::province);
  if (!here) return tl::make_unexpected(here.error());
  const auto everywhere = backend.facet(all, Facet::province);
  if (!everywhere) return tl::make_unexpected(everywhere.error());
  return map_view(query, place_shares(*here, *everywhere));
}

Result<Html> draw_view(const Backend& backend, const PageQuery& query, const query::Response& found) {
  switch (query.view) {
    case View::list: return list_view(backend, query, found);
    case View::time: return backend.trends(query.request, query.by, {}).map([&](const query::Trends& trends) {
      return time_view(query, trends);
    });
    case View::map: return draw_map(backend, query);
    case View::context: return context_view(backend, query);
  }
  return Html();
}

// --- The page.

// Where the filters stand below the results, a way down to them.
Html filters_link(Lang lang) {
  return el("a", {{"class", "to-filters"}, {"href", "#filters"}}, text(words(lang).filters));
}

std::string other_language(PageQuery query) {
  query.lang = query.lang == Lang::vi ? Lang::en : Lang::vi;
  return results_link(query);
}

Html feed_link(const PageQuery& query) {
  return el("link", {{"rel", "alternate"},
                     {"type", "application/atom+xml"},
                     {"href", with_params("/feed.atom", query::to_params(restarted(query).request))}});
}

HttpAnswer draw_page(const PageQuery& query, const query::Response& found, const Html& view) {
  Page page;
  page.title = query.request.q;
  page.body_class = "results";
  page.other_language = other_language(query);
  page.head_extra = feed_link(query) + el("meta", {{"name", "robots"}, {"content", "noindex"}});
  page.main = el("h1", {{"class", "unseen"}}, text(say("{} {}", {words(query.lang).results_for, query.request.q}))) +
              el("div", {{"class", "columns"}},
                 el("div", {{"class", "found"}},
                    filters_link(query.lang) + results_summary(query, found) + active_filters(query) + view_tabs(query) + view + export_links(query)) +
                     filter_column(query, found));
  return html_answer(lay_out(page, query));
}

// A cursor that no longer fits (a bookmark of an old index) begins again from the first page.
Result<query::Response> search_or_restart(const Backend& backend, PageQuery& query) {
  Result<query::Response> found = backend.search(page_request(query));
  if (found || query.request.after.empty()) return found;
  query = restarted(query);
  return backend.search(page_request(query));
}

HttpAnswer make_page(const Backend& backend, PageQuery query) {
  const Result<query::Response> found = search_or_restart(backend, query);
  if (!found) return problem(found.error());
  const Result<Html> view = draw_view(backend, query, *found);
  if (!view) return problem(view.error());
  HttpAnswer page = draw_page(query, *found, *view);
  page.whole = found->total_exact;
  return page;
}

}  // namespace

Outcome results(const Call& call) {
  const PageQuery query = read_page_query(call.http.params);
  return Plan{results_link(query), [&backend = call.backend, query] { return make_page(backend, query); }};
}

}  // namespace vankho::searchd::pages
