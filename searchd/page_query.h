// searchd/page_query.h: what a page was asked for, and links to the same with
// something changed. The state of a page is its address and nothing else.
#pragma once

#include <string>
#include <string_view>

#include "query/engine.h"
#include "query/request.h"
#include "searchd/http.h"
#include "searchd/words.h"

namespace vankho::searchd {

enum class View { list, time, map, context };
enum class ContextSort { found, left, right };

struct PageQuery {
  query::Request request;
  Lang lang = Lang::vi;
  View view = View::list;
  query::Period by = query::Period::year;
  bool shares = false;      // of the timeline: normalised by all articles of the period
  ContextSort context_sort = ContextSort::found;

  const query::Filter& filter(query::Facet facet) const {
    return request.filters.by[static_cast<std::size_t>(facet)];
  }
  query::Filter& filter(query::Facet facet) { return request.filters.by[static_cast<std::size_t>(facet)]; }
  bool filtered() const;
};

// Ignores what it does not know (fbclid), and folds duplicates unless told not to.
PageQuery read_page_query(const Pairs& params);

// The parameters that lead to the same page.
Pairs page_params(const PageQuery& query);
// As a link, at another place: "/tim-kiem", "/bai/…", "/feed.atom".
std::string link_to(std::string_view path, const PageQuery& query);
std::string results_link(const PageQuery& query);

// A copy from the first page on, for links that change what is found.
PageQuery restarted(PageQuery query);
PageQuery with_value(PageQuery query, query::Facet facet, const std::string& id);
PageQuery without_value(PageQuery query, query::Facet facet, const std::string& id);
PageQuery with_exclusion(PageQuery query, query::Facet facet, const std::string& id);
PageQuery with_period(PageQuery query, const std::string& period);  // from and to are it
PageQuery with_view(PageQuery query, View view);
PageQuery without_filters(PageQuery query);

}  // namespace vankho::searchd
