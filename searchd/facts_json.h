// searchd/facts_json.h: provinces as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/province.h"

namespace vankho::searchd {

// {"at":…,"provinces":[{"id","name","now","now_name","region","from","to"}]}
std::string provinces_json(std::string_view at, const std::vector<const facets::Province*>& found);

}  // namespace vankho::searchd
