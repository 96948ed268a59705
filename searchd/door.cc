#include "searchd/door.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/log.h"

namespace vankho::searchd {
namespace {

// Descriptors that the index, the log and the system need beside the connections.
constexpr std::size_t kOtherDescriptors = 512;
constexpr int kAcceptedAtOnce = 64;
constexpr std::chrono::seconds kLingering{2};
// Requests after which a thread lets others run. Else, where all threads are busy, one that was stopped
// in the midst of a request waits for the time slices of all others, tens of milliseconds.
constexpr unsigned kTurn = 8;

// As many descriptors as the system grants, less what others need.
std::size_t allowed_connections(std::size_t wanted) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted + kOtherDescriptors);
  setrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur > 2 * kOtherDescriptors ? limit.rlim_cur - kOtherDescriptors : limit.rlim_cur / 2;
}

int checked(int fd, const char* what) {
  if (fd < 0) throw std::system_error(errno, std::generic_category(), what);
  return fd;
}

}  // namespace

Door::Door(int listener, DoorLimits limits, Serve serve, Refuse refuse)
    : epoll_(checked(epoll_create1(EPOLL_CLOEXEC), "epoll_create1")),
      wake_(checked(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd")),
      listener_(listener),
      limits_(limits),
      serve_(std::move(serve)),
      refuse_(std::move(refuse)) {
  limits_.connections = std::min(limits_.connections, allowed_connections(limits_.connections));
  arm_listener(true);
  epoll_event event{};
  event.events = EPOLLIN;  // level-triggered and never read: wakes every thread
  event.data.fd = wake_;
  epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event);
  for (std::size_t i = 0; i < limits_.threads; ++i) threads_.emplace_back([this] { work(); });
}

Door::~Door() {
  drain(std::chrono::seconds(0));
  table_.clear();
  close(wake_);
  close(epoll_);
}

void Door::arm(int fd, std::uint32_t events, bool add) const {
  epoll_event event{};
  event.events = events | EPOLLONESHOT;
  event.data.fd = fd;
  epoll_ctl(epoll_, add ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &event);
}

void Door::arm_listener(bool add) const { arm(listener_, EPOLLIN, add); }

void Door::work() {
  for (unsigned handled = 0;;) {
    epoll_event event{};
    if (epoll_wait(epoll_, &event, 1, -1) != 1) continue;
    if (event.data.fd == wake_) return;
    ++busy_;
    if (event.data.fd == listener_)
      accept_some();
    else
      handle(event.data.fd);
    --busy_;
    if (++handled % kTurn == 0) std::this_thread::yield();
  }
}

void Door::accept_some() {
  for (int i = 0; i < kAcceptedAtOnce && !draining_; ++i) {
    const int fd = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd < 0) {
      // Out of descriptors: without a pause the listener would fire again at once.
      if (errno == EMFILE || errno == ENFILE) std::this_thread::sleep_for(std::chrono::milliseconds(10));
      break;
    }
    admit(fd);
  }
  if (!draining_) arm_listener(false);
}

void Door::admit(int fd) {
  if (count_ >= limits_.connections) {
    close(fd);
    return;
  }
  const int yes = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  auto connection = std::make_unique<Connection>(fd);
  connection->set_deadline(Clock::now() + limits_.request);
  {
    const std::lock_guard lock(mutex_);
    if (table_.size() <= static_cast<std::size_t>(fd)) table_.resize(static_cast<std::size_t>(fd) + 64);
    table_[static_cast<std::size_t>(fd)] = std::move(connection);
  }
  ++count_;
  arm(fd, EPOLLIN, true);
}

void Door::handle(int fd) {
  Connection* connection = nullptr;
  {
    const std::lock_guard lock(mutex_);
    connection = table_[static_cast<std::size_t>(fd)].get();
  }
  if (progress(*connection))
    wait_for(*connection);
  else
    close_connection(fd);
}

bool Door::progress(Connection& connection) {
  if (connection.lingering) return linger(connection);
  if (connection.out.empty()) return read_requests(connection);
  if (!finish(connection)) return false;
  return !connection.out.empty() || serve_complete(connection);
}

bool Door::read_requests(Connection& connection) {
  const std::size_t before = connection.in.size();
  const Connection::Io io = connection.receive();
  if (io == Connection::Io::closed) return false;
  buffered_ += connection.in.size() - before;
  if (connection.idle && !connection.in.empty()) {
    connection.idle = false;
    connection.set_deadline(Clock::now() + limits_.request);
  }
  return serve_complete(connection);
}

// Pipelined requests are answered one after the other, as long as their answers go out at once.
bool Door::serve_complete(Connection& connection) {
  while (!connection.in.empty()) {
    const Frame frame = find_frame(connection.in, limits_.frame);
    if (frame.state == Frame::State::refused) return refuse_one(connection, frame);
    if (frame.state == Frame::State::complete) {
      if (!serve_one(connection, frame.size)) return false;
      if (!connection.out.empty()) return true;
      continue;
    }
    if (buffered_ > limits_.buffered_bytes) {
      Frame full;
      full.status = 503;
      full.reason = "too many requests are being read";
      return refuse_one(connection, full);
    }
    if (frame.wants_continue && !std::exchange(connection.continued, true)) {
      connection.out = "HTTP/1.1 100 Continue\r\n\r\n";
      return connection.flush() != Connection::Io::closed;
    }
    return true;
  }
  return true;
}

bool Door::serve_one(Connection& connection, std::size_t size) {
  const std::string request = without_unserved_headers(std::string_view(connection.in).substr(0, size));
  connection.in.erase(0, size);
  buffered_ -= size;
  connection.continued = false;
  const bool last = draining_ || ++connection.served >= limits_.requests_per_connection;
  connection.set_deadline(Clock::time_point::max());  // our own time is not the client's
  serve_(connection, request, last);
  connection.close_after_flush |= last;
  return finish(connection);
}

bool Door::refuse_one(Connection& connection, const Frame& frame) {
  connection.out = refuse_(frame.status, frame.reason);
  connection.set_deadline(Clock::now() + kLingering);
  if (connection.flush() != Connection::Io::done) return false;
  shutdown(connection.fd(), SHUT_WR);
  connection.lingering = true;
  buffered_ -= connection.in.size();
  connection.in.clear();
  return true;
}

// Closing with unread bytes would reset the connection, and the client might lose our answer:
// what still comes is read and thrown away for a moment.
bool Door::linger(Connection& connection) {
  const Connection::Io io = connection.receive();
  connection.in.clear();
  return io != Connection::Io::closed;
}

bool Door::finish(Connection& connection) {
  connection.set_deadline(Clock::now() + patience(connection.out.size()));
  const Connection::Io io = connection.flush();
  if (io == Connection::Io::again) return true;
  if (io == Connection::Io::closed || connection.close_after_flush) return false;
  connection.idle = connection.in.empty();
  return true;
}

// Whoever gets the next event takes the lock before it touches the connection, and so sees all that
// was written to it. (epoll by itself is no synchronisation to C++.)
void Door::wait_for(Connection& connection) {
  if (connection.idle)
    connection.set_deadline(draining_ ? Clock::now() : Clock::now() + limits_.idle);
  const std::lock_guard lock(mutex_);
  arm(connection.fd(), connection.out.empty() ? EPOLLIN : EPOLLOUT);
}

void Door::close_connection(int fd) {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<Connection>& slot = table_[static_cast<std::size_t>(fd)];
  buffered_ -= slot->in.size();
  slot.reset();
  --count_;
}

void Door::sweep() {
  const bool crowded = count_ * 5 > limits_.connections * 4;
  const Clock::time_point now = Clock::now();
  const Clock::time_point idle_until = crowded ? now + limits_.idle - std::chrono::seconds(1) : now;
  const std::lock_guard lock(mutex_);
  for (const auto& connection : table_)
    if (connection && connection->expired(connection->idle ? idle_until : now)) connection->shut_down();
}

void Door::drain(std::chrono::seconds patience) {
  if (threads_.empty()) return;
  draining_ = true;
  epoll_ctl(epoll_, EPOLL_CTL_DEL, listener_, nullptr);
  {
    const std::lock_guard lock(mutex_);
    for (const auto& connection : table_)
      if (connection && connection->idle) connection->shut_down();
  }
  const Clock::time_point end = Clock::now() + patience;
  while (count_ > 0 && Clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    sweep();
  }
  {
    const std::lock_guard lock(mutex_);
    for (const auto& connection : table_)
      if (connection) connection->shut_down();
  }
  eventfd_write(wake_, 1);
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

}  // namespace vankho::searchd
