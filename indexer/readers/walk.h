// indexer/readers/walk.h: from the PATHs of a command line to the files to read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vankho::indexer {

struct FoundFile {
  std::string path;        // as it can be opened
  std::string name;        // as given, or relative to the folder that was given
  std::uint64_t size = 0;  // bytes; 0 when it cannot be known
  std::string problem;     // not empty: why this file or folder cannot be read
};

// Folders are walked in name order, hidden names (".git") left out, symbolic
// links followed, a link back to a folder that is being walked reported. Depth
// costs no stack.
std::vector<FoundFile> walk(const std::vector<std::string>& paths);

}  // namespace vankho::indexer
