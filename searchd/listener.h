// searchd/listener.h: the address that the daemon answers at.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace vankho::searchd {

// A listening socket; closed (and a Unix socket's file removed) when it goes.
class Listener {
 public:
  // "127.0.0.1:8080", "[::1]:0", "localhost:8080" or "unix:/run/vankho.sock" (mode
  // 0666: the folder guards it). Port 0 takes any free port. An address in use is
  // Code::busy: two daemons never share a port.
  static Result<Listener> open(std::string_view address);

  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&&) = delete;
  ~Listener();

  int fd() const { return fd_; }
  // Where it answers: "http://127.0.0.1:40213" or "unix:/run/vankho.sock".
  const std::string& address() const { return address_; }

 private:
  Listener(int fd, std::string address, std::string file)
      : fd_(fd), address_(std::move(address)), file_(std::move(file)) {}

  int fd_ = -1;
  std::string address_;
  std::string file_;  // of a Unix socket
};

}  // namespace vankho::searchd
