#include "indexer/readers/unpacker.h"

#include <zlib.h>
#include <zstd.h>

#include <array>

namespace vankho::indexer {
namespace {

constexpr std::size_t kBlock = 256 << 10;
constexpr std::string_view kGzipMagic = "\x1f\x8b";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";

class Plain : public Unpacker {
 public:
  bool unpack(std::string_view& packed, std::string& out) override {
    out.append(packed);
    packed = {};
    return true;
  }
  bool complete() const override { return true; }
  std::string_view name() const override { return "file"; }
};

// Several members one after the other are one stream (RFC 1952, 2.2); what
// follows the last one and is no member is padding, as gzip itself has it.
class Gunzip : public Unpacker {
 public:
  Gunzip() { inflateInit2(&zlib_, MAX_WBITS + 16); }
  ~Gunzip() override { inflateEnd(&zlib_); }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  bool unpack(std::string_view& packed, std::string& out) override {
    if (between_members_ && !begin_member(packed)) return true;
    zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    zlib_.avail_in = static_cast<uInt>(packed.size());
    zlib_.next_out = reinterpret_cast<Bytef*>(block_.data());
    zlib_.avail_out = static_cast<uInt>(block_.size());
    const int status = inflate(&zlib_, Z_NO_FLUSH);
    out.append(block_.data(), block_.size() - zlib_.avail_out);
    packed.remove_prefix(packed.size() - zlib_.avail_in);
    between_members_ = status == Z_STREAM_END;
    return status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR;
  }
  bool complete() const override { return between_members_; }
  std::string_view name() const override { return "gzip"; }

 private:
  bool begin_member(std::string_view& packed) {
    if (!first_ && packed.front() != kGzipMagic.front()) {
      packed = {};
      return false;
    }
    if (!first_) inflateReset(&zlib_);
    first_ = between_members_ = false;
    return true;
  }

  z_stream zlib_{};
  std::array<char, kBlock> block_;
  bool first_ = true;
  bool between_members_ = true;
};

class Unzstd : public Unpacker {
 public:
  Unzstd() : zstd_(ZSTD_createDStream()) {}
  ~Unzstd() override { ZSTD_freeDStream(zstd_); }
  Unzstd(const Unzstd&) = delete;
  Unzstd& operator=(const Unzstd&) = delete;

  bool unpack(std::string_view& packed, std::string& out) override {
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer block{block_.data(), block_.size(), 0};
    const std::size_t status = ZSTD_decompressStream(zstd_, &block, &in);
    if (ZSTD_isError(status)) return false;
    out.append(block_.data(), block.pos);
    packed.remove_prefix(in.pos);
    between_frames_ = status == 0;
    return true;
  }
  bool complete() const override { return between_frames_; }
  std::string_view name() const override { return "Zstandard"; }

 private:
  ZSTD_DStream* zstd_;
  std::array<char, kBlock> block_;
  bool between_frames_ = true;
};

}  // namespace

std::unique_ptr<Unpacker> make_unpacker(std::string_view first_bytes) {
  if (first_bytes.starts_with(kGzipMagic)) return std::make_unique<Gunzip>();
  if (first_bytes.starts_with(kZstdMagic)) return std::make_unique<Unzstd>();
  return std::make_unique<Plain>();
}

}  // namespace vankho::indexer
