// searchd/connection.h: one client's socket, with what it has sent and what is
// still to be sent to it. One thread at a time works on it (the Door sees to that).
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace vankho::searchd {

using Clock = std::chrono::steady_clock;

class Connection {
 public:
  explicit Connection(int fd) : fd_(fd) {}
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  enum class Io { done, again, closed };

  Io receive();  // appends what has arrived to `in`, without waiting
  Io flush();    // sends what it can of `out`, without waiting

  // Waits until all of `out` has been sent: for streamed answers. False: the client is gone
  // or too slow.
  bool flush_and_wait();

  // Past its deadline the socket is shut down by the Door's sweep, whatever waits on it.
  void set_deadline(Clock::time_point at) { deadline_ = at.time_since_epoch().count(); }
  bool expired(Clock::time_point now) const { return deadline_ < now.time_since_epoch().count(); }
  void shut_down();

  int fd() const { return fd_; }

  std::string in, out;
  bool close_after_flush = false;
  bool lingering = false;        // refused: what it still sends is thrown away
  bool continued = false;        // "100 Continue" was sent for the request being read
  std::atomic<bool> idle{true};  // between requests
  std::uint32_t served = 0;

 private:
  int fd_;
  std::atomic<Clock::rep> deadline_{0};
};

// How long a client may take for that many bytes: ten seconds, and 8 kB a second.
Clock::duration patience(std::size_t bytes);

}  // namespace vankho::searchd
