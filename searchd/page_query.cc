#include "searchd/page_query.h"

#include <algorithm>
#include <array>

#include "query/params.h"
#include "searchd/format.h"
#include "searchd/url.h"

namespace vankho::searchd {
namespace {

// Parameters of the pages alone: name, and the words for its values, the usual one first.
constexpr std::array<std::string_view, 2> kLangs = {"vi", "en"};
constexpr std::array<std::string_view, 4> kViews = {"danh-sach", "thoi-gian", "ban-do", "ngu-canh"};
constexpr std::array<std::string_view, 2> kPeriods = {"nam", "thang"};
constexpr std::array<std::string_view, 2> kScales = {"so-bai", "ty-le"};
constexpr std::array<std::string_view, 3> kContextSorts = {"bai", "trai", "phai"};

std::string_view value_of(const Pairs& params, std::string_view name) {
  for (const auto& [given, value] : params)
    if (given == name) return value;
  return {};
}

template <std::size_t n>
std::size_t chosen(const Pairs& params, std::string_view name, const std::array<std::string_view, n>& values) {
  const auto* found = std::ranges::find(values, value_of(params, name));
  return found == values.end() ? 0 : static_cast<std::size_t>(found - values.begin());
}

template <std::size_t n>
void add_chosen(Pairs& params, std::string_view name, const std::array<std::string_view, n>& values,
                std::size_t at) {
  if (at > 0) params.emplace_back(name, values[at]);
}

// Days as people write them, and what the forms of a page leave empty.
Pairs cleaned(Pairs params) {
  for (auto& [name, value] : params)
    if (name == "from" || name == "to") value = read_day(value);
  std::erase_if(params, [](const auto& pair) { return pair.second.empty() && pair.first != "q"; });
  return params;
}

void drop(std::vector<std::string>& values, const std::string& id) { std::erase(values, id); }

}  // namespace

bool PageQuery::filtered() const {
  const query::Filters& filters = request.filters;
  return !filters.from.empty() || !filters.to.empty() ||
         std::ranges::any_of(filters.by, [](const query::Filter& one) { return !one.empty(); });
}

PageQuery read_page_query(const Pairs& params) {
  PageQuery query;
  query.request = query::parse_params(cleaned(params), {}, true).request;
  query.request.fields.clear();  // a page draws whole hits
  if (value_of(params, "group").empty()) query.request.group = query::Group::dup;
  query.lang = static_cast<Lang>(chosen(params, "lang", kLangs));
  query.view = static_cast<View>(chosen(params, "xem", kViews));
  query.by = static_cast<query::Period>(chosen(params, "theo", kPeriods));
  query.shares = chosen(params, "thang-do", kScales) == 1;
  query.context_sort = static_cast<ContextSort>(chosen(params, "dong", kContextSorts));
  return query;
}

Pairs page_params(const PageQuery& query) {
  query::Request request = query.request;
  const bool folded = request.group == query::Group::dup;
  request.group = query::Group::none;
  Pairs params = query::to_params(request);
  if (!folded) params.emplace_back("group", "none");
  add_chosen(params, "xem", kViews, static_cast<std::size_t>(query.view));
  add_chosen(params, "theo", kPeriods, static_cast<std::size_t>(query.by));
  add_chosen(params, "thang-do", kScales, query.shares ? 1 : 0);
  add_chosen(params, "dong", kContextSorts, static_cast<std::size_t>(query.context_sort));
  add_chosen(params, "lang", kLangs, static_cast<std::size_t>(query.lang));
  return params;
}

std::string link_to(std::string_view path, const PageQuery& query) { return with_params(path, page_params(query)); }

std::string results_link(const PageQuery& query) { return link_to("/tim-kiem", query); }

PageQuery restarted(PageQuery query) {
  query.request.after.clear();
  query.request.page = 1;
  return query;
}

PageQuery with_value(PageQuery query, query::Facet facet, const std::string& id) {
  drop(query.filter(facet).not_want, id);
  drop(query.filter(facet).want, id);
  query.filter(facet).want.push_back(id);
  return restarted(std::move(query));
}

PageQuery without_value(PageQuery query, query::Facet facet, const std::string& id) {
  drop(query.filter(facet).want, id);
  drop(query.filter(facet).not_want, id);
  return restarted(std::move(query));
}

PageQuery with_exclusion(PageQuery query, query::Facet facet, const std::string& id) {
  drop(query.filter(facet).want, id);
  query.filter(facet).not_want.push_back(id);
  return restarted(std::move(query));
}

PageQuery with_period(PageQuery query, const std::string& period) {
  query.request.filters.from = query.request.filters.to = period;
  return restarted(std::move(query));
}

PageQuery with_view(PageQuery query, View view) {
  query.view = view;
  return restarted(std::move(query));
}

PageQuery without_filters(PageQuery query) {
  query.request.filters = {};
  return restarted(std::move(query));
}

}  // namespace vankho::searchd
