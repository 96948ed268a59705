// indexer/readers/line_reader.h: cuts a ByteStream into lines, in bounded memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/byte_stream.h"

namespace vankho::indexer {

class LineReader {
 public:
  enum class Got { line, too_long, end };

  explicit LineReader(std::unique_ptr<ByteStream> stream);

  // The next line, without its end (LF or CRLF); `line` is valid until the next
  // call. One longer than schema::kMaxLine is skipped and reported as too_long.
  // A last line that a broken stream cut off is not given.
  Got next(std::string_view& line);

  std::uint64_t number() const { return number_; }  // of the line given last, from 1
  const ByteStream& stream() const { return *stream_; }

 private:
  bool more();
  Got skip_long_line();

  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of the next line, in buffer_
  std::uint64_t number_ = 0;
};

}  // namespace vankho::indexer
