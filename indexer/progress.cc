#include "indexer/progress.h"

#include <unistd.h>

#include <cstdio>

namespace vankho::indexer {

Progress::Progress() : terminal_(::isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
  if (terminal_ && shown_ != Clock::time_point{}) std::fputs("\r\033[K", stderr);
}

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void Progress::show(std::uint64_t articles, std::uint64_t bytes, std::uint64_t total) {
  constexpr auto kEvery = std::chrono::milliseconds(200);
  if (!terminal_ || Clock::now() - shown_ < kEvery) return;
  shown_ = Clock::now();
  const double s = seconds();
  std::fprintf(stderr, "\r\033[K%llu articles, %.0f/s, %.1f MB/s",
               static_cast<unsigned long long>(articles), static_cast<double>(articles) / s,
               static_cast<double>(bytes) / s / 1e6);
  if (total > bytes && bytes > 0)
    std::fprintf(stderr, ", %.0f s left",
                 s * static_cast<double>(total - bytes) / static_cast<double>(bytes));
  std::fflush(stderr);
}

}  // namespace vankho::indexer
