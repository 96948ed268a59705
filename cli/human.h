// cli/human.h: an answer for a person at a terminal, in Vietnamese as the articles are.
#pragma once

#include <ostream>

#include "cli/answer.h"

namespace vankho::cli {

// How the query was read, the hits, what they are counted by, where the next page begins.
void print_human(const Json& answer, bool colours, std::ostream& out);

// One hit: title, when, where and by whom, the id, the snippets.
void print_hit(const Json& hit, std::size_t rank, bool colours, std::ostream& out);

// The lines of a concordance, the keyword in one column.
void print_concordance(const Json& answer, bool colours, std::ostream& out);

}  // namespace vankho::cli
