// query/pool.h: the snapshot in use and the store handles that go with it.
//
// A Xapian handle belongs to one thread at a time, so they are lent. A new commit is looked for
// at most once a second; a new generation means new handles.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/error.h"
#include "query/snapshot.h"
#include "schema/store.h"
#include "text/analyzer.h"

namespace vankho::query {

// A snapshot and a store handle at the same commit.
class Lease {
 public:
  Lease(Lease&&) noexcept = default;
  Lease& operator=(Lease&&) = delete;
  ~Lease();
  const Snapshot& snapshot() const { return *snapshot_; }
  const std::shared_ptr<const Snapshot>& shared() const { return snapshot_; }
  const schema::Store& store() const { return *store_; }
  // Moves the handle to the newest commit, away from the snapshot: for long runs, whose own commit
  // is overwritten on the way. Store ids stay; an article that was replaced is gone.
  void renew();

 private:
  friend class Pool;
  Lease(class Pool& pool, std::shared_ptr<const Snapshot> snapshot,
        std::unique_ptr<schema::Store> store)
      : pool_(&pool), snapshot_(std::move(snapshot)), store_(std::move(store)) {}
  Pool* pool_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::unique_ptr<schema::Store> store_;
  bool renewed_ = false;
};

class Pool {
 public:
  static Result<std::unique_ptr<Pool>> open(const std::filesystem::path& db,
                                            const text::Analyzer& analyzer);

  Lease lend();
  // The snapshot was too old: look for a newer one now. Throws std::runtime_error when there
  // is none that can be read.
  void refresh();
  std::shared_ptr<const Snapshot> snapshot();

 private:
  friend class Lease;
  Pool(std::filesystem::path db, const text::Analyzer& analyzer)
      : db_(std::move(db)), analyzer_(analyzer) {}
  Result<void> load();
  void look_for_newer();
  void give_back(const Snapshot& snapshot, std::unique_ptr<schema::Store> store);

  std::filesystem::path db_;
  const text::Analyzer& analyzer_;
  std::mutex mutex_;
  std::string generation_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::unique_ptr<schema::Store> watch_;                // sees new commits
  std::vector<std::unique_ptr<schema::Store>> idle_;    // at snapshot_
  std::chrono::steady_clock::time_point looked_{};
};

}  // namespace vankho::query
