#include "searchd/verifier.h"

#include <chrono>

#include "base/log.h"
#include "schema/generation.h"
#include "schema/store.h"
#include "segment/verify.h"

namespace vankho::searchd {
namespace {

using namespace std::chrono_literals;

constexpr auto kLookEvery = 30s;
constexpr auto kBetweenPieces = 20ms;  // of 1 MB: at most 50 MB a second, so that readers come first

}  // namespace

Verifier::Verifier(std::filesystem::path db) : db_(std::move(db)), thread_([this] { run(); }) {}

Verifier::~Verifier() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

template <typename Duration>
bool Verifier::wait(Duration duration) {
  std::unique_lock lock(mutex_);
  return !wake_.wait_for(lock, duration, [this] { return stopping_; });
}

void Verifier::run() {
  do {
    try {
      look();
    } catch (const std::exception& error) {  // a commit came in between: next time
      log::error("{}: {}", db_.string(), error.what());
    } catch (const Xapian::Error& error) {
      log::error("{}: {}", db_.string(), error.get_msg());
    }
  } while (wait(kLookEvery));
}

void Verifier::look() {
  const auto generation = schema::current_generation(db_);
  if (!generation) return;  // whoever answers says so
  const auto store = schema::Store::open(db_ / *generation);
  if (!store) return;
  const auto manifest = store->manifest();
  if (!manifest) return;
  for (const schema::SegmentEntry& entry : manifest->segments) {
    const std::filesystem::path file = db_ / *generation / entry.file;
    if (seen_.contains(file)) continue;
    const auto same = segment::verify(file, entry.checksum, [this] { return wait(kBetweenPieces); });
    if (same && !*same) return;  // to stop
    // A merge may have taken it away since the manifest was read.
    if (!same && !std::filesystem::exists(file)) continue;
    seen_.insert(file);
    ++(same ? sound_ : damaged_);
    if (!same) log::error("{}", same.error().line());
  }
}

}  // namespace vankho::searchd
