// tests/searchd/server_fixture.h: the daemon over the fake, on a free port, and a
// client that sends bytes as they are.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "searchd/server.h"
#include "searchd/site.h"
#include "tests/searchd/fake_backend.h"

namespace vankho::searchd {

struct Reply {
  int status = 0;
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::string body;                                 // chunks joined, gzip as it came
  bool has(const std::string& name) const { return headers.contains(name); }
  std::string header(const std::string& name) const;
};

class Running {
 public:
  explicit Running(Settings settings = {}, DoorLimits limits = {});
  ~Running();

  Reply get(const std::string& target, const std::string& more_headers = {}) const;
  Reply ask(const std::string& method, const std::string& target, const std::string& more_headers = {},
            const std::string& body = {}) const;

  // Sends `bytes` on a new connection and reads until the server closes or `seconds` have passed.
  std::string raw(std::string_view bytes, double seconds = 5) const;
  int connect() const;  // the caller closes it
  int port() const { return port_; }

  FakeBackend* backend;  // the site owns it
  std::unique_ptr<Site> site;
  std::unique_ptr<Server> server;

 private:
  int port_ = 0;
  std::jthread sweeper_;
};

Reply parse_reply(std::string_view bytes);
// Reads until the peer closes or `seconds` have passed.
std::string read_all(int fd, double seconds);

}  // namespace vankho::searchd
