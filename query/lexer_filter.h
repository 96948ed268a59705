// query/lexer_filter.h: the values behind a field that filters.
#pragma once

#include <optional>
#include <string_view>

#include "query/lexer.h"

namespace vankho::query {

// Reads what follows `province:` and its like at byte `at`: one value (in quotes or
// not; the name of a province or a document may be several words without them), or
// several in brackets. The mark's span ends behind them. Nothing, with a warning, when
// no value can be read.
std::optional<Mark> read_filter(std::string_view typed, std::size_t at, Facet facet,
                                Warnings& warnings);

}  // namespace vankho::query
