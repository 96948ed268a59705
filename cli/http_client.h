// cli/http_client.h: a searchd's answers, and what is wrong when there is none. The one file pair
// of this room that knows of cpp-httplib.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"

namespace vankho::cli {

class HttpClient {
 public:
  // Connects at the first question. The path of `url` comes before every other.
  static Result<std::unique_ptr<HttpClient>> open(const std::string& url);
  ~HttpClient();

  const std::string& url() const { return url_; }  // without a slash at its end

  // The body of a 200 of the media type `type`. Anything else is an Error: Code::unavailable when
  // nobody answers, Code::not_found for a 404 that says why, Code::unreadable for what no searchd
  // would say; else what the problem+json of the answer complains of, a line each.
  Result<std::string> get(const std::string& target, std::string_view type);
  Result<std::string> post(const std::string& target, const std::string& body,
                           std::string_view type);

  // The same, the body handed on as it comes; `sink` returns false to stop.
  using Sink = std::function<bool(std::string_view)>;
  Result<void> stream(const std::string& target, std::string_view type, const Sink& sink);

 private:
  struct Impl;
  HttpClient(std::string url, std::unique_ptr<Impl> impl);

  std::string url_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vankho::cli
