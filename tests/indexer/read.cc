#include "tests/indexer/read.h"

#include <zlib.h>
#include <zstd.h>

#include "tests/support/folder.h"

namespace vankho::tests {

using namespace vankho::indexer;

Got read_paths(const std::vector<std::string>& paths, Format format) {
  Got got;
  const auto source = open_source(paths, {format});
  while (auto next = source->next()) {
    if (auto* complaint = std::get_if<Complaint>(&*next)) {
      got.complaints.push_back(std::move(*complaint));
      continue;
    }
    auto read = read_unit(std::get<Unit>(*next));
    if (auto* item = std::get_if<Item>(&read))
      got.items.push_back(std::move(*item));
    else
      got.complaints.push_back(std::move(std::get<Complaint>(read)));
  }
  return got;
}

Got read_bytes(std::string_view name, std::string_view bytes, Format format) {
  const Folder folder;
  return read_paths({folder.file(name, bytes)}, format);
}

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  constexpr int kGzip = 15 + 16;
  deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstandard(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

}  // namespace vankho::tests
