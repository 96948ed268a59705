// vankho-searchd: answers searches over HTTP. Exit 0 after a stop that was asked for,
// 2 when it could not serve.
#include <exception>

#include "base/log.h"
#include "searchd/daemon.h"

int main(int argc, char** argv) {
  vankho::log::start("vankho-searchd");
  try {
    return vankho::searchd::run_daemon(argc, argv);
  } catch (const std::exception& error) {
    vankho::log::error("{}", error.what());
    return 2;
  }
}
