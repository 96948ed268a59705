// tests/query/archive.h: a few hundred made-up articles, indexed by the real indexer in several
// runs, with every kind of facet value: one province, several, none; dates to the day, the month,
// the year, none; documents of the centre and of a province, short forms that may be several.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/engine.h"
#include "schema/record.h"
#include "tests/support/folder.h"

namespace vankho::query {

class Archive {
 public:
  Archive();

  const Engine& engine() const { return *engine_; }
  // Every article of the index, by its id.
  const std::vector<schema::Record>& records() const { return records_; }

  std::string db() const { return folder_ / "db"; }

 private:
  tests::Folder folder_;
  std::unique_ptr<Engine> engine_;
  std::vector<schema::Record> records_;
};

// Made once for all tests; they only read.
const Archive& archive();

// Stores JSON Lines in the database of a folder.
void index_lines(const tests::Folder& folder, const std::string& lines);

}  // namespace vankho::query
