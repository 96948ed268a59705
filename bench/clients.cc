// Clients of a searchd, each with one connection kept alive for as long as the server likes, asking
// one thing after another.
//
//   bench_clients PORT CLIENTS SECONDS < PATHS
//
// PATHS has one request target a line; each client begins at another one. Printed is one JSON
// object: requests, seconds, latency in ms at p50, p95 and p99, and `http`: what p50 and p95 add to
// the took_ms that the answers tell, when they tell it.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

class Connection {
 public:
  explicit Connection(int port) : port_(port) { open(); }
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // The whole answer, header and body; it must be a 200.
  const std::string& get(const std::string& target) {
    const std::string request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size()))
      throw std::runtime_error("the connection was closed");
    answer_.clear();
    std::size_t end = std::string::npos;
    while ((end = answer_.find("\r\n\r\n")) == std::string::npos) receive();
    if (answer_.compare(0, 12, "HTTP/1.1 200") != 0)
      throw std::runtime_error(target + ": " + answer_.substr(0, answer_.find('\r')));
    const std::size_t whole = end + 4 + length(end);
    while (answer_.size() < whole) receive();
    if (const std::size_t at = answer_.find("\r\nConnection: close"); at <= end) {
      ::close(socket_);
      open();
    }
    return answer_;
  }

 private:
  void open() {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("no answer at port " + std::to_string(port_));
  }
  void receive() {
    char bytes[65536];
    const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) throw std::runtime_error("the connection was closed");
    answer_.append(bytes, static_cast<std::size_t>(got));
  }
  std::size_t length(std::size_t header_end) const {
    static constexpr std::string_view kName = "\r\nContent-Length:";
    const std::size_t at = answer_.find(kName);
    if (at > header_end) throw std::runtime_error("an answer without Content-Length");
    return std::strtoul(answer_.c_str() + at + kName.size(), nullptr, 10);
  }

  int port_;
  int socket_ = -1;
  std::string answer_;
};

struct Taken {
  std::vector<double> latency_ms, http_ms;
  std::exception_ptr failure;
};

void ask(int port, const std::vector<std::string>& targets, std::size_t first,
         Clock::time_point end, Taken& taken) try {
  static constexpr std::string_view kTook = "\"took_ms\":";
  Connection connection(port);
  for (std::size_t i = first; Clock::now() < end; ++i) {
    const auto start = Clock::now();
    const std::string& answer = connection.get(targets[i % targets.size()]);
    taken.latency_ms.push_back(ms_since(start));
    if (const std::size_t at = answer.find(kTook); at != std::string::npos)
      taken.http_ms.push_back(taken.latency_ms.back() -
                              std::strtod(answer.c_str() + at + kTook.size(), nullptr));
  }
} catch (...) {
  taken.failure = std::current_exception();
}

double percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

void append(std::vector<double>& all, const std::vector<double>& some) {
  all.insert(all.end(), some.begin(), some.end());
}

void run(int port, std::size_t clients, double seconds) {
  std::vector<std::string> targets;
  for (std::string line; std::getline(std::cin, line);) targets.push_back(line);
  if (targets.empty() || clients == 0) throw std::runtime_error("nothing to ask");
  std::vector<Taken> taken(clients);
  std::vector<std::thread> threads;
  const auto start = Clock::now();
  const auto end = start + std::chrono::microseconds(static_cast<std::int64_t>(seconds * 1e6));
  for (std::size_t i = 0; i < clients; ++i)
    threads.emplace_back(ask, port, std::cref(targets), i * targets.size() / clients, end,
                         std::ref(taken[i]));
  for (std::thread& thread : threads) thread.join();
  const double lasted = ms_since(start) / 1000;
  Taken all;
  for (const Taken& one : taken) {
    if (one.failure) std::rethrow_exception(one.failure);
    append(all.latency_ms, one.latency_ms);
    append(all.http_ms, one.http_ms);
  }
  std::printf(
      "{\"requests\":%zu,\"seconds\":%.3f,\"p50\":%.4f,\"p95\":%.4f,\"p99\":%.4f,"
      "\"http\":{\"p50\":%.4f,\"p95\":%.4f}}\n",
      all.latency_ms.size(), lasted, percentile(all.latency_ms, .5),
      percentile(all.latency_ms, .95), percentile(all.latency_ms, .99), percentile(all.http_ms, .5),
      percentile(all.http_ms, .95));
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) throw std::runtime_error("usage: bench_clients PORT CLIENTS SECONDS < PATHS");
  run(std::atoi(argv[1]), std::strtoul(argv[2], nullptr, 10), std::strtod(argv[3], nullptr));
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_clients: %s\n", error.what());
  return 2;
}
