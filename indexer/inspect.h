// indexer/inspect.h: what would be stored, as JSON Lines, without any database.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/readers/reader.h"
#include "indexer/writer.h"

namespace vankho::indexer {

// Writes a line for each article; complaints go to standard error and are counted as rejected.
Counts inspect(const std::vector<std::string>& paths, Format format, std::ostream& out);

}  // namespace vankho::indexer
