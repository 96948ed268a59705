// facets/province_evidence.h: what a text says about provinces, weighed.
//
// Points, by rules tried on labelled articles: a committee ("Tỉnh ủy X") 60, "tỉnh
// X" 40, a district with its kind 20 × its weight, the bare name up to 10; half in
// lists ("các tỉnh A, B, C") and for birthplaces; half as much again in the title
// and the first paragraph; at most three of a kind count.
#pragma once

#include <string>
#include <vector>

#include "facets/page.h"
#include "facets/province.h"

namespace vankho::facets {

inline constexpr double kHeadFactor = 1.5;

// What was found about one province.
struct Weight {
  const Province* province = nullptr;
  double points = 0;      // all
  double head = 0;        // of the points, those from the title and the first paragraph
  double title = 0;       // … those from the title alone
  bool named = false;     // by its own name, not only through a district
  double best = 0;        // points of the strongest single piece
  std::string evidence;   // that piece, as written
};

struct Evidence {
  std::vector<Weight> weights;     // the heaviest first; those with points or named
  int local = 0;                   // "Tỉnh ủy", "toàn tỉnh" without a name
  int central = 0;                 // "Bộ Chính trị", "cả nước"
  bool central_in_title = false;
  bool region_in_title = false;    // "Tây Nguyên"
  bool several_in_title = false;   // "Hai tỉnh, một phòng họp"
  bool listed = false;             // three or more provinces in a row
};

// `page`: title, lead and body are read. At most 4 MB of the body are.
Evidence weigh_provinces(const Page& page);

// The same for one piece of text that is not part of the article: a masthead, the
// name of a source.
std::vector<Weight> weigh_text(std::string_view text);

}  // namespace vankho::facets
