// tests/program/daemon.h: vankho-searchd over a database on a free port, while a test runs.
#pragma once

#include "tests/program/process.h"

namespace vankho::tests {

class Daemon {
 public:
  explicit Daemon(const std::string& db)
      : process_({"vankho-searchd", {"--db", db, "--listen", "127.0.0.1:0"}, {}}),
        url_(process_.first_line()) {}

  const std::string& url() const { return url_; }  // "http://127.0.0.1:40213"

 private:
  Process process_;
  std::string url_;
};

}  // namespace vankho::tests
