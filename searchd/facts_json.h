// searchd/facts_json.h: provinces and cited documents as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/citation.h"
#include "facets/province.h"

namespace vankho::searchd {

// {"at":…,"provinces":[{"id","name","now","now_name","region","from","to"}]}
std::string provinces_json(std::string_view at, const std::vector<const facets::Province*>& found);

// {"text":…,"documents":[{"text","begin","end","key","label","confidence","candidates":[{"key","label"}]}]}
std::string resolve_json(std::string_view text, const std::vector<facets::QueryCitation>& found);

}  // namespace vankho::searchd
