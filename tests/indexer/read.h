// tests/indexer/read.h: whole files read as a run reads them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace vankho::tests {

struct Got {
  std::vector<indexer::Item> items;
  std::vector<indexer::Complaint> complaints;
};

Got read_paths(const std::vector<std::string>& paths,
               indexer::Format format = indexer::Format::automatic);

// The bytes as a file of that name in a fresh folder.
Got read_bytes(std::string_view name, std::string_view bytes,
               indexer::Format format = indexer::Format::automatic);

std::string gzipped(std::string_view bytes);
std::string zstandard(std::string_view bytes);

}  // namespace vankho::tests
