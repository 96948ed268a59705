#include "searchd/listener.h"

#include <netdb.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace vankho::searchd {
namespace {

constexpr int kBacklog = 4096;

tl::unexpected<Error> cannot_listen(std::string_view address, int error) {
  const std::string where = "--listen " + std::string(address) + ": ";
  if (error == EADDRINUSE)
    return fail(Code::busy, where + "the address is in use", "stop what listens there, or take another port");
  return fail(Code::unavailable, where + std::strerror(error), "give HOST:PORT or unix:/path/of.sock");
}

tl::unexpected<Error> bad_address(std::string_view address) {
  return fail(Code::invalid, "--listen " + std::string(address) + ": not an address",
              "give HOST:PORT, as in 127.0.0.1:8080, or unix:/path/of.sock");
}

struct HostPort {
  std::string host, port;
};

// "[::1]:80" → "::1" and "80".
HostPort split_address(std::string_view address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string_view::npos) return {};
  std::string_view host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return {std::string(host), std::string(address.substr(colon + 1))};
}

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Addresses look_up(const HostPort& at) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int failed = getaddrinfo(at.host.empty() ? nullptr : at.host.c_str(), at.port.c_str(), &hints, &found);
  return {failed ? nullptr : found, &freeaddrinfo};
}

// SO_REUSEADDR lets a restart take the port of connections that are still closing;
// SO_REUSEPORT, which would let two daemons share it, stays off.
int bind_and_listen(int fd, const sockaddr* address, socklen_t size) {
  const int yes = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(fd, address, size) != 0 || ::listen(fd, kBacklog) != 0) {
    const int error = errno;
    close(fd);
    errno = error;
    return -1;
  }
  return fd;
}

int open_socket(int family) { return socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

std::string bound_address(int fd, std::string host) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  char port[NI_MAXSERV] = "";
  getsockname(fd, reinterpret_cast<sockaddr*>(&storage), &size);
  getnameinfo(reinterpret_cast<sockaddr*>(&storage), size, nullptr, 0, port, sizeof port, NI_NUMERICSERV);
  if (host.find(':') != std::string::npos) host = "[" + host + "]";
  return "http://" + (host.empty() ? "0.0.0.0" : host) + ":" + port;
}

Result<int> open_tcp(std::string_view address, const HostPort& at) {
  const Addresses found = look_up(at);
  if (!found || at.port.empty()) return bad_address(address);
  const int fd = open_socket(found->ai_family);
  if (fd < 0 || bind_and_listen(fd, found->ai_addr, found->ai_addrlen) < 0)
    return cannot_listen(address, errno);
  return fd;
}

// A socket file that nobody answers at is left over from a crash.
void remove_stale(const sockaddr_un& at) {
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool refused =
      connect(fd, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0 && errno == ECONNREFUSED;
  close(fd);
  if (refused) unlink(at.sun_path);
}

Result<int> open_unix(std::string_view address, const std::string& path) {
  sockaddr_un at{};
  at.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof at.sun_path) return bad_address(address);
  std::memcpy(at.sun_path, path.data(), path.size());
  remove_stale(at);
  const int fd = open_socket(AF_UNIX);
  if (fd < 0 || bind_and_listen(fd, reinterpret_cast<sockaddr*>(&at), sizeof at) < 0)
    return cannot_listen(address, errno);
  chmod(path.c_str(), 0666);
  return fd;
}

}  // namespace

Result<Listener> Listener::open(std::string_view address) {
  constexpr std::string_view kUnix = "unix:";
  if (address.starts_with(kUnix)) {
    std::string path(address.substr(kUnix.size()));
    return open_unix(address, path).map(
        [&](int fd) { return Listener(fd, std::string(address), std::move(path)); });
  }
  const HostPort at = split_address(address);
  return open_tcp(address, at).map(
      [&](int fd) { return Listener(fd, bound_address(fd, at.host), {}); });
}

Listener::Listener(Listener&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      address_(std::move(other.address_)),
      file_(std::exchange(other.file_, {})) {}

Listener::~Listener() {
  if (fd_ >= 0) close(fd_);
  if (!file_.empty()) unlink(file_.c_str());
}

}  // namespace vankho::searchd
