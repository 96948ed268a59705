#include "cli/http_client.h"

#include <httplib.h>

#include <nlohmann/json.hpp>

namespace vankho::cli {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = 512u << 20;  // of an answer that is held in memory
constexpr time_t kConnectSeconds = 10;
constexpr time_t kReadSeconds = 120;

// A problem is flat; a stranger's answer may not be.
Json shallow_json(const std::string& text) {
  const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth < 4; };
  return Json::parse(text, shallow, false);
}

std::string text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A complaint for each parameter, or the detail alone.
std::string complaints_of(const Json& problem) {
  std::string lines;
  const auto errors = problem.find("errors");
  if (errors != problem.end() && errors->is_array())
    for (const Json& one : *errors)
      if (one.is_object())
        lines +=
            (lines.empty() ? "" : "\n") + text_in(one, "parameter") + ": " + text_in(one, "detail");
  return lines.empty() ? text_in(problem, "detail") : lines;
}

bool of_type(const httplib::Response& answer, std::string_view type) {
  const std::string given = answer.get_header_value("Content-Type");
  return given.substr(0, given.find(';')) == type.substr(0, type.find(';'));
}

// What came so far of one answer.
struct Exchange {
  int status = 0;
  bool right_type = false, is_problem = false, too_long = false, stopped = false;
  std::string body;  // what was not handed on
};

}  // namespace

struct HttpClient::Impl {
  explicit Impl(const std::string& host) : client(host) {
    client.set_connection_timeout(kConnectSeconds);
    client.set_read_timeout(kReadSeconds);
    client.set_keep_alive(true);
    client.set_url_encode(false);  // ours is
  }
  httplib::Client client;
  std::string path;  // before every target
};

namespace {

Error no_searchd(const std::string& url, const std::string& what) {
  return {Code::unreadable, url + ": " + what + ", as no vankho-searchd does",
          "is this the right address and port?"};
}

Error error_of(const std::string& url, const Exchange& exchange) {
  const Json problem = exchange.is_problem ? shallow_json(exchange.body) : Json();
  if (!problem.is_object() || text_in(problem, "detail").empty())
    return no_searchd(
        url, "answers with status " + std::to_string(exchange.status) +
                 (exchange.status == 200 ? " and another kind of content" : " without saying why"));
  const Code code = exchange.status == 404   ? Code::not_found
                    : exchange.status == 503 ? Code::unavailable
                                             : Code::invalid;
  return {code, complaints_of(problem), text_in(problem, "hint")};
}

Error error_of(const std::string& url, httplib::Error error) {
  if (error == httplib::Error::Connection || error == httplib::Error::ConnectionTimeout)
    return {Code::unavailable, url + ": nobody answers", "is vankho-searchd running there?"};
  if (error == httplib::Error::SSLServerVerification)
    return {Code::unavailable, url + ": its certificate is not trusted", ""};
  return no_searchd(url, "the answer broke off (" + httplib::to_string(error) + ")");
}

// Sends `request`, whose body goes to `sink`, or is kept when there is none.
Result<std::string> carry_out(httplib::Client& client, const std::string& url,
                              httplib::Request request, std::string_view type,
                              const HttpClient::Sink& sink) {
  Exchange exchange;
  request.response_handler = [&](const httplib::Response& head) {
    exchange.status = head.status;
    exchange.right_type = head.status == 200 && of_type(head, type);
    exchange.is_problem = of_type(head, "application/problem+json");
    return true;
  };
  request.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
    if (exchange.right_type && sink) return !(exchange.stopped = !sink({data, size}));
    exchange.body.append(data, size);
    exchange.too_long = exchange.body.size() > (exchange.right_type ? kMostBytes : kMostBytes >> 9);
    return !exchange.too_long;
  };
  const httplib::Result result = client.send(request);
  if (exchange.stopped) return std::string();
  if (exchange.too_long)
    return tl::make_unexpected(no_searchd(url, "the answer is longer than any"));
  if (!result) return tl::make_unexpected(error_of(url, result.error()));
  if (!exchange.right_type) return tl::make_unexpected(error_of(url, exchange));
  return std::move(exchange.body);
}

httplib::Request request_of(const std::string& method, const std::string& target) {
  httplib::Request request;
  request.method = method;
  request.path = target;
  return request;
}

}  // namespace

HttpClient::HttpClient(std::string url, std::unique_ptr<Impl> impl)
    : url_(std::move(url)), impl_(std::move(impl)) {}
HttpClient::~HttpClient() = default;

Result<std::unique_ptr<HttpClient>> HttpClient::open(const std::string& url) {
  std::string own = url;
  while (own.ends_with('/')) own.pop_back();
  const std::size_t scheme = own.starts_with("http://") ? 7 : own.starts_with("https://") ? 8 : 0;
  const std::size_t path = std::min(own.find('/', scheme), own.size());
  const bool clean = own.find_first_of(" \t\r\n?#@\"") == std::string::npos;
  if (scheme == 0 || path == scheme || !clean)
    return fail(Code::invalid, "--url: \"" + url + "\" is no address", "write http://host:port");
  auto impl = std::make_unique<Impl>(own.substr(0, path));
  if (!impl->client.is_valid())
    return fail(Code::invalid, "--url: \"" + url + "\" is no address", "write http://host:port");
  impl->path = own.substr(path);
  return std::unique_ptr<HttpClient>(new HttpClient(std::move(own), std::move(impl)));
}

Result<std::string> HttpClient::get(const std::string& target, std::string_view type) {
  return carry_out(impl_->client, url_, request_of("GET", impl_->path + target), type, {});
}

Result<std::string> HttpClient::post(const std::string& target, const std::string& body,
                                     std::string_view type) {
  httplib::Request request = request_of("POST", impl_->path + target);
  request.body = body;
  request.headers.emplace("Content-Type", std::string(type));
  return carry_out(impl_->client, url_, std::move(request), type, {});
}

Result<void> HttpClient::stream(const std::string& target, std::string_view type,
                                const Sink& sink) {
  const auto done =
      carry_out(impl_->client, url_, request_of("GET", impl_->path + target), type, sink);
  if (!done) return tl::make_unexpected(done.error());
  return {};
}

}  // namespace vankho::cli
