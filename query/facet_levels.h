// query/facet_levels.h: the facets that stand above another one. An article's region follows from
// its provinces, its term and its plenum of the Central Committee from the documents it cites:
//
//   region > province > former province        term > plenum > document
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/province.h"
#include "query/request.h"

namespace vankho::query {

// The facet that articles have values of: province for region, resolution for term and plenum;
// of every other facet, itself.
Facet base_of(Facet facet);
inline bool is_level(Facet facet) { return base_of(facet) != facet; }

// The value of `facet` above a value of its base; empty: none.
//   region   "nam-dinh" → "dong-bang-song-hong": of the unit of today, since the regions of the
//            2025 plan are no regions of the provinces before it
//   term     "nq-18-tw-k12" → "XII"
//   plenum   "nq-18-tw-k12" → "hntw6-k12", which is also above itself
std::string level_of(Facet facet, const std::string& value);

// "Đồng bằng sông Hồng", "Khóa XII", "Hội nghị Trung ương 6 (khóa XII)".
std::string level_label(Facet facet, const std::string& id);

// A typed value as an id: "tay nguyen", "12", "khóa XII", "Trung ương 6 khóa XII"; empty: none.
std::string read_level(Facet facet, std::string_view typed);

// Every id, in the order of the facts.
std::vector<std::string> all_levels(Facet facet);

// The unit that a province is today; itself when it lies in several or exists.
const std::string& unit_today(const facets::Province& province);

}  // namespace vankho::query
