// schema/manifest.h: which sealed files make up a commit. Kept in the store's metadata,
// so that articles and posting lists change in one Xapian commit or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"

namespace vankho::schema {

// A sealed file: posting lists of the articles with store ids [first, first + articles).
struct SegmentEntry {
  std::string file;
  std::uint32_t first = 0;
  std::uint32_t articles = 0;
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;  // XXH3-64 of the file
};

struct Manifest {
  std::uint64_t commit = 0;
  std::vector<SegmentEntry> segments;  // by `first`, without gaps
  std::vector<std::uint32_t> dead;     // store ids replaced or removed since their segment was sealed
  std::uint64_t articles = 0;          // living
  std::uint64_t tokens = 0;            // of living articles: for the mean length
  std::uint64_t next_file = 1;
};

std::string to_text(const Manifest& manifest);
Result<Manifest> parse_manifest(const std::string& text);

}  // namespace vankho::schema
