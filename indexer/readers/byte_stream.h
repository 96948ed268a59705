// indexer/readers/byte_stream.h: the bytes of a file or of standard input,
// unpacked on the way when they are gzip or Zstandard (seen from the first bytes).
//
// zlib and libzstd are called directly: libarchive's filters give up the last
// block of a truncated file, and here everything before the break is kept.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace vankho::indexer {

class Unpacker;

class ByteStream {
 public:
  // `path` "-" is standard input.
  static Result<std::unique_ptr<ByteStream>> open(const std::string& path);
  ~ByteStream();
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  // The first bytes, left in the stream: at least `size` unless it is shorter.
  std::string_view peek(std::size_t size);

  // Appends some bytes to `out`; false at the end, or when the stream is broken.
  bool read(std::string& out);

  // Why it broke: "truncated gzip", "No such device" …; nothing after a clean end.
  const std::optional<std::string>& problem() const { return problem_; }

  // Bytes of the file itself, before unpacking.
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  explicit ByteStream(int descriptor);
  bool unpack_some(std::string& out);
  bool refill();

  int descriptor_;
  std::unique_ptr<Unpacker> unpacker_;
  std::string packed_;         // raw bytes of the last refill
  std::string_view pending_;   // what of them is not unpacked yet
  std::string peeked_;         // unpacked, not read yet
  std::optional<std::string> problem_;
  std::uint64_t bytes_read_ = 0;
  bool at_end_ = false;
};

}  // namespace vankho::indexer
