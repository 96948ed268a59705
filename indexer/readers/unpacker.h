// indexer/readers/unpacker.h: gzip and Zstandard, one block at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vankho::indexer {

class Unpacker {
 public:
  virtual ~Unpacker() = default;
  // Takes bytes off the front of `packed` and appends what they unpack to, at
  // most a block a call. False when the bytes are no such stream.
  virtual bool unpack(std::string_view& packed, std::string& out) = 0;
  // True between streams: the file may end here.
  virtual bool complete() const = 0;
  virtual std::string_view name() const = 0;
};

// The unpacker that the first bytes of a file ask for; plain files get one that copies.
std::unique_ptr<Unpacker> make_unpacker(std::string_view first_bytes);

}  // namespace vankho::indexer
