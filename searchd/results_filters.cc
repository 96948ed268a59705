#include <algorithm>
#include <array>

#include "facets/province.h"
#include "facets/resolution.h"
#include "query/facet_counts.h"
#include "query/params.h"
#include "searchd/format.h"
#include "searchd/layout.h"
#include "searchd/params.h"
#include "searchd/results_parts.h"

namespace vankho::searchd {
namespace {

using query::Facet;
using query::FacetCounts;
using query::FacetValue;

constexpr std::size_t kShownAtOnce = 8;
constexpr std::string_view kMissing = "missing";

std::string_view facet_title(Facet facet, const Words& w) {
  switch (facet) {
    case Facet::province: return w.province;
    case Facet::year: return w.year;
    case Facet::resolution: return w.resolution;
    case Facet::source: return w.source;
    case Facet::author: return w.author;
    case Facet::region: return w.region;
    case Facet::term: return w.term;
    case Facet::plenum: return w.plenum;
  }
  return {};
}

std::string missing_label(Facet facet, const Words& w) {
  return std::string(facet == Facet::resolution ? w.no_document : w.unknown);
}

// --- Active filters.

Html removal(const PageQuery& without, const std::string& label, const Words& w) {
  return el("li", {},
            el("a", {{"href", results_link(without)}, {"aria-label", say(w.remove_filter, {label})}},
               text(label) + el("span", {{"class", "cross"}, {"aria-hidden", "true"}}, text(" ×"))));
}

Html removals(const PageQuery& query, Facet facet) {
  const Words& w = words(query.lang);
  const query::Filter& filter = query.filter(facet);
  return each(filter.want,
              [&](const std::string& id) {
                return removal(without_value(query, facet, id), value_label(facet, id, w), w);
              }) +
         each(filter.not_want, [&](const std::string& id) {
           return removal(without_value(query, facet, id), say(w.excluded, {value_label(facet, id, w)}), w);
         });
}

// --- Facet values.

struct Drawn {
  const PageQuery& query;
  Facet facet;
  const Words& w;
};

Html count_of(const FacetValue& value, const Drawn& drawn) {
  return el("span", {{"class", "n"}}, text(format_count(value.count, drawn.query.lang)));
}

bool excluded(const FacetValue& value, const Drawn& drawn) {
  const std::vector<std::string>& not_want = drawn.query.filter(drawn.facet).not_want;
  return std::ranges::find(not_want, value.id) != not_want.end();
}

// A chosen value and an excluded one lead back to where they are not; one that would find
// nothing leads nowhere.
Html value_name(const std::string& label, const FacetValue& value, const Drawn& drawn) {
  if (excluded(value, drawn))
    return el("a", {{"class", "out"}, {"href", results_link(without_value(drawn.query, drawn.facet, value.id))}},
              el("span", {{"class", "label"}}, text(say(drawn.w.excluded, {label}))) + count_of(value, drawn));
  const Html inside = el("span", {{"class", "label"}}, text(label)) + count_of(value, drawn);
  if (value.status == FacetValue::Status::selected)
    return el("a",
              {{"href", results_link(without_value(drawn.query, drawn.facet, value.id))}, {"aria-current", "true"}},
              inside);
  if (value.count == 0) return el("span", {{"class", "none"}}, inside);
  return el("a", {{"href", results_link(with_value(drawn.query, drawn.facet, value.id))}}, inside);
}

Html exclusion(const std::string& label, const FacetValue& value, const Drawn& drawn) {
  if (value.status == FacetValue::Status::selected || value.count == 0 || excluded(value, drawn)) return {};
  return el("a",
            {{"class", "not"},
             {"href", results_link(with_exclusion(drawn.query, drawn.facet, value.id))},
             {"aria-label", say(drawn.w.exclude, {label})},
             {"title", say(drawn.w.exclude, {label})}},
            text("−"));
}

Html value_item(const FacetValue& value, const Drawn& drawn) {
  const std::string label = value.id == kMissing ? missing_label(drawn.facet, drawn.w) : value.label;
  Html former;
  if (!value.former.empty())
    former = el("ul", {}, each(value.former, [&](const FacetValue& one) { return value_item(one, drawn); }));
  return el("li", {}, value_name(label, value, drawn) + exclusion(label, value, drawn) + former);
}

bool missing_selected(const Drawn& drawn) {
  const std::vector<std::string>& want = drawn.query.filter(drawn.facet).want;
  return std::ranges::find(want, kMissing) != want.end();
}

std::vector<FacetValue> listed_values(const FacetCounts& counts, const Drawn& drawn) {
  std::vector<FacetValue> values = counts.values;
  // Years read best as a calendar, the newest first; the others by how much there is.
  if (counts.facet == Facet::year) std::ranges::sort(values, std::greater{}, &FacetValue::id);
  const bool listed = std::ranges::find(values, kMissing, &FacetValue::id) != values.end();
  if (!listed && (counts.missing > 0 || missing_selected(drawn))) {
    FacetValue missing;
    missing.id = kMissing;
    missing.count = counts.missing;
    if (missing_selected(drawn)) missing.status = FacetValue::Status::selected;
    values.push_back(std::move(missing));
  }
  return values;
}

Html value_list(const std::vector<FacetValue>& values, const Drawn& drawn) {
  return el("ul", {{"class", "values"}}, each(values, [&](const FacetValue& value) { return value_item(value, drawn); }));
}

Html folded_values(std::vector<FacetValue> values, const Drawn& drawn) {
  const auto chosen = [](const FacetValue& value) { return value.status == FacetValue::Status::selected; };
  const auto middle = std::stable_partition(values.begin(), values.end(), chosen);
  const std::size_t first = std::max<std::size_t>(kShownAtOnce, static_cast<std::size_t>(middle - values.begin()));
  if (values.size() <= first + 2) return value_list(values, drawn);
  const std::vector<FacetValue> shown(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(first));
  const std::vector<FacetValue> rest(values.begin() + static_cast<std::ptrdiff_t>(first), values.end());
  return value_list(shown, drawn) +
         el("details", {},
            el("summary", {}, text(say(drawn.w.show_more, {std::to_string(rest.size())}))) + value_list(rest, drawn));
}

Html facet_section(const PageQuery& query, const FacetCounts& counts) {
  const Words& w = words(query.lang);
  const Drawn drawn{query, counts.facet, w};
  const std::vector<FacetValue> values = listed_values(counts, drawn);
  if (values.empty()) return {};
  return el("section", {{"class", "facet"}, {"data-facet", query::facet_name(counts.facet)}},
            el("h3", {}, text(facet_title(counts.facet, w))) + folded_values(values, drawn));
}

// --- Dates and era.

Html day_input(std::string_view name, std::string_view label, const std::string& value, const PageQuery& query) {
  return el("label", {},
            el("span", {}, text(label)) + el("input", {{"name", std::string(name)},
                                                       {"value", format_day(value, query.lang)},
                                                       {"inputmode", "numeric"},
                                                       {"size", "10"},
                                                       {"autocomplete", "off"}}));
}

Html date_form(const PageQuery& query) {
  const Words& w = words(query.lang);
  const Pairs kept = without(page_params(restarted(query)), {"from", "to"});
  return el("section", {{"class", "facet"}},
            el("h3", {}, text(w.date_range)) +
                el("form", {{"class", "dates"}, {"action", "/tim-kiem"}},
                   hidden_fields(kept) + day_input("from", w.from, query.request.filters.from, query) +
                       day_input("to", w.to, query.request.filters.to, query) +
                       el("button", {{"type", "submit"}}, text(w.apply)) +
                       el("p", {{"class", "hint"}}, text(w.date_hint))));
}

Html era_choice(const PageQuery& query) {
  const Words& w = words(query.lang);
  const std::array labels = {w.era_published, w.era_current, w.era_former};
  Html items;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    PageQuery changed = restarted(query);
    changed.request.filters.era = static_cast<query::Era>(i);
    const bool now = query.request.filters.era == changed.request.filters.era;
    items += el("li", {}, el("a", {{"href", results_link(changed)}, attr_if(now, "aria-current", "true")},
                             el("span", {{"class", "label"}}, text(labels[i]))));
  }
  return el("section", {{"class", "facet"}}, el("h3", {}, text(w.era)) + el("ul", {{"class", "values"}}, items));
}

}  // namespace

std::string period_label(const query::Filters& filters, Lang lang) {
  const std::string from = format_day(filters.from, lang), to = format_day(filters.to, lang);
  if (to.empty()) return say(words(lang).since, {from});
  if (from.empty()) return say(words(lang).until, {to});
  return from == to ? from : from + " – " + to;
}

std::string value_label(Facet facet, const std::string& id, const Words& w) {
  if (id == kMissing) return say("{}: {}", {facet_title(facet, w), missing_label(facet, w)});
  return facet == Facet::resolution ? facets::label_of(id) : query::facet_label(facet, id);
}

Html active_filters(const PageQuery& query) {
  if (!query.filtered()) return {};
  const Words& w = words(query.lang);
  Html items;
  for (std::size_t i = 0; i < query::kFacets; ++i) items += removals(query, static_cast<Facet>(i));
  const query::Filters& filters = query.request.filters;
  if (!filters.from.empty() || !filters.to.empty())
    items += removal(with_period(query, {}), period_label(filters, query.lang), w);
  items += el("li", {{"class", "all"}}, el("a", {{"href", results_link(without_filters(query))}}, text(w.clear_all)));
  return el("ul", {{"class", "active"}, {"aria-label", std::string(w.filters)}}, items);
}

Html filter_column(const PageQuery& query, const query::Response& found) {
  const Words& w = words(query.lang);
  const Html sections =
      each(found.facets, [&](const FacetCounts& counts) { return facet_section(query, counts); }) +
      date_form(query) + era_choice(query);
  const std::string asked = query::to_query_string(restarted(query).request);
  return el("aside", {{"class", "filters"}, {"id", "filters"}, {"aria-labelledby", "filters-title"}, {"data-query", asked}},
            el("h2", {{"id", "filters-title"}}, text(w.filters)) + sections);
}

}  // namespace vankho::searchd
