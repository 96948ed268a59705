// indexer/readers/tidy.h: characters that no text needs, before it is read.
#pragma once

#include <string>
#include <vector>

namespace vankho::indexer {

// CRLF and CR become LF, no-break spaces spaces; NUL and other control characters
// are dropped, with a warning. Valid UTF-8 stays valid.
void tidy(std::string& utf8, std::vector<std::string>& warnings);

}  // namespace vankho::indexer
