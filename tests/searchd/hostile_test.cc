// Clients that mean no good, or know no better: bounded, answered, and never a reason
// for others to wait.
#include <sys/socket.h>
#include <unistd.h>

#include "tests/searchd/server_fixture.h"
#include "tests/support/catch.h"

using namespace vankho::searchd;
using namespace std::chrono_literals;

namespace {

constexpr const char* kHost = "Host: t\r\n";

int status_of(const std::string& bytes) { return parse_reply(bytes).status; }

// A GET with what follows its request line.
std::string with_headers(const std::string& headers) { return "GET /livez HTTP/1.1\r\n" + headers + "\r\n"; }

DoorLimits short_limits(std::chrono::seconds wait = 1s) {
  DoorLimits limits;
  limits.threads = 2;
  limits.request = wait;
  limits.idle = wait;
  return limits;
}

struct Clients {
  std::vector<int> fds;
  Clients(const Running& running, int count, std::string_view each) {
    for (int i = 0; i < count; ++i) {
      fds.push_back(running.connect());
      if (!each.empty()) send(fds.back(), each.data(), each.size(), MSG_NOSIGNAL);
    }
  }
  ~Clients() {
    for (const int fd : fds) close(fd);
  }
};

double seconds_for_an_answer(const Running& running) {
  const auto start = Clock::now();
  CHECK(running.get("/api/v1/search?q=dang").status == 200);
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

TEST_CASE("clients who drip bytes or say nothing hold no thread") {
  const Running running({}, short_limits(5s));
  const Clients dripping(running, 60, "GET /livez HTTP/1.1\r\nX: ");
  const Clients silent(running, 60, "");
  CHECK(seconds_for_an_answer(running) < 2);
}

TEST_CASE("a request that does not end is cut off") {
  const Running running({}, short_limits());
  const int fd = running.connect();
  const auto start = Clock::now();
  for (int i = 0; i < 40; ++i) {  // a byte every tenth of a second: never silent
    if (send(fd, "x", 1, MSG_NOSIGNAL) <= 0) break;
    std::this_thread::sleep_for(100ms);
  }
  read_all(fd, 3);
  close(fd);
  CHECK(Clock::now() - start < 5s);
  CHECK(running.server->connections() == 0);
}

TEST_CASE("an idle connection is closed after a while") {
  const Running running({}, short_limits());
  const int fd = running.connect();
  const std::string request = with_headers(kHost);
  send(fd, request.data(), request.size(), MSG_NOSIGNAL);
  const auto start = Clock::now();
  CHECK(status_of(read_all(fd, 5)) == 200);
  CHECK(Clock::now() - start < 4s);
  close(fd);
}

TEST_CASE("a client who does not read its answer holds no thread") {
  const Running running({}, short_limits());
  running.backend->exported = 3'000'000;
  const Clients deaf(running, 6, "GET /api/v1/export HTTP/1.1\r\nHost: t\r\n\r\n");
  std::this_thread::sleep_for(300ms);
  CHECK(seconds_for_an_answer(running) < 2);
}

TEST_CASE("long answers take at most half of the threads; more are told to come back") {
  const Running running({}, short_limits(10s));
  running.backend->exported = 3'000'000;
  const Clients first(running, 1, "GET /api/v1/export HTTP/1.1\r\nHost: t\r\n\r\n");
  std::this_thread::sleep_for(300ms);
  const Reply second = running.get("/api/v1/export");
  CHECK(second.status == 503);
  CHECK(second.has("retry-after"));
}

TEST_CASE("what is too long is refused with its own status") {
  const Running running;
  CHECK(status_of(running.raw("GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: t\r\n\r\n")) == 414);
  CHECK(status_of(running.raw("GET /" + std::string(9000, 'a'))) == 414);
  CHECK(status_of(running.raw(with_headers(kHost + ("X: " + std::string(20'000, 'a')) + "\r\n"))) == 431);
  CHECK(status_of(running.raw("POST /api/v1/batch HTTP/1.1\r\nHost: t\r\nContent-Length: 2000000\r\n\r\n")) == 413);
  CHECK(status_of(running.raw("POST /api/v1/batch HTTP/1.1\r\nHost: t\r\nContent-Length: 99999999999999999999\r\n\r\n")) == 400);
}

TEST_CASE("an endless address costs no memory") {
  const Running running;
  std::string flood = "GET /" + std::string(4u << 20, 'a');
  CHECK(status_of(running.raw(flood, 4)) == 414);
}

TEST_CASE("what two readers might read differently is refused") {
  const Running running;
  for (const std::string& headers :
       {std::string("Content-Length: 5\r\n"),                                   // a GET with a body
        std::string("Transfer-Encoding: chunked\r\n"), std::string(" folded\r\n"),
        std::string("Bad Name: 1\r\n"), std::string("no colon\r\n"), std::string("A: b\nC: d\r\n"),
        std::string("A: b\rC: d\r\n"), std::string("A: \x01\r\n"), std::string("A: x\0y\r\n", 8),
        std::string("Content-Length: 0\r\nContent-Length: 0\r\n"), std::string("Content-Length: -1\r\n"),
        std::string("Content-Length: 1 1\r\n")}) {
    INFO(headers);
    const int status = status_of(running.raw(with_headers(kHost + headers)));
    CHECK((status == 400 || status == 411));
  }
  CHECK(status_of(running.raw("POST /api/v1/batch HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")) == 411);
}

TEST_CASE("a body hidden in a GET is not read as the next request") {
  const Running running;
  const std::string hidden = "GET /api/v1/search?q=hidden HTTP/1.1\r\nHost: t\r\n\r\n";
  const std::string answers = running.raw("GET /livez HTTP/1.1\r\nHost: t\r\nContent-Length: " + std::to_string(hidden.size()) + "\r\n\r\n" + hidden, 2);
  CHECK(answers.find("HTTP/1.1", 8) == std::string::npos);
  CHECK(running.backend->searches == 0);
}

TEST_CASE("noise is refused") {
  const Running running;
  std::uint32_t seed = 7;
  for (int round = 0; round < 50; ++round) {
    std::string noise;
    for (int i = 0; i < 400; ++i) noise += static_cast<char>((seed = seed * 1664525u + 1013904223u) >> 24);
    const std::string answer = running.raw(noise + "\r\n\r\n", 2);
    CHECK((answer.empty() || status_of(answer) >= 400));
  }
  CHECK(running.get("/livez").status == 200);
}

TEST_CASE("malformed request lines are refused") {
  const Running running;
  for (const char* line : {"GET", "GET /livez", "GET /livez HTTP/9.9", "GET  /livez HTTP/1.1", "GET /a b HTTP/1.1", "GET livez HTTP/1.1", ""}) {
    INFO(line);
    CHECK(status_of(running.raw(std::string(line) + "\r\nHost: t\r\n\r\n", 3)) == 400);
  }
  CHECK(status_of(running.raw("get /livez HTTP/1.1\r\nHost: t\r\n\r\n", 3)) == 501);
  CHECK(status_of(running.raw("BREW /livez HTTP/1.1\r\nHost: t\r\n\r\n", 3)) == 501);
}

TEST_CASE("requests in one breath are answered in their order") {
  const Running running;
  std::string many;
  for (int i = 0; i < 20; ++i) many += "GET /livez HTTP/1.1\r\nHost: t\r\n\r\n";
  many += "GET /readyz HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n";
  const std::string answers = running.raw(many);
  std::size_t count = 0;
  for (std::size_t at = 0; (at = answers.find("HTTP/1.1 200", at)) != std::string::npos; ++at) ++count;
  CHECK(count == 21);
  CHECK(answers.ends_with("ready g1.1\n"));
}

TEST_CASE("a part of an answer cannot be asked for") {
  const Running running;
  std::string ranges = "Range: bytes=0-0";
  for (int i = 0; i < 1000; ++i) ranges += ",0-9";
  const Reply reply = running.get("/tim-kiem?q=dang", ranges + "\r\n");
  CHECK(reply.status == 200);
  CHECK(reply.body.size() > 1000);
}

TEST_CASE("a client who waits for 100 Continue gets it once") {
  const Running running;
  const int fd = running.connect();
  const std::string head = "POST /api/v1/batch HTTP/1.1\r\nHost: t\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 12\r\n\r\n";
  send(fd, head.data(), head.size(), MSG_NOSIGNAL);
  std::this_thread::sleep_for(200ms);
  send(fd, "{\"q\":\"dang\"}", 12, MSG_NOSIGNAL);
  const std::string answers = read_all(fd, 5);
  close(fd);
  CHECK(answers.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200"));
}

TEST_CASE("a batch of nested brackets, huge numbers and broken bytes is answered line by line") {
  const Running running;
  std::string lines = std::string(200'000, '[') + "\n";
  lines += "{\"id\":\"deep\",\"q\":" + std::string(50'000, '[') + "}\n";
  lines += "{\"id\":\"number\",\"size\":1e999}\n{\"id\":\"bytes\",\"q\":\"\xff\xfe\"}\n\n{\"id\":\"good\",\"q\":\"dang\"}\n";
  const Reply reply = running.ask("POST", "/api/v1/batch", "", lines);
  CHECK(reply.status == 200);
  CHECK(std::count(reply.body.begin(), reply.body.end(), '\n') == 5);
  CHECK(reply.body.find("\"id\":\"good\",\"total\"") != std::string::npos);
}

TEST_CASE("nobody is let in past the most connections, and they are served again after") {
  DoorLimits limits = short_limits();
  limits.connections = 20;
  const Running running({}, limits);
  {
    const Clients many(running, 40, "");
    std::this_thread::sleep_for(200ms);
    CHECK(running.server->connections() <= 20);
  }
  std::this_thread::sleep_for(200ms);
  CHECK(running.get("/livez").status == 200);
}

TEST_CASE("what runs is finished when the daemon stops, and nobody new is served") {
  const Running running;
  const int fd = running.connect();
  const std::string half = "GET /livez HTTP/1.1\r\nHost: t\r\n";
  send(fd, half.data(), half.size(), MSG_NOSIGNAL);
  std::this_thread::sleep_for(100ms);
  std::jthread drain([&] { running.server->drain(5s); });
  std::this_thread::sleep_for(200ms);
  send(fd, "\r\n", 2, MSG_NOSIGNAL);
  CHECK(status_of(read_all(fd, 3)) == 200);
  close(fd);
}
