// segment/postings.h: which articles hold a term, how often and in which fields.
//
// Two forms, told apart by the count and the segment's size (windowed()):
//
//   sequential  per posting: varint of the distance to the article before, payload byte
//   windowed    u32 n, n × Directory, then per window a container:
//                 sparse  u16 × count: articles inside the window; payload × count
//                 dense   bitmap of kWindow bits; u16 × kWindow / 64: how many are set before each 64;
//                         payload × count
//
// Rare terms are sequential (three bytes a posting), common ones can be skipped through
// and intersected window by window. A reader always sees windows: sequential lists are
// short enough to be laid out anew when they are opened.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "segment/layout.h"

namespace vankho::segment {

using Bitmap = std::array<std::uint64_t, kWindow / 64>;

struct Posting {
  std::uint32_t article = 0;
  std::uint8_t payload = 0;
};

// Adds two payloads of the same term and article.
std::uint8_t merge_payload(std::uint8_t a, std::uint8_t b);

// Appends a list in the form that fits. `postings` by article, no article twice.
void write_postings(std::span<const Posting> postings, std::uint32_t articles, std::string& out);

// Appends the postings of a list to `out`, `base` added to each article. Returns false when the
// bytes are damaged.
bool read_postings(std::string_view bytes, std::uint32_t df, std::uint32_t articles,
                   std::uint32_t base, std::vector<Posting>& out);

// The postings of one window.
struct Block {
  std::uint32_t count = 0;  // 0: none in this window
  const std::uint8_t* articles = nullptr;  // sparse: u16 each; dense: the bitmap
  const std::uint8_t* payloads = nullptr;
  bool dense = false;
};

// A list opened for reading, from the first window to the last.
class PostingList {
 public:
  PostingList() = default;  // empty
  // Damaged bytes give an empty list.
  PostingList(std::string_view bytes, std::uint32_t df, std::uint32_t articles);

  std::uint32_t df() const { return df_; }

  // The first window at or after `window` that has postings; kNone at the end. Must not go back.
  std::uint32_t next_window(std::uint32_t window);
  // Its postings. `window` as next_window() returned it, else an empty Block.
  Block block(std::uint32_t window) const;

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

 private:
  struct Directory {
    std::uint32_t offset;  // from the list's beginning
    std::uint16_t window;
    std::uint16_t last;    // count - 1
  };
  friend void write_windowed(std::span<const Posting>, std::string&);
  Directory entry(std::uint32_t index) const;

  std::vector<char> laid_out_;  // of a sequential list
  std::string_view bytes_;
  std::uint32_t df_ = 0;
  std::uint32_t windows_ = 0;
  std::uint32_t at_ = 0;

 public:
  PostingList(PostingList&&) noexcept = default;  // the vector's buffer does not move
  PostingList& operator=(PostingList&&) noexcept = default;
  PostingList(const PostingList&) = delete;
  PostingList& operator=(const PostingList&) = delete;
};

// Sets the bits of a block's articles in `bits`.
void add_bits(const Block& block, Bitmap& bits);

// Calls visit(article in window) for each bit that is set, in rising order.
template <typename Visit>
void each_bit(const Bitmap& bits, Visit visit);
// The same of one of the bitmap's words.
template <typename Visit>
void each_bit(const Bitmap& bits, std::uint32_t word, Visit visit);

// Calls visit(article in window, payload) for each of the block's articles that is in `wanted`.
template <typename Visit>
void each_in(const Block& block, const Bitmap& wanted, Visit visit);

}  // namespace vankho::segment

#include "segment/postings_inl.h"
