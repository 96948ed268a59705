// cli/batch.h: many queries from a file, each answered as by itself.
#pragma once

#include <istream>
#include <ostream>
#include <string>

#include "query/engine.h"

namespace vankho::cli {

struct BatchOptions {
  std::size_t limit = 10;
  bool trec = false;            // else JSON Lines
  std::string tag = "vankho";   // of TREC lines
};

// Returns the number of lines that could not be asked: each is reported with its number, and the
// others still run.
std::size_t run_batch(const query::Engine& engine, std::istream& in, const BatchOptions& options,
                      std::ostream& out);

}  // namespace vankho::cli
