#include "searchd/server.h"

#include <httplib.h>

#include <algorithm>
#include <cstring>

#include "base/log.h"
#include "query/params.h"
#include "searchd/gzip.h"
#include "searchd/problem.h"
#include "searchd/url.h"

namespace vankho::searchd {
namespace {

// What httplib reads from and writes to: a request already here, and the connection's buffer.
class FrameStream : public httplib::Stream {
 public:
  FrameStream(Connection& connection, std::string_view request)
      : connection_(connection), rest_(request) {}

  bool is_readable() const override { return !rest_.empty(); }
  bool is_writable() const override { return alive_; }
  ssize_t read(char* to, std::size_t size) override {
    const std::size_t n = std::min(size, rest_.size());
    std::memcpy(to, rest_.data(), n);
    rest_.remove_prefix(n);
    return static_cast<ssize_t>(n);
  }
  ssize_t write(const char* from, std::size_t size) override {
    connection_.out.append(from, size);
    if (connection_.out.size() > kStreamBuffer && streaming) alive_ = connection_.flush_and_wait();
    return alive_ ? static_cast<ssize_t>(size) : -1;
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  // httplib refuses descriptors that select() could not hold; it never uses this one.
  socket_t socket() const override { return 0; }

  bool streaming = false;  // a long answer: write it out as it comes

 private:
  static constexpr std::size_t kStreamBuffer = 64 * 1024;
  Connection& connection_;
  std::string_view rest_;
  bool alive_ = true;
};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

HttpRequest plain_request(const httplib::Request& from) {
  HttpRequest request;
  request.head = from.method == "HEAD";
  request.method = request.head ? "GET" : from.method;
  const std::size_t question = std::min(from.target.find('?'), from.target.size());
  request.path = from.target.substr(0, question);
  const std::string_view query = std::string_view(from.target).substr(question);
  request.params = query::split_query_string(query);
  request.bad_encoding = !percent_decoded(query);
  for (const auto& [name, value] : from.headers) request.headers.emplace_back(lower(name), value);
  return request;
}

HttpAnswer failed(const std::exception& error) {
  log::error("request failed: {}", error.what());
  return problem(500, "The server met an error; it is in its log.");
}

HttpAnswer answer_safely(const Respond& respond, const HttpRequest& request) {
  try {
    return respond(request);
  } catch (const std::exception& error) {
    return failed(error);
  }
}

}  // namespace

// httplib's server without its sockets and threads.
class Speaker : private httplib::Server {
 public:
  Speaker(Respond respond, std::size_t most_streams)
      : respond_(std::move(respond)), most_streams_(most_streams) {
    svr_sock_ = 0;  // else httplib takes itself for stopped and ends every stream
    set_keep_alive_max_count(10'000);
    set_keep_alive_timeout(15);
    set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
      current_->answer(*this, from, to);
      return HandlerResponse::Handled;
    });
    // httplib writes a length of 0 there, which would be a lie about the page (RFC 9110, 8.6).
    set_post_routing_handler([](const httplib::Request&, httplib::Response& to) {
      if (to.status == 304 || to.status == 204) to.headers.erase("Content-Length");
    });
  }

  void serve(Connection& connection, const std::string& request, bool last) {
    FrameStream stream(connection, request);
    Turn turn{stream, std::string_view(request).substr(request.find("\r\n\r\n") + 4)};
    current_ = &turn;
    bool closed = false;
    const bool written = process_request(stream, last, closed, [](httplib::Request& seen) {
      current_->gzip = accepts_gzip(seen.get_header_value("Accept-Encoding"));
      seen.headers.erase("Accept-Encoding");  // httplib would choose brotli at its slowest level
    });
    current_ = nullptr;
    if (!written || closed) connection.close_after_flush = true;
  }

 private:
  // The request that this thread is working on.
  struct Turn {
    FrameStream& stream;
    std::string_view body;
    bool gzip = false;

    void answer(Speaker& speaker, const httplib::Request& from, httplib::Response& to) {
      HttpRequest request = plain_request(from);
      request.body = body;
      HttpAnswer made = answer_safely(speaker.respond_, request);
      if (made.stream && !request.head && !speaker.take_stream())
        made = problem(503, "Too many long answers are being written; try again in a moment.");
      speaker.write(made, request.head, gzip, stream, to);
    }
  };

  bool take_stream() {
    if (++streams_ <= most_streams_) return true;
    --streams_;
    return false;
  }

  void write(HttpAnswer& made, bool head, bool gzip, FrameStream& stream, httplib::Response& to) {
    to.status = made.status;
    for (const auto& [name, value] : made.headers) to.set_header(name, value);
    if (head) to.set_header("Accept-Ranges", "none");
    if (made.stream)
      write_stream(made, head, gzip, stream, to);
    else
      write_content(made, gzip, to);
  }

  static void write_content(const HttpAnswer& made, bool gzip, httplib::Response& to) {
    const std::string_view content = made.content();
    if (content.empty()) return;
    to.set_header("Content-Type", made.type);
    to.set_header("Vary", "Accept-Encoding");
    const bool shrink = gzip && content.size() >= kWorthGzip;
    if (shrink) to.set_header("Content-Encoding", "gzip");
    to.body = !shrink ? std::string(content) : made.shared_gzip ? *made.shared_gzip : gzipped(content);
  }

  void write_stream(HttpAnswer& made, bool head, bool gzip, FrameStream& stream, httplib::Response& to) {
    if (head) {
      to.set_header("Content-Type", made.type);
      return;
    }
    stream.streaming = true;
    if (gzip) to.set_header("Content-Encoding", "gzip");
    to.set_chunked_content_provider(
        made.type,
        [make = std::move(made.stream), gzip](std::size_t, httplib::DataSink& out) {
          const Sink sink = [&](std::string_view bytes) { return out.write(bytes.data(), bytes.size()); };
          if (gzip)
            stream_gzipped(make, sink);
          else
            make(sink);
          out.done();
          return true;
        },
        [this](bool) { --streams_; });
  }

  static thread_local Turn* current_;
  Respond respond_;
  std::size_t most_streams_;
  std::atomic<std::size_t> streams_{0};
};

thread_local Speaker::Turn* Speaker::current_ = nullptr;

namespace {

std::string refusal(int status, std::string_view reason) {
  const HttpAnswer made = problem(status, reason);
  std::string out = "HTTP/1.1 " + std::to_string(status) + " " + status_words(status) +
                    "\r\nConnection: close\r\nContent-Type: " + made.type +
                    "\r\nContent-Length: " + std::to_string(made.body.size()) + "\r\n\r\n";
  return out + made.body;
}

}  // namespace

struct Server::Impl {
  Impl(Listener at, DoorLimits limits, Respond respond)
      : listener(std::move(at)),
        speaker(std::move(respond), std::max<std::size_t>(1, limits.threads / 2)),
        door(listener.fd(), limits,
             [this](Connection& connection, const std::string& request, bool last) {
               speaker.serve(connection, request, last);
             },
             refusal) {}

  Listener listener;
  Speaker speaker;
  Door door;
};

Server::Server(Listener listener, DoorLimits limits, Respond respond)
    : impl_(std::make_unique<Impl>(std::move(listener), limits, std::move(respond))) {}

Server::~Server() = default;

const std::string& Server::address() const { return impl_->listener.address(); }
void Server::sweep() { impl_->door.sweep(); }
void Server::drain(std::chrono::seconds patience) { impl_->door.drain(patience); }
std::size_t Server::connections() const { return impl_->door.connections(); }
std::size_t Server::busy() const { return impl_->door.busy(); }

}  // namespace vankho::searchd
