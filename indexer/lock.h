// indexer/lock.h: one writing program a database, held for the whole run: a rebuild must not
// lose what an `add` beside it stores.
#pragma once

#include <filesystem>

#include "base/error.h"

namespace vankho::indexer {

class Lock {
 public:
  // Makes the folder when it is not there. Code::busy when another program holds it.
  static Result<Lock> take(const std::filesystem::path& db);
  ~Lock();
  Lock(Lock&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Lock& operator=(Lock&&) = delete;

 private:
  explicit Lock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace vankho::indexer
