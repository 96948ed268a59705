// indexer/progress.h: how far a run is, on a terminal only: one line that is written over.
#pragma once

#include <chrono>
#include <cstdint>

namespace vankho::indexer {

class Progress {
 public:
  Progress();
  ~Progress();
  // At most a few times a second. `total` 0: not known, so no ETA.
  void show(std::uint64_t articles, std::uint64_t bytes, std::uint64_t total);
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_{};
  bool terminal_;
};

}  // namespace vankho::indexer
