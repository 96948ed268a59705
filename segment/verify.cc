#include "segment/verify.h"

#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <vector>

namespace vankho::segment {

Result<bool> verify(const std::filesystem::path& file, std::uint64_t checksum,
                    const std::function<bool()>& go_on) {
  constexpr std::size_t kPiece = 1u << 20;
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(Code::unreadable, file.string() + ": " + std::strerror(errno));
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::vector<char> piece(kPiece);
  while (in.read(piece.data(), kPiece) || in.gcount() > 0) {
    XXH3_64bits_update(state.get(), piece.data(), static_cast<std::size_t>(in.gcount()));
    if (!go_on()) return false;
  }
  if (in.bad()) return fail(Code::unreadable, file.string() + ": " + std::strerror(errno));
  if (XXH3_64bits_digest(state.get()) != checksum)
    return fail(Code::unreadable, file.string() + ": the checksum differs",
                "rebuild, or restore a snapshot");
  return true;
}

}  // namespace vankho::segment
