#include "searchd/format.h"
#include "searchd/results_parts.h"

namespace vankho::searchd {
namespace {

using query::Facet;

// What would be found by asking otherwise.
struct Offer {
  PageQuery query;
  std::string words;
};

void offer_without_one(const PageQuery& query, std::vector<Offer>& offers) {
  const Words& w = words(query.lang);
  for (std::size_t i = 0; i < query::kFacets; ++i) {
    const auto facet = static_cast<Facet>(i);
    for (const std::string& id : query.filter(facet).want)
      offers.push_back({without_value(query, facet, id), say(w.remove_filter, {value_label(facet, id, w)})});
    for (const std::string& id : query.filter(facet).not_want)
      offers.push_back({without_value(query, facet, id),
                        say(w.remove_filter, {say(w.excluded, {value_label(facet, id, w)})})});
  }
  const query::Filters& filters = query.request.filters;
  if (!filters.from.empty() || !filters.to.empty())
    offers.push_back({with_period(query, {}), say(w.remove_filter, {period_label(filters, query.lang)})});
}

std::vector<Offer> offers_for(const PageQuery& asked) {
  const PageQuery query = restarted(asked);
  const Words& w = words(query.lang);
  std::vector<Offer> offers;
  offer_without_one(query, offers);
  if (offers.size() > 1) offers.push_back({without_filters(query), std::string(w.advice_filters)});
  PageQuery unmarked = query, any = query;
  unmarked.request.marks = query::Marks::ignore;
  any.request.match = query::Match::any;
  offers.push_back({unmarked, std::string(w.advice_marks)});
  offers.push_back({any, std::string(w.advice_any)});
  return offers;
}

constexpr std::size_t kMostOffers = 10;  // each is a search

std::uint64_t total_of(const Backend& backend, const PageQuery& query) {
  query::Request request = query.request;  // its size, too: a page not filled widens the search
  request.snippets = 0;
  request.facets.names.clear();
  const Result<query::Response> found = backend.search(request);
  return found ? found->total : 0;
}

Html drawn(const Offer& offer, std::uint64_t total) {
  const Lang lang = offer.query.lang;
  return el("li", {}, el("a", {{"href", results_link(offer.query)}}, text(offer.words)) + text(" ") +
                          el("span", {{"class", "quiet"}}, text(say(words(lang).found, {format_count(total, lang)}))));
}

}  // namespace

Html empty_advice(const Backend& backend, const PageQuery& query) {
  const Words& w = words(query.lang);
  std::vector<Offer> offers = offers_for(query);
  if (offers.size() > kMostOffers) offers.resize(kMostOffers);
  Html items;
  for (const Offer& offer : offers)
    if (const std::uint64_t total = total_of(backend, offer.query)) items += drawn(offer, total);
  items += el("li", {}, text(w.advice_spelling)) + el("li", {}, text(w.advice_document));
  return el("section", {{"class", "empty"}}, el("h2", {}, text(w.none_found)) + el("ul", {}, items));
}

}  // namespace vankho::searchd
