// searchd/http.h: a request and its answer, as the routes see them: plain data, so
// that no route knows which library speaks HTTP.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vankho::searchd {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method;  // upper case; a HEAD is asked as GET, with `head` set
  bool head = false;
  std::string path;    // as sent, still percent-encoded, without the query string
  Pairs params;        // of the query string, decoded, in order
  bool bad_encoding = false;  // some percent sign was not followed by two hex digits
  Pairs headers;       // names in lower case
  std::string body;

  // The first value of a header, or empty.
  std::string_view header(std::string_view lower_case_name) const;
};

// Takes bytes of a streamed answer; false: the client has gone, stop.
using Sink = std::function<bool(std::string_view)>;

struct HttpAnswer {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  Pairs headers;
  std::string body;
  bool whole = true;  // else a time budget cut the search short: nobody keeps such an answer
  std::shared_ptr<const std::string> shared;  // in place of `body`: an answer kept by the cache
  std::shared_ptr<const std::string> shared_gzip;  // the same compressed, when that pays
  std::function<void(const Sink&)> stream;    // in place of both: written as it is made

  std::string_view content() const { return shared ? std::string_view(*shared) : body; }
};

using Respond = std::function<HttpAnswer(const HttpRequest&)>;

}  // namespace vankho::searchd
