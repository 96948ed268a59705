// searchd/door.h: the way in: accepts connections, gathers requests whole, and lets
// a fixed number of threads serve them.
//
//            accept            complete request            answer sent
//   listener ──────▶ waiting ──────────────────▶ a thread ────────────▶ waiting
//                       │ epoll, ONESHOT            │ rest of a large answer
//                       └─────────── sweep ◀────────┘ goes out by epoll, too
//
// A connection belongs to the one thread that got its event, until that thread arms
// it again; so nothing in it needs a lock but the handing on. A client who is silent, drips bytes or
// reads slowly holds a buffer and a descriptor, never a thread. The sweep shuts down
// whoever is past a deadline; the thread that then gets the event closes.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "searchd/connection.h"
#include "searchd/frame.h"

namespace vankho::searchd {

struct DoorLimits {
  FrameLimits frame;
  std::size_t threads = 8;
  std::size_t connections = 8192;            // at most; lowered to what the system allows
  std::size_t buffered_bytes = 256u << 20;   // of all requests that are being read
  std::chrono::seconds idle{15};             // between requests; a second when crowded
  std::chrono::seconds request{10};          // from a request's first byte to its last
  std::uint32_t requests_per_connection = 10'000;
};

class Door {
 public:
  // Writes the answer to `request` into connection.out. `last`: the connection closes after it.
  using Serve = std::function<void(Connection&, const std::string& request, bool last)>;
  // The answer to what could not be read as a request.
  using Refuse = std::function<std::string(int status, std::string_view reason)>;

  Door(int listener, DoorLimits limits, Serve serve, Refuse refuse);
  ~Door();

  // To be called a few times a second, by one thread.
  void sweep();

  // Accepts nobody any more, lets running requests finish (for at most `patience`), ends the threads.
  void drain(std::chrono::seconds patience);

  std::size_t connections() const { return count_; }
  std::size_t busy() const { return busy_; }

 private:
  void work();
  void handle(int fd);
  void accept_some();
  void admit(int fd);
  void arm(int fd, std::uint32_t events, bool add = false) const;
  void arm_listener(bool add) const;

  bool progress(Connection& connection);         // false: close
  bool linger(Connection& connection);           // false: close
  bool read_requests(Connection& connection);    // false: close
  bool serve_complete(Connection& connection);   // false: close
  bool serve_one(Connection& connection, std::size_t size);
  bool refuse_one(Connection& connection, const Frame& frame);
  bool finish(Connection& connection);           // sends; false: close
  void wait_for(Connection& connection);         // sets the deadline, arms
  void close_connection(int fd);

  int epoll_ = -1, wake_ = -1, listener_ = -1;
  DoorLimits limits_;
  Serve serve_;
  Refuse refuse_;
  std::mutex mutex_;  // of table_, and what hands a connection to the next thread
  std::vector<std::unique_ptr<Connection>> table_;  // by descriptor
  std::atomic<std::size_t> count_{0}, busy_{0}, buffered_{0};
  std::atomic<bool> draining_{false};
  std::vector<std::thread> threads_;
};

}  // namespace vankho::searchd
