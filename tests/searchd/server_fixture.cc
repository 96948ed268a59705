#include "tests/searchd/server_fixture.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "tests/support/catch.h"

namespace vankho::searchd {
namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string unchunked(std::string_view body) {
  std::string out;
  for (;;) {
    std::size_t size = 0;
    std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const std::size_t begin = body.find("\r\n") + 2;
    if (size == 0 || begin + size > body.size()) return out;
    out += body.substr(begin, size);
    body.remove_prefix(begin + size + 2);
  }
}

}  // namespace

std::string Reply::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

Reply parse_reply(std::string_view bytes) {
  Reply reply;
  const std::size_t end = bytes.find("\r\n\r\n");
  if (!bytes.starts_with("HTTP/1.1 ") || end == std::string_view::npos) return reply;
  std::from_chars(bytes.data() + 9, bytes.data() + 12, reply.status);
  std::string_view head = bytes.substr(0, end + 2);
  head.remove_prefix(head.find("\r\n") + 2);
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    const std::size_t colon = line.find(": ");
    reply.headers.emplace(lower(std::string(line.substr(0, colon))), line.substr(colon + 2));
    head.remove_prefix(line.size() + 2);
  }
  reply.body = bytes.substr(end + 4);
  if (reply.header("transfer-encoding") == "chunked") reply.body = unchunked(reply.body);
  return reply;
}

std::string read_all(int fd, double seconds) {
  std::string out;
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  char buffer[65'536];
  while (Clock::now() < end) {
    pollfd readable{fd, POLLIN, 0};
    if (poll(&readable, 1, 100) <= 0) continue;
    const ssize_t got = recv(fd, buffer, sizeof buffer, 0);
    if (got <= 0) break;
    out.append(buffer, static_cast<std::size_t>(got));
  }
  return out;
}

Running::Running(Settings settings, DoorLimits limits) {
  auto fake = std::make_unique<FakeBackend>();
  backend = fake.get();
  site = std::make_unique<Site>(std::move(fake), std::move(settings));
  Result<Listener> listener = Listener::open("127.0.0.1:0");
  REQUIRE(listener);
  const std::string address = listener->address();
  port_ = std::stoi(address.substr(address.rfind(':') + 1));
  server = std::make_unique<Server>(std::move(*listener), limits, [this](const HttpRequest& request) { return site->answer(request); });
  sweeper_ = std::jthread([this](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      server->sweep();
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  });
}

Running::~Running() {
  sweeper_.request_stop();
  sweeper_.join();
}

int Running::connect() const {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_port = htons(static_cast<std::uint16_t>(port_));
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(fd, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0);
  return fd;
}

std::string Running::raw(std::string_view bytes, double seconds) const {
  const int fd = connect();
  while (!bytes.empty()) {
    const ssize_t sent = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) break;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  std::string out = read_all(fd, seconds);
  close(fd);
  return out;
}

Reply Running::ask(const std::string& method, const std::string& target, const std::string& more_headers,
                   const std::string& body) const {
  std::string request = method + " " + target + " HTTP/1.1\r\nHost: t.example\r\nConnection: close\r\n" + more_headers;
  if (method == "POST") request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return parse_reply(raw(request + "\r\n" + body));
}

Reply Running::get(const std::string& target, const std::string& more_headers) const {
  return ask("GET", target, more_headers);
}

}  // namespace vankho::searchd
