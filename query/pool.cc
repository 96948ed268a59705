#include "query/pool.h"

#include <stdexcept>

#include "base/log.h"
#include "schema/generation.h"
#include "schema/stamp.h"

namespace vankho::query {
namespace {
constexpr auto kLookEvery = std::chrono::milliseconds(500);
}

Lease::~Lease() {
  if (store_ != nullptr && !renewed_) pool_->give_back(*snapshot_, std::move(store_));
}

void Lease::renew() {
  renewed_ = true;
  store_->reopen();
}

Result<std::unique_ptr<Pool>> Pool::open(const std::filesystem::path& db,
                                         const text::Analyzer& analyzer) {
  std::unique_ptr<Pool> pool(new Pool(db, analyzer));
  if (auto loaded = pool->load(); !loaded) return tl::make_unexpected(loaded.error());
  return pool;
}

Result<void> Pool::load() {
  auto generation = schema::current_generation(db_);
  if (!generation) return tl::make_unexpected(generation.error());
  auto store = schema::Store::open(db_ / *generation);
  if (!store) return tl::make_unexpected(store.error());
  if (auto same = schema::check(store->stamp(), schema::stamp_of(analyzer_), db_.string()); !same)
    return same;
  auto snapshot = Snapshot::open(db_, *generation, *store, snapshot_.get());
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  generation_ = *generation;
  snapshot_ = std::move(*snapshot);
  watch_ = std::make_unique<schema::Store>(std::move(*store));
  idle_.clear();
  looked_ = std::chrono::steady_clock::now();
  return {};
}

// Keeps what it has when the new one cannot be read.
void Pool::look_for_newer() {
  looked_ = std::chrono::steady_clock::now();
  try {
    const auto generation = schema::current_generation(db_);
    if (!generation) return;
    if (*generation == generation_ && !watch_->reopen()) return;
    if (auto loaded = load(); !loaded) log::error("{}", loaded.error().line());
  } catch (const Xapian::Error& error) {
    log::error("{}: {}", db_.string(), error.get_msg());
  }
}

void Pool::refresh() {
  const std::lock_guard lock(mutex_);
  if (auto loaded = load(); !loaded) throw std::runtime_error(loaded.error().line());
}

std::shared_ptr<const Snapshot> Pool::snapshot() {
  const std::lock_guard lock(mutex_);
  if (std::chrono::steady_clock::now() - looked_ > kLookEvery) look_for_newer();
  return snapshot_;
}

Lease Pool::lend() {
  auto now = snapshot();
  const std::lock_guard lock(mutex_);
  std::unique_ptr<schema::Store> store;
  if (!idle_.empty() && now == snapshot_) {
    store = std::move(idle_.back());
    idle_.pop_back();
  } else {
    auto opened = schema::Store::open(now->folder());
    if (!opened) throw std::runtime_error(opened.error().line());
    store = std::make_unique<schema::Store>(std::move(*opened));
  }
  return Lease(*this, std::move(now), std::move(store));
}

void Pool::give_back(const Snapshot& snapshot, std::unique_ptr<schema::Store> store) {
  const std::lock_guard lock(mutex_);
  if (snapshot_.get() == &snapshot) idle_.push_back(std::move(store));
}

}  // namespace vankho::query
