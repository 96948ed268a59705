// query/concordance.h: the query's words in their context, a line each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/engine.h"
#include "schema/record.h"
#include "text/analyzer.h"

namespace vankho::query {

// The lines of one article. `marked`: exact forms; a line is a run of them side by side, the
// longest runs only: with two words or more in the query, single words are left out when the
// article has a run. `width`: letters on either side.
std::vector<Concord> concordance_lines(const schema::Record& record,
                                       const std::vector<std::string>& marked,
                                       const text::Analyzer& analyzer, std::size_t width);

}  // namespace vankho::query
