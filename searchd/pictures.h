// searchd/pictures.h: pictures of what was found, as SVG that needs no script, each
// beside a table that says the same in words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/engine.h"
#include "searchd/html.h"
#include "searchd/page_query.h"

namespace vankho::searchd {

// Bars by period, each a link to its period; a script may make it a brush.
struct Bar {
  std::string period;       // "2021" or "2021-03"
  std::uint64_t count = 0;
  std::uint64_t of = 0;     // all articles of the period; 0: not known
};
// `height_px` of the bars. `shares`: drawn by count / of.
Html timeline(const std::vector<Bar>& bars, const PageQuery& query, bool shares, int height_px);
Html timeline_table(const std::vector<Bar>& bars, const PageQuery& query);

// Empty periods between the first and the last are put in.
std::vector<Bar> bars_of(const query::Trends& trends, query::Period by);
std::vector<Bar> bars_of(const query::FacetCounts& years);

struct PlaceShare {
  std::string id;           // of a province
  std::uint64_t count = 0;  // articles found
  std::uint64_t of = 0;     // articles of the province; 0: not asked, the counts are compared
};
Html tile_map(const std::vector<PlaceShare>& places, const PageQuery& query);
Html place_table(const std::vector<PlaceShare>& places, const PageQuery& query);

// Province × year: how many articles each wrote about a document in each year.
Html heat_grid(const std::vector<query::TrendPoint>& points, const PageQuery& query);

// The colour of a share of the greatest share: 0 (none) to 5.
int shade(double value, double greatest);

}  // namespace vankho::searchd
