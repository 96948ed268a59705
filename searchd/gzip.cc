#include "searchd/gzip.h"

#include <zlib.h>

#include <array>
#include <new>

namespace vankho::searchd {
namespace {

// Level 4 makes a page of results 6 % larger than level 9 does, in a third of the time.
constexpr int kLevel = 4;
constexpr int kGzipWindow = 15 + 16;  // zlib: 16 more asks for the gzip format
constexpr int kMemory = 8;

class Deflater {
 public:
  Deflater() {
    if (deflateInit2(&stream_, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  bool put(std::string_view bytes, int flush, const Sink& sink) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
      stream_.avail_out = static_cast<uInt>(buffer_.size());
      deflate(&stream_, flush);
      const std::size_t made = buffer_.size() - stream_.avail_out;
      if (made > 0 && !sink({buffer_.data(), made})) return false;
    } while (stream_.avail_out == 0);
    return true;
  }

 private:
  z_stream stream_{};
  std::array<char, 16'384> buffer_;
};

}  // namespace

// "gzip", "br, gzip;q=0.5" and "*" do; "gzip;q=0" does not.
bool accepts_gzip(std::string_view accept_encoding) {
  const std::size_t at = accept_encoding.find("gzip");
  if (at == std::string_view::npos) return accept_encoding == "*";
  std::string_view rest = accept_encoding.substr(at + 4);
  rest = rest.substr(0, rest.find(','));
  return rest.find("q=0") == std::string_view::npos || rest.find("q=0.") != std::string_view::npos;
}

std::string gzipped(std::string_view bytes) {
  std::string out;
  const Sink append = [&](std::string_view made) {
    out += made;
    return true;
  };
  Deflater().put(bytes, Z_FINISH, append);
  return out;
}

void stream_gzipped(const std::function<void(const Sink&)>& stream, const Sink& sink) {
  Deflater deflater;
  stream([&](std::string_view bytes) { return deflater.put(bytes, Z_NO_FLUSH, sink); });
  deflater.put({}, Z_FINISH, sink);
}

}  // namespace vankho::searchd
