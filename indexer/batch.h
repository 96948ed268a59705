// indexer/batch.h: a few thousand units → a sealed segment in memory and the records that go
// with it. Pure work, done by several threads side by side.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/acronyms.h"
#include "indexer/infer.h"
#include "indexer/readers/reader.h"
#include "schema/record.h"
#include "schema/store.h"
#include "segment/builder.h"
#include "text/analyzer.h"

namespace vankho::indexer {

// An article ready to be stored: the n-th of its batch is the n-th of the segment.
struct Prepared {
  std::string id;
  std::string bytes;  // schema::encode()
  std::uint32_t tokens = 0;
  std::int32_t date = 0;  // YYYYMMDD
  std::vector<Explained> acronyms;
};

struct Batch {
  std::string segment;              // sealed bytes; empty when there are no articles
  std::vector<Prepared> articles;
  std::vector<Complaint> complaints;
  std::uint64_t read = 0;           // units
  std::uint64_t unchanged = 0;      // stored already, just so
  std::uint64_t bytes = 0;          // of the units
};

// A unit of a file, or a record that is stored already (a rebuild).
using Work = std::variant<Unit, Complaint, schema::Record>;

// Prepares batches one after the other; a thread at a time.
class Preparer {
 public:
  // `now`: seconds since 1970, the first_indexed of new articles.
  Preparer(const text::Analyzer& analyzer, std::int64_t now) : analyzer_(analyzer), now_(now) {}

  // `stored`: the articles known so far, to see since when; may be null. With `skip_unchanged`,
  // what is stored just so is counted and left.
  Batch prepare(std::vector<Work> work, schema::Store* stored, bool skip_unchanged);

 private:
  void take(Unit unit, schema::Store* stored, bool skip_unchanged, Batch& batch);
  void take(schema::Record record, Batch& batch);
  // Its tokens are in tokens_.
  void store(schema::Record record, std::vector<Explained> acronyms, Batch& batch);

  const text::Analyzer& analyzer_;
  std::int64_t now_;
  text::Memo memo_;
  Tokens tokens_;
  segment::Builder builder_;
};

}  // namespace vankho::indexer
