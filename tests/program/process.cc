#include "tests/program/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>

namespace vankho::tests {
namespace {

using Clock = std::chrono::steady_clock;

std::array<int, 2> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  return ends;
}

// A file that is gone once it is closed: any amount of input, and nobody waits for anybody.
int file_of(const std::string& input) {
  std::FILE* file = std::tmpfile();
  std::fwrite(input.data(), 1, input.size(), file);
  std::rewind(file);
  const int copy = ::fcntl(::fileno(file), F_DUPFD_CLOEXEC, 3);
  std::fclose(file);
  return copy;
}

[[noreturn]] void become(const Start& start, int in, int out, int err) {
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  if (start.max_file_bytes > 0) {
    const rlimit limit{start.max_file_bytes, start.max_file_bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::signal(SIGXFSZ, SIG_IGN);
  }
  for (const std::string& variable : start.environment) {
    const std::size_t equals = variable.find('=');
    ::setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
  }
  const std::string path = std::string(VANKHO_BINARY_DIR) + "/" + start.program;
  std::vector<char*> arguments{const_cast<char*>(path.c_str())};
  for (const std::string& argument : start.arguments)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  ::execv(path.c_str(), arguments.data());
  ::_exit(127);
}

// False at the end of the stream.
bool take(int fd, std::string& into) {
  std::array<char, 65536> block;
  const ssize_t got = ::read(fd, block.data(), block.size());
  if (got > 0) into.append(block.data(), static_cast<std::size_t>(got));
  return got > 0;
}

}  // namespace

Process::Process(Start start) {
  const int in = file_of(start.input);
  const auto out = make_pipe(), err = make_pipe();
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("no process");
  if (pid_ == 0) become(start, in, out[1], err[1]);
  for (const int end : {in, out[1], err[1]}) ::close(end);
  out_ = out[0];
  err_ = err[0];
}

Process::~Process() {
  if (pid_ > 0) {
    kill(SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  ::close(out_);
  ::close(err_);
}

void Process::kill(int signal) const { ::kill(pid_, signal); }

std::string Process::first_line() {
  std::string line;
  for (char c = 0; ::read(out_, &c, 1) == 1 && c != '\n';) line += c;
  return line;
}

Outcome Process::wait(std::chrono::seconds patience) {
  Outcome outcome;
  const auto deadline = Clock::now() + patience;
  std::array<pollfd, 2> streams{{{out_, POLLIN, 0}, {err_, POLLIN, 0}}};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    ::poll(streams.data(), streams.size(), 100);
    if (streams[0].revents != 0 && !take(out_, outcome.out)) streams[0].fd = -1;
    if (streams[1].revents != 0 && !take(err_, outcome.err)) streams[1].fd = -1;
    if (Clock::now() > deadline) kill(SIGKILL);
  }
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  outcome.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

Outcome run(Start start) { return Process(std::move(start)).wait(); }

Outcome indexer(std::vector<std::string> arguments, std::string input) {
  return run({"vankho-indexer", std::move(arguments), std::move(input)});
}

Outcome searcher(std::vector<std::string> arguments, std::string input) {
  return run({"vankho", std::move(arguments), std::move(input)});
}

}  // namespace vankho::tests
