// searchd/verifier.h: compares the sealed files of a database with their checksums, beside the
// answering: all that are there at the start, then those that each commit brings. A damaged one is
// logged with its name and counted for /metrics; answering goes on, since no damage makes a reader
// leave the bytes of a file.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

namespace vankho::searchd {

class Verifier {
 public:
  explicit Verifier(std::filesystem::path db);
  ~Verifier();  // stops at once

  std::size_t sound() const { return sound_; }      // files
  std::size_t damaged() const { return damaged_; }

 private:
  void run();
  void look();
  template <typename Duration>
  bool wait(Duration duration);  // false when it is to stop

  const std::filesystem::path db_;
  std::set<std::filesystem::path> seen_;
  std::atomic<std::size_t> sound_{0}, damaged_{0};
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace vankho::searchd
