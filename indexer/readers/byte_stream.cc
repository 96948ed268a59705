#include "indexer/readers/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "indexer/readers/unpacker.h"

namespace vankho::indexer {
namespace {

constexpr std::size_t kRefill = 256 << 10;

std::string reason(int error) { return std::generic_category().message(error); }

}  // namespace

Result<std::unique_ptr<ByteStream>> ByteStream::open(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteStream>(new ByteStream(dup(STDIN_FILENO)));
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fail(Code::unreadable, "cannot be read: " + reason(errno));
  return std::unique_ptr<ByteStream>(new ByteStream(descriptor));
}

ByteStream::ByteStream(int descriptor) : descriptor_(descriptor) {}

ByteStream::~ByteStream() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

// Fills `packed_` with the next raw bytes; false at the end of the file.
bool ByteStream::refill() {
  packed_.resize(kRefill);
  ssize_t size;
  do {
    size = ::read(descriptor_, packed_.data(), packed_.size());
  } while (size < 0 && errno == EINTR);
  if (size < 0) problem_ = "cannot be read: " + reason(errno);
  if (size <= 0) return false;
  pending_ = std::string_view(packed_).substr(0, static_cast<std::size_t>(size));
  bytes_read_ += static_cast<std::uint64_t>(size);
  return true;
}

bool ByteStream::unpack_some(std::string& out) {
  const std::size_t before = out.size();
  while (out.size() == before && !at_end_) {
    if (pending_.empty() && !refill()) {
      at_end_ = true;
      // What the unpacker still holds back comes out with no more input.
      if (unpacker_ && !unpacker_->complete()) {
        unpacker_->unpack(pending_, out);
        if (!unpacker_->complete() && !problem_)
          problem_ = "truncated " + std::string(unpacker_->name()) + ": it ends too early";
      }
      break;
    }
    if (!unpacker_) unpacker_ = make_unpacker(pending_);
    if (!unpacker_->unpack(pending_, out)) {
      problem_ = "damaged " + std::string(unpacker_->name()) + ": it cannot be unpacked further";
      at_end_ = true;
    }
  }
  return out.size() > before;
}

std::string_view ByteStream::peek(std::size_t size) {
  while (peeked_.size() < size && unpack_some(peeked_)) {
  }
  return std::string_view(peeked_).substr(0, size);
}

bool ByteStream::read(std::string& out) {
  if (peeked_.empty()) return unpack_some(out);
  out.append(peeked_);
  peeked_.clear();
  return true;
}

}  // namespace vankho::indexer
