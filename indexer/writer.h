// indexer/writer.h: the one writer of a generation: stores batches, seals segments, commits.
//
// Everything between two commits becomes visible at once: articles, ids, tombstones and the
// manifest are one Xapian commit, made after the sealed files it names are on disk. What is
// killed in between leaves the last commit as it was; files that no manifest names are swept
// away by the next writer.
//
// Throws Xapian::Error and std::system_error when the world fails (disk full …): then leave the
// process without running destructors, since Xapian's would commit half a batch.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <future>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/error.h"
#include "indexer/batch.h"
#include "schema/manifest.h"
#include "segment/section_writer.h"
#include "segment/segment.h"

namespace vankho::indexer {

struct Counts {
  std::uint64_t read = 0, added = 0, replaced = 0, unchanged = 0, rejected = 0, bytes = 0;
  std::uint64_t tombstoned = 0;  // removed before, and so not stored again
};

class Writer {
 public:
  // Makes the generation when it is not there. `memory`: bytes that unsealed segments may take.
  static Result<std::unique_ptr<Writer>> open(const std::filesystem::path& generation,
                                              const text::Analyzer& analyzer, std::uint64_t memory);

  void add(Batch batch, Counts& counts);
  // Leaves a tombstone. False when there is no such article.
  bool remove(std::string_view article_id);
  // Lifts a tombstone. False when there is none.
  bool readmit(std::string_view article_id);
  // For a rebuild: the tombstones of the generation before, by id term.
  void add_tombstone(const std::string& term);
  // The same, and takes the article out when it is there.
  void bury(const std::string& term);
  const std::unordered_set<std::string>& tombstones() const { return tombstones_; }
  void set_metadata(const std::string& key, const std::string& value);

  void commit();
  const schema::Manifest& manifest() const { return manifest_; }

 private:
  Writer(std::filesystem::path generation, std::uint64_t memory);
  Result<void> load(const text::Analyzer& analyzer);
  void sweep() const;

  std::uint32_t find(const std::string& term) const;  // a store id, 0: none
  void kill(std::uint32_t store_id);
  void put(Prepared& article, Counts& counts);

  std::uint32_t pending_articles() const;
  std::uint32_t next_store_id() const;
  using Segments = std::span<const std::shared_ptr<const segment::Segment>>;
  void seal_pending();
  void finish_sealing();
  std::vector<bool> dead_of(std::uint32_t first, Segments segments) const;
  schema::SegmentEntry write_segment(const segment::Pieces& pieces, schema::SegmentEntry entry) const;
  void append_segment(schema::SegmentEntry entry);
  void merge_small();
  void merge_run(std::size_t begin);
  void count_living();

  std::filesystem::path generation_;
  std::uint64_t memory_;
  Xapian::WritableDatabase db_;
  schema::Manifest manifest_;
  std::vector<std::shared_ptr<const segment::Segment>> sealed_;   // as manifest_.segments
  std::vector<std::shared_ptr<const segment::Segment>> pending_;  // in memory
  std::uint64_t pending_bytes_ = 0;
  std::vector<std::shared_ptr<const segment::Segment>> sealing_;  // pending once, now being merged
  std::future<schema::SegmentEntry> sealed_entry_;                // valid while they are
  std::unordered_map<std::string, std::uint32_t> fresh_;  // id terms stored since the last commit
  std::unordered_set<std::string> tombstones_;            // id terms
  AcronymCounts acronyms_;
  std::set<std::uint32_t> dead_;                          // store ids
  std::vector<std::string> stale_;  // files merged away, deleted once a commit no longer names them
};

}  // namespace vankho::indexer
