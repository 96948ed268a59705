// tests/text/table.h: the rows of tests/text/cases/*.tsv, without comments and header.
#pragma once

#include <string>
#include <vector>

namespace vankho::tests {

// Cells are separated by tabs; "\n", "\t", "\\" and "\xHH" in them are what they say.
std::vector<std::vector<std::string>> cases(const std::string& file);

}  // namespace vankho::tests
