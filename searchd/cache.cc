#include "searchd/cache.h"

#include "searchd/gzip.h"

namespace vankho::searchd {
namespace {

// What an entry costs beside its bytes: list and table nodes, the answer's headers.
constexpr std::size_t kOverhead = 512;

std::size_t cost(std::string_view key, const HttpAnswer& answer) {
  return kOverhead + key.size() + answer.content().size() +
         (answer.shared_gzip ? answer.shared_gzip->size() : 0);
}

HttpAnswer shareable(HttpAnswer answer) {
  answer.shared = std::make_shared<const std::string>(std::move(answer.body));
  answer.body.clear();
  if (answer.shared->size() >= kWorthGzip)
    answer.shared_gzip = std::make_shared<const std::string>(gzipped(*answer.shared));
  return answer;
}

}  // namespace

std::optional<HttpAnswer> Cache::find(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find(key);
  if (found == index_.end()) {
    ++misses_;
    return std::nullopt;
  }
  ++hits_;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->answer;
}

HttpAnswer Cache::keep(std::string key, HttpAnswer answer) {
  if (answer.body.size() + kOverhead > most_ / 8) return answer;
  answer = shareable(std::move(answer));
  Entry entry{std::move(key), answer, 0};
  entry.bytes = cost(entry.key, answer);
  const std::lock_guard lock(mutex_);
  if (!index_.contains(entry.key)) put(std::move(entry));
  return answer;
}

void Cache::put(Entry entry) {
  bytes_ += entry.bytes;
  entries_.push_front(std::move(entry));
  index_.emplace(entries_.front().key, entries_.begin());
  shrink();
}

void Cache::shrink() {
  while (bytes_ > most_ && !entries_.empty()) {
    bytes_ -= entries_.back().bytes;
    index_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

void Cache::resize(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  most_ = bytes;
  shrink();
}

Cache::Counts Cache::counts() const {
  const std::lock_guard lock(mutex_);
  return {hits_, misses_, entries_.size(), bytes_, most_};
}

}  // namespace vankho::searchd
