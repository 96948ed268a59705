// indexer/upkeep.h: what an operator does to a database besides adding: take articles out, look,
// copy it away and back.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"

namespace vankho::indexer {

struct Removal {
  std::size_t removed = 0;
  std::vector<std::string> unknown;  // ids that are not stored
};

// Takes articles out, each leaving a tombstone: no rebuild or snapshot brings it back. With
// `undo` lifts tombstones instead.
Result<Removal> remove_articles(const std::filesystem::path& db, const std::vector<std::string>& ids,
                                bool undo);

// One JSON object: articles, generation, analyzer, schema, bytes, newest …
Result<std::string> info_json(const std::filesystem::path& db);

// Copies the generation in use to the new folder `to`, which is a database then.
Result<void> take_snapshot(const std::filesystem::path& db, const std::filesystem::path& to);

// Puts the database in folder `from` in place of the generation in use, except the articles that
// `db` has tombstones for.
Result<void> restore_snapshot(const std::filesystem::path& db, const std::filesystem::path& from);

}  // namespace vankho::indexer
