#include "searchd/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace vankho::searchd {

Connection::~Connection() { close(fd_); }

void Connection::shut_down() { shutdown(fd_, SHUT_RDWR); }

Clock::duration patience(std::size_t bytes) {
  constexpr std::size_t kSlowestBytesPerSecond = 8192;
  return std::chrono::seconds(10 + bytes / kSlowestBytesPerSecond);
}

Connection::Io Connection::receive() {
  std::array<char, 16'384> buffer;
  const ssize_t got = recv(fd_, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (got > 0) {
    in.append(buffer.data(), static_cast<std::size_t>(got));
    return Io::done;
  }
  return got < 0 && (errno == EAGAIN || errno == EINTR) ? Io::again : Io::closed;
}

Connection::Io Connection::flush() {
  std::size_t sent = 0;
  Io result = Io::done;
  while (sent < out.size() && result == Io::done) {
    const ssize_t n = send(fd_, out.data() + sent, out.size() - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n >= 0)
      sent += static_cast<std::size_t>(n);
    else if (errno != EINTR)
      result = errno == EAGAIN ? Io::again : Io::closed;
  }
  out.erase(0, sent);
  return result;
}

bool Connection::flush_and_wait() {
  set_deadline(Clock::now() + patience(out.size()));
  for (;;) {
    const Io io = flush();
    if (io != Io::again) return io == Io::done;
    pollfd writable{fd_, POLLOUT, 0};
    poll(&writable, 1, -1);  // a shutdown by the sweep ends it
  }
}

}  // namespace vankho::searchd
