#include "segment/postings.h"

#include <algorithm>

#include "schema/bytes.h"

namespace vankho::segment {
namespace {

constexpr std::uint32_t kDenseFrom = 320;  // from here a bitmap with its ranks is smaller than u16 each
constexpr std::uint32_t kWords = kWindow / 64;
constexpr std::uint32_t kPerWindow = 8;    // fewer in the mean: sequential

std::uint32_t window_count(std::uint32_t articles) { return (articles + kWindow - 1) / kWindow; }

bool windowed(std::uint32_t df, std::uint32_t articles) {
  return df >= kPerWindow * window_count(articles);
}

void put_container(std::span<const Posting> postings, std::string& out) {
  if (postings.size() >= kDenseFrom) {
    Bitmap bits{};
    for (const Posting& posting : postings) {
      const std::uint32_t at = posting.article % kWindow;
      bits[at / 64] |= std::uint64_t{1} << (at % 64);
    }
    out.append(reinterpret_cast<const char*>(bits.data()), sizeof bits);
    std::uint32_t rank = 0;
    for (const std::uint64_t word : bits) {
      schema::put_fixed(out, static_cast<std::uint16_t>(rank));
      rank += count_bits(word);
    }
  } else {
    for (const Posting& posting : postings)
      schema::put_fixed(out, static_cast<std::uint16_t>(posting.article % kWindow));
  }
  for (const Posting& posting : postings) out.push_back(static_cast<char>(posting.payload));
}

std::uint32_t container_size(std::uint32_t count) {
  return (count >= kDenseFrom ? kWords * (8 + 2) : 2 * count) + count;
}

}  // namespace

std::uint8_t merge_payload(std::uint8_t a, std::uint8_t b) {
  const int count = std::min<int>((a & kMaxCount) + (b & kMaxCount), kMaxCount);
  return static_cast<std::uint8_t>(((a | b) & ~kMaxCount) | count);
}

void write_windowed(std::span<const Posting> postings, std::string& out) {
  const std::size_t list = out.size();
  std::vector<std::span<const Posting>> windows;
  for (std::size_t begin = 0; begin < postings.size();) {
    std::size_t end = begin;
    const std::uint32_t window = postings[begin].article / kWindow;
    while (end < postings.size() && postings[end].article / kWindow == window) ++end;
    windows.push_back(postings.subspan(begin, end - begin));
    begin = end;
  }
  schema::put_fixed(out, static_cast<std::uint32_t>(windows.size()));
  const std::size_t directory = out.size();
  out.resize(directory + windows.size() * sizeof(PostingList::Directory));
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const PostingList::Directory entry{static_cast<std::uint32_t>(out.size() - list),
                                       static_cast<std::uint16_t>(windows[i][0].article / kWindow),
                                       static_cast<std::uint16_t>(windows[i].size() - 1)};
    std::memcpy(out.data() + directory + i * sizeof entry, &entry, sizeof entry);
    put_container(windows[i], out);
  }
}

void write_postings(std::span<const Posting> postings, std::uint32_t articles, std::string& out) {
  if (windowed(static_cast<std::uint32_t>(postings.size()), articles))
    return write_windowed(postings, out);
  std::uint32_t before = 0;
  for (const Posting& posting : postings) {
    schema::put_varint(out, posting.article - before);
    out.push_back(static_cast<char>(posting.payload));
    before = posting.article;
  }
}

namespace {

bool read_sequential(std::string_view bytes, std::uint32_t df, std::uint32_t articles,
                     std::uint32_t base, std::vector<Posting>& out) {
  schema::Reader in(bytes);
  std::uint64_t article = 0;
  for (std::uint32_t i = 0; i < df; ++i) {
    article += in.varint();
    const auto payload = in.fixed<std::uint8_t>();
    if (!in.ok() || article >= articles) return false;
    out.push_back({static_cast<std::uint32_t>(article) + base, payload});
  }
  return true;
}

}  // namespace

bool read_postings(std::string_view bytes, std::uint32_t df, std::uint32_t articles,
                   std::uint32_t base, std::vector<Posting>& out) {
  if (!windowed(df, articles)) return read_sequential(bytes, df, articles, base, out);
  PostingList list(bytes, df, articles);
  Bitmap all;
  all.fill(~std::uint64_t{0});
  for (std::uint32_t window = list.next_window(0); window != PostingList::kNone;
       window = list.next_window(window + 1)) {
    const std::uint32_t first = window * kWindow;
    each_in(list.block(window), all, [&](std::uint32_t article, std::uint8_t payload) {
      if (first + article < articles) out.push_back({base + first + article, payload});
    });
  }
  return list.df() == df;
}

PostingList::PostingList(std::string_view bytes, std::uint32_t df, std::uint32_t articles)
    : bytes_(bytes), df_(df) {
  if (df == 0) return;
  if (!windowed(df, articles)) {
    std::vector<Posting> postings;
    postings.reserve(std::min(df, articles));
    std::string laid_out;
    if (read_sequential(bytes, df, articles, 0, postings)) write_windowed(postings, laid_out);
    laid_out_.assign(laid_out.begin(), laid_out.end());
    bytes_ = {laid_out_.data(), laid_out_.size()};
  }
  if (bytes_.size() >= sizeof windows_) std::memcpy(&windows_, bytes_.data(), sizeof windows_);
  if (windows_ > window_count(articles) ||
      bytes_.size() < sizeof windows_ + windows_ * sizeof(Directory))
    windows_ = 0;
  if (windows_ == 0) df_ = 0;
}

PostingList::Directory PostingList::entry(std::uint32_t index) const {
  Directory entry;
  std::memcpy(&entry, bytes_.data() + sizeof windows_ + index * sizeof entry, sizeof entry);
  return entry;
}

std::uint32_t PostingList::next_window(std::uint32_t window) {
  std::uint32_t step = 1;
  while (at_ + step < windows_ && entry(at_ + step).window <= window) step *= 2;
  std::uint32_t low = at_ + step / 2, high = std::min(at_ + step, windows_);
  if (low < windows_ && entry(low).window >= window) high = low;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (entry(middle).window < window)
      low = middle + 1;
    else
      high = middle;
  }
  at_ = low;
  return at_ < windows_ ? entry(at_).window : kNone;
}

Block PostingList::block(std::uint32_t window) const {
  if (at_ >= windows_) return {};
  const Directory found = entry(at_);
  const std::uint32_t count = found.last + 1u;
  if (found.window != window || count > kWindow ||
      found.offset + std::uint64_t{container_size(count)} > bytes_.size())
    return {};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(bytes_.data()) + found.offset;
  return {count, bytes, bytes + container_size(count) - count, count >= kDenseFrom};
}

void add_bits(const Block& block, Bitmap& bits) {
  if (block.dense) {
    for (std::uint32_t word = 0; word < bits.size(); ++word) {
      std::uint64_t here;
      std::memcpy(&here, block.articles + 8 * word, 8);
      bits[word] |= here;
    }
    return;
  }
  for (std::uint32_t i = 0; i < block.count; ++i) {
    std::uint16_t article;
    std::memcpy(&article, block.articles + 2 * i, 2);
    bits[article / 64 % bits.size()] |= std::uint64_t{1} << (article % 64);
  }
}

}  // namespace vankho::segment
