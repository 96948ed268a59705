#include "indexer/readers/line_reader.h"

#include "schema/article.h"

namespace vankho::indexer {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

LineReader::LineReader(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {
  if (stream_->peek(kByteOrderMark.size()) == kByteOrderMark) {
    more();
    begin_ = kByteOrderMark.size();
  }
}

// Appends bytes, after dropping those of the lines given before.
bool LineReader::more() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  return stream_->read(buffer_);
}

LineReader::Got LineReader::next(std::string_view& line) {
  std::size_t searched = begin_;
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      line = without_return(std::string_view(buffer_).substr(begin_, end - begin_));
      begin_ = end + 1;
      ++number_;
      return Got::line;
    }
    searched = buffer_.size() - begin_;
    if (searched > schema::kMaxLine) return skip_long_line();
    if (!more()) break;
  }
  if (stream_->problem() || begin_ == buffer_.size()) return Got::end;
  line = without_return(std::string_view(buffer_).substr(begin_));
  begin_ = buffer_.size();
  ++number_;
  return Got::line;
}

LineReader::Got LineReader::skip_long_line() {
  ++number_;
  std::size_t end;
  do {
    begin_ = buffer_.size();
    end = more() ? buffer_.find('\n') : buffer_.size();
  } while (end == std::string::npos);
  begin_ = std::min(end + 1, buffer_.size());
  return Got::too_long;
}

}  // namespace vankho::indexer
