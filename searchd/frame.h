// searchd/frame.h: where a request ends in the bytes that a client has sent so far.
//
// Requests are gathered whole before any thread works on them, so that a client
// who drips bytes holds nothing but a buffer. What would let two readers of the
// same bytes disagree (chunked bodies, a GET with a body, two lengths, a bare line
// feed) is refused: that is where request smuggling lives.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vankho::searchd {

struct FrameLimits {
  std::size_t line_bytes = 8192;    // the request line: httplib's own limit
  std::size_t head_bytes = 16'384;  // request line and headers
  std::size_t body_bytes = 1u << 20;
};

struct Frame {
  enum class State { partial, complete, refused } state = State::partial;
  int status = 0;             // when refused: the answer's
  std::string_view reason;    // when refused: in words
  std::size_t size = 0;       // when complete: bytes of head and body
  bool wants_continue = false;  // partial, and the client waits for "100 Continue"
};

Frame find_frame(std::string_view bytes, const FrameLimits& limits);

// The same request without the headers that we do not serve (Range, Expect).
std::string without_unserved_headers(std::string_view frame);

}  // namespace vankho::searchd
