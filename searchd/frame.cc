#include "searchd/frame.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace vankho::searchd {
namespace {

constexpr std::string_view kEnd = "\r\n\r\n";

Frame refuse(int status, std::string_view reason) {
  Frame frame;
  frame.state = Frame::State::refused;
  frame.status = status;
  frame.reason = reason;
  return frame;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Calls see(name, value, line) for each header of a head that ends in an empty line.
template <typename See>
bool each_header(std::string_view head, See see) {
  std::size_t at = head.find("\r\n") + 2;
  while (at + 2 < head.size()) {
    const std::size_t end = head.find("\r\n", at);
    const std::string_view line = head.substr(at, end - at);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    if (!see(line.substr(0, colon), trim(line.substr(colon + 1)), head.substr(at, end + 2 - at)))
      return false;
    at = end + 2;
  }
  return true;
}

// Control bytes, spaces in names and folded lines have no business in a head.
bool plain_bytes(std::string_view head) {
  return std::ranges::none_of(head, [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\r' && c != '\n' && c != '\t') || c == 0x7f;
  });
}

bool only_crlf(std::string_view head) {
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\n' && (i == 0 || head[i - 1] != '\r')) return false;
    if (head[i] == '\r' && (i + 1 == head.size() || head[i + 1] != '\n')) return false;
  }
  return true;
}

bool good_name(std::string_view name) {
  return name.find_first_of(" \t") == std::string_view::npos;
}

struct BodyHeaders {
  std::optional<std::size_t> length;
  bool chunked = false, twice = false, expects = false, bad = false;
};

void see_length(std::string_view value, BodyHeaders& seen) {
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
  if (error != std::errc{} || end != value.data() + value.size()) seen.bad = true;
  if (seen.length) seen.twice = true;
  seen.length = length;
}

BodyHeaders read_body_headers(std::string_view head) {
  BodyHeaders seen;
  const bool well_formed = each_header(head, [&](auto name, auto value, auto) {
    if (same_name(name, "content-length")) see_length(value, seen);
    if (same_name(name, "transfer-encoding")) seen.chunked = true;
    if (same_name(name, "expect")) seen.expects = same_name(value, "100-continue");
    return good_name(name);
  });
  seen.bad |= !well_formed;
  return seen;
}

// What routes may refuse by 405; anything else no server knows.
constexpr std::array<std::string_view, 8> kMethods = {"GET",    "HEAD",    "POST",    "PUT",
                                                      "DELETE", "PATCH", "OPTIONS", "TRACE"};

// "GET /path HTTP/1.1": what is not exactly so is 400 or 501, else 0.
int request_line_status(std::string_view line) {
  const std::size_t first = line.find(' '), last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return 400;
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  const bool readable = (target.starts_with('/') || target == "*") && target.find(' ') == std::string_view::npos;
  if (!readable || (version != "HTTP/1.1" && version != "HTTP/1.0")) return 400;
  return std::ranges::find(kMethods, line.substr(0, first)) == kMethods.end() ? 501 : 0;
}

bool may_have_body(std::string_view head) { return head.substr(0, head.find(' ')) == "POST"; }

Frame partial_head(std::string_view bytes, const FrameLimits& limits) {
  const std::size_t line = std::min(bytes.find("\r\n"), bytes.size());
  if (line > limits.line_bytes) return refuse(414, "the address is too long");
  if (bytes.size() > limits.head_bytes) return refuse(431, "the headers are too large");
  if (!only_crlf(bytes.substr(0, bytes.size() - (bytes.ends_with('\r') ? 1 : 0))))
    return refuse(400, "lines must end in CR LF");
  return {};
}

Frame with_body(std::string_view bytes, std::string_view head, const FrameLimits& limits) {
  const BodyHeaders seen = read_body_headers(head);
  if (seen.bad || seen.twice) return refuse(400, "the headers cannot be read");
  if (seen.chunked) return refuse(411, "a body must come with its Content-Length");
  const std::size_t body = seen.length.value_or(0);
  if (body > 0 && !may_have_body(head)) return refuse(400, "only POST may have a body");
  if (body > limits.body_bytes) return refuse(413, "the body is too large");
  Frame frame;
  frame.size = head.size() + body;
  frame.state = bytes.size() >= frame.size ? Frame::State::complete : Frame::State::partial;
  frame.wants_continue = seen.expects && frame.state == Frame::State::partial;
  return frame;
}

}  // namespace

Frame find_frame(std::string_view bytes, const FrameLimits& limits) {
  const std::size_t end = bytes.substr(0, limits.head_bytes + kEnd.size()).find(kEnd);
  if (end == std::string_view::npos) return partial_head(bytes, limits);
  const std::string_view head = bytes.substr(0, end + kEnd.size());
  if (head.find("\r\n") > limits.line_bytes) return refuse(414, "the address is too long");
  if (!only_crlf(head) || !plain_bytes(head)) return refuse(400, "the request cannot be read");
  if (const int status = request_line_status(head.substr(0, head.find("\r\n"))); status != 0)
    return refuse(status, status == 501 ? "this method is not known" : "the request line cannot be read");
  return with_body(bytes, head, limits);
}

std::string without_unserved_headers(std::string_view frame) {
  constexpr std::array<std::string_view, 3> kUnserved = {"range", "if-range", "expect"};
  const std::string_view head = frame.substr(0, frame.find(kEnd) + kEnd.size());
  std::string kept(head.substr(0, head.find("\r\n") + 2));
  each_header(head, [&](auto name, auto, auto line) {
    const auto is_it = [&](std::string_view unserved) { return same_name(name, unserved); };
    if (std::ranges::none_of(kUnserved, is_it)) kept += line;
    return true;
  });
  return kept.append("\r\n").append(frame.substr(head.size()));
}

}  // namespace vankho::searchd
