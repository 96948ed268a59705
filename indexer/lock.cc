#include "indexer/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace vankho::indexer {

Result<Lock> Lock::take(const std::filesystem::path& db) {
  std::error_code error;
  std::filesystem::create_directories(db, error);
  if (error) return fail(Code::unreadable, db.string() + ": " + error.message());
  const std::string path = (db / "LOCK").string();
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return fail(Code::unreadable, path + ": " + std::strerror(errno));
  Lock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0)
    return fail(Code::busy, db.string() + " is being written by another program",
                "wait until it has ended");
  return lock;
}

Lock::~Lock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace vankho::indexer
