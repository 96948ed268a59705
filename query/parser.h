// query/parser.h: the query language (docs/API.md). Recovers from everything: what
// cannot be read as syntax is read as words, and a warning says so.
#pragma once

#include <string_view>

#include "query/ast.h"
#include "text/analyzer.h"

namespace vankho::query {

// Caps of request.h (bytes, terms, depth) cut with a warning. `in` is the default field.
ParsedQuery parse_query(std::string_view typed, const text::Analyzer& analyzer, In in);

}  // namespace vankho::query
