// query/spelling.h: "did you mean": a better known spelling of a query, offered and never swapped.
#pragma once

#include <string>

#include "query/ast.h"
#include "query/lexicon.h"
#include "query/request.h"

namespace vankho::query {

// The query with its unknown words replaced, or empty when nothing is clearly better. Looks only
// at words that the index does not know, or knows far less than a neighbour one edit away.
std::string did_you_mean(const Request& request, const ParsedQuery& query, const Lexicon& lexicon);

}  // namespace vankho::query
