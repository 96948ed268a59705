// query/parser_repair.h: makes a row of pieces a sentence of the grammar: what has no
// partner is left out or read as words, and a warning says so.
#pragma once

#include <string_view>

#include "query/parser_pieces.h"

namespace vankho::query {

void repair(Row& row, std::string_view typed, const text::Analyzer& analyzer, text::Memo& memo,
            Warnings& warnings);

}  // namespace vankho::query
