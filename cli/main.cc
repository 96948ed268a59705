// vankho: search in a shell, and every stage in print.
#include <xapian.h>

#include <iostream>

#include "base/log.h"
#include "cli/commands.h"

namespace {

using namespace vankho;

int run(int argc, char** argv) {
  const auto arguments = cli::read_command_line(argc, argv);
  if (!arguments) return cli::complain(arguments.error());
  if (!arguments->reading.answer.empty()) {
    std::cout << arguments->reading.answer;
    return cli::kFound;
  }
  const int code = cli::run(*arguments);
  if (std::cout.flush()) return code;
  log::error("standard output cannot be written");
  return cli::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  log::start("vankho");
  std::ios::sync_with_stdio(false);
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    log::error("{}", error.what());
  } catch (const Xapian::Error& error) {
    log::error("{}: {}", error.get_type(), error.get_msg());
  }
  return cli::kFailed;
}
