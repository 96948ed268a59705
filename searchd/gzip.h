// searchd/gzip.h: answers made smaller, for clients that say they can read them.
#pragma once

#include <string>
#include <string_view>

#include "searchd/http.h"

namespace vankho::searchd {

// Below this size a gzip header and a thread's time cost more than they save.
inline constexpr std::size_t kWorthGzip = 1024;

bool accepts_gzip(std::string_view accept_encoding);

std::string gzipped(std::string_view bytes);

// Runs `stream` with its bytes compressed on their way to `sink`.
void stream_gzipped(const std::function<void(const Sink&)>& stream, const Sink& sink);

}  // namespace vankho::searchd
