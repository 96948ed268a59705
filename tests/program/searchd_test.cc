// vankho-searchd as a process: its start, its end, and why it may refuse to start.
#include <signal.h>

#include <chrono>
#include <string>
#include <thread>

#include "tests/program/listener.h"
#include "tests/program/process.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace vankho::tests;

namespace {

std::string small_database(const Folder& folder) {
  const std::string db = folder / "db";
  REQUIRE(
      indexer({"add", "--db", db, "-"}, "{\"id\":\"a\",\"body\":\"Chi bộ họp.\"}\n").exit_code ==
      0);
  return db;
}

}  // namespace

TEST_CASE("a port in use is named, with what to do") {
  const Folder folder;
  const Listener port;
  const Outcome outcome =
      run({"vankho-searchd", {"--db", small_database(folder), "--listen", port.address()}, {}});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err.find("--listen " + port.address() + ": the address is in use (") !=
        std::string::npos);
}

TEST_CASE("the daemon does not start without a database") {
  const Folder folder;
  const Outcome outcome =
      run({"vankho-searchd", {"--db", folder / "khong-co", "--listen", "127.0.0.1:0"}, {}});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err.find("there is no database at " + (folder / "khong-co")) != std::string::npos);
}

TEST_CASE("SIGTERM stops the daemon cleanly") {
  const Folder folder;
  Process daemon(
      {"vankho-searchd", {"--db", small_database(folder), "--listen", "127.0.0.1:0"}, {}});
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  daemon.kill(SIGTERM);
  const Outcome outcome = daemon.wait(std::chrono::seconds(30));
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.starts_with("http://127.0.0.1:"));
}
