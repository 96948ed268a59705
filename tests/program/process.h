// tests/program/process.h: one of the real programs, run to its end or killed on the way.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vankho::tests {

struct Outcome {
  int exit_code = -1;  // 128 + the signal when one ended it
  std::string out;
  std::string err;
};

struct Start {
  std::string program;  // "vankho-indexer": in the folder of the build
  std::vector<std::string> arguments;
  std::string input;                 // of standard input
  std::uint64_t max_file_bytes = 0;  // a write past this fails, as on a full disk; 0: no bound
  std::vector<std::string> environment = {};  // "NAME=value", beside what the test has
};

// A program that runs while the test goes on. Killed when the object goes.
class Process {
 public:
  explicit Process(Start start);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void kill(int signal) const;
  // What it has printed up to its first line end, which is not in wait()'s outcome any more.
  std::string first_line();
  // Reads what it prints until it ends; past `patience` it is killed.
  Outcome wait(std::chrono::seconds patience = std::chrono::seconds(120));

 private:
  pid_t pid_ = -1;
  int out_ = -1, err_ = -1;
};

Outcome run(Start start);

// run() of vankho-indexer and of vankho.
Outcome indexer(std::vector<std::string> arguments, std::string input = {});
Outcome searcher(std::vector<std::string> arguments, std::string input = {});

}  // namespace vankho::tests
