// searchd/results_parts.h: the parts of the page of results, each drawn by itself.
#pragma once

#include "query/response.h"
#include "searchd/backend.h"
#include "searchd/html.h"
#include "searchd/page_query.h"

namespace vankho::searchd {

// How many, how the query was read, what else it might mean, what became of an abolished province.
Html results_summary(const PageQuery& query, const query::Response& found);

// The filters in force, each a link that removes it.
Html active_filters(const PageQuery& query);

// Facets as links, the dates and the era: the column beside the results.
Html filter_column(const PageQuery& query, const query::Response& found);

// List, time, map, context; and the order of a list.
Html view_tabs(const PageQuery& query);
Html sort_choice(const PageQuery& query);

Html hit_list(const PageQuery& query, const query::Response& found);
Html paging(const PageQuery& query, const query::Response& found);

// What to try when nothing was found: what is offered as a link does find something.
Html empty_advice(const Backend& backend, const PageQuery& query);

Html export_links(const PageQuery& query);

// The days of the filters in words: "1/2/2018 – 2019", "từ 2015".
std::string period_label(const query::Filters& filters, Lang lang);

// A value's name: "Nam Định" for a province's id, a document's label for its key.
std::string value_label(query::Facet facet, const std::string& id, const Words& w);

}  // namespace vankho::searchd
