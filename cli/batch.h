// cli/batch.h: many queries from a file, each answered as by itself.
#pragma once

#include <istream>
#include <ostream>

#include "cli/source.h"

namespace vankho::cli {

struct BatchOptions {
  std::size_t limit = 10;  // of a line that names none
  bool trec = false;       // else JSON Lines
};

// Returns the number of lines that could not be asked: each is reported with its number, and the
// others still run. An Error, when nobody answers any more: the rest is not asked.
Result<std::size_t> run_batch(Source& source, std::istream& in, const BatchOptions& options,
                              std::ostream& out);

}  // namespace vankho::cli
