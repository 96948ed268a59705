// cli/watch.h: what is new for a search since it was watched last.
//
// An article is new when it came into the index since. An old one that was edited is not, but
// where it came in the very second of the youngest that was found. The first time everything is
// old: it is remembered, and nothing printed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>

#include "cli/source.h"

namespace vankho::cli {

struct WatchOptions {
  std::filesystem::path state;   // empty: default_state()
  std::string format = "human";  // or "jsonl"
};

struct Watched {
  bool first = false;       // nothing was remembered yet
  std::uint64_t known = 0;  // articles found the first time
  std::uint64_t fresh = 0;  // printed
};

// Prints what is new and remembers it, in this order: what could not be printed is new again.
Result<Watched> watch(Source& source, query::Request request, const WatchOptions& options,
                      std::ostream& out);

// $XDG_STATE_HOME/vankho/watch-<hash of search and source>.json, or under ~/.local/state.
Result<std::filesystem::path> default_state(const std::string& search, const std::string& source);

}  // namespace vankho::cli
