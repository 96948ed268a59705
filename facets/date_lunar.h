// facets/date_lunar.h: lunar years called by their names: "Xuân Quý Mão", "Tết Đinh Dậu".
#pragma once

#include <span>
#include <vector>

#include "text/token.h"

namespace vankho::facets {

struct LunarYear {
  int year = 0;     // the solar year that it begins in, 1984..2043: names come again after 60
  text::Span span;  // of the name
};

// Names right behind "Xuân", "Tết" or "Tết Nguyên đán", in order of place.
std::vector<LunarYear> find_lunar_years(std::span<const text::Token> tokens);

}  // namespace vankho::facets
