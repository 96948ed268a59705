// indexer/readers/item_reader.h: the <item> elements of an RSS or WXR file, as they
// stand, in bounded memory. CDATA and comments may hold anything, "</item>" included.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/byte_stream.h"

namespace vankho::indexer {

class ItemReader {
 public:
  enum class Got { item, too_long, cut_off, end };

  explicit ItemReader(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  // The next item with its tags. One longer than schema::kMaxLine is skipped; a
  // file that ends inside one gives cut_off.
  Got next(std::string& item);

  std::uint64_t line() const { return line_; }  // where the item given last begins, from 1
  const ByteStream& stream() const { return *stream_; }

 private:
  bool find(std::string_view mark, std::size_t& at);
  bool find_markup(std::size_t& at);
  bool more();
  void forget_before(std::size_t at);

  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t item_at_ = std::string::npos;  // of the open item in buffer_
  std::uint64_t lines_before_ = 1;           // the line of buffer_'s first byte
  std::uint64_t line_ = 1;
  bool too_long_ = false;
};

}  // namespace vankho::indexer
