// facets/province_site.h: the province that a site belongs to.
#pragma once

#include <string_view>

#include "facets/province.h"

namespace vankho::facets {

struct Publisher {
  const Province* province = nullptr;
  int points = 0;             // 0..100: how surely the site is the province's own
  bool national = false;      // a site known to belong to none
  std::string_view evidence;  // the host or the part of the path that says so
};

// From the host of a URL: the domain of a newspaper, a portal ("vuthu.thaibinh.gov.vn"),
// the name of a province or of a district in a label ("tinhdoankhanhhoa.org.vn"), or a
// path like dangcongsan.vn/tinhuylaichau. Points into `url`. Any text is accepted.
Publisher publisher_of(std::string_view url);

}  // namespace vankho::facets
