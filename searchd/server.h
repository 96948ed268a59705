// searchd/server.h: HTTP behind one narrow interface: a Respond makes answers of
// requests, and knows nothing of sockets. The Door gathers requests; cpp-httplib,
// which only server.cc sees, reads and writes them.
#pragma once

#include <memory>
#include <string>

#include "searchd/door.h"
#include "searchd/http.h"
#include "searchd/listener.h"

namespace vankho::searchd {

class Server {
 public:
  // Serves from now on, in `limits.threads` threads, each of which may call `respond`.
  Server(Listener listener, DoorLimits limits, Respond respond);
  ~Server();

  const std::string& address() const;
  void sweep();  // call a few times a second
  void drain(std::chrono::seconds patience);

  std::size_t connections() const;
  std::size_t busy() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vankho::searchd
