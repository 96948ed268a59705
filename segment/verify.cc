#include "segment/verify.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include "segment/checksum.h"

namespace vankho::segment {

Result<bool> verify(const std::filesystem::path& file, std::uint64_t checksum,
                    const std::function<bool()>& go_on) {
  constexpr std::size_t kPiece = 1u << 20;
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(Code::unreadable, file.string() + ": " + std::strerror(errno));
  Checksum read;
  std::vector<char> piece(kPiece);
  while (in.read(piece.data(), kPiece) || in.gcount() > 0) {
    read.add({piece.data(), static_cast<std::size_t>(in.gcount())});
    if (!go_on()) return false;
  }
  if (in.bad()) return fail(Code::unreadable, file.string() + ": " + std::strerror(errno));
  if (read.value() != checksum)
    return fail(Code::unreadable, file.string() + ": the checksum differs",
                "rebuild, or restore a snapshot");
  return true;
}

}  // namespace vankho::segment
