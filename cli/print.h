// cli/print.h: an answer for a person at a terminal.
#pragma once

#include <ostream>

#include "query/response.h"

namespace vankho::cli {

// `colours`: hits in bold; off for pipes and under NO_COLOR.
void print_human(const query::Response& response, bool colours, std::ostream& out);

}  // namespace vankho::cli
