// indexer/run.h: a whole run of `add` or `rebuild`: source → batches on all cores → writer.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "indexer/readers/reader.h"
#include "indexer/writer.h"

namespace vankho::indexer {

struct RunOptions {
  std::filesystem::path db;
  Format format = Format::automatic;
  std::vector<std::string> paths;   // empty for a rebuild: from the stored articles
  std::filesystem::path rejects;    // empty: none kept
  std::filesystem::path since_state;  // files that have not changed since are skipped; empty: none
  unsigned jobs = 0;                // 0: one a core
  std::uint64_t memory_mb = 512;    // for unsealed segments and batches
};

struct RunResult {
  Counts counts;
  double seconds = 0;
  std::string generation;  // "<generation>.<commit>"
};

// Adds to the generation in use, or makes the first one.
Result<RunResult> run_add(const RunOptions& options);

// Builds a new generation beside the one in use and switches to it when it is complete.
Result<RunResult> run_rebuild(const RunOptions& options);

// {"read":N,"added":N,...}: the one line on standard output.
std::string summary_json(const RunResult& result);

}  // namespace vankho::indexer
