#include "segment/segment.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "schema/bytes.h"
#include "segment/checksum.h"
#include "segment/slots.h"

namespace vankho::segment {
namespace {

std::string damaged(const std::string& name) { return name + " is no sealed segment, or damaged"; }

}  // namespace

Result<std::shared_ptr<const Segment>> Segment::open(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return fail(Code::unreadable, file.string() + ": " + std::strerror(errno));
  struct stat status {};
  ::fstat(descriptor, &status);
  const auto size = static_cast<std::size_t>(status.st_size);
  void* mapped = size == 0 ? MAP_FAILED
                           : ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
  ::close(descriptor);
  if (mapped == MAP_FAILED) return fail(Code::unreadable, damaged(file.string()));
  std::shared_ptr<Segment> segment(new Segment);
  segment->mapped_ = mapped;
  segment->bytes_ = {static_cast<const char*>(mapped), size};
  if (auto checked = segment->check(file.string()); !checked)
    return tl::make_unexpected(checked.error());
  return segment;
}

Result<std::shared_ptr<const Segment>> Segment::from_bytes(std::string bytes) {
  std::shared_ptr<Segment> segment(new Segment);
  segment->owned_ = std::move(bytes);
  segment->bytes_ = segment->owned_;
  if (auto checked = segment->check("a segment in memory"); !checked)
    return tl::make_unexpected(checked.error());
  return segment;
}

Segment::~Segment() {
  if (mapped_ != nullptr) ::munmap(mapped_, bytes_.size());
}

void Segment::release() const {
  if (mapped_ != nullptr) ::madvise(mapped_, bytes_.size(), MADV_DONTNEED);
}

// That the frame fits the bytes, and that tables which index each other have the same size.
Result<void> Segment::check(const std::string& name) {
  const auto bad = [&] { return fail(Code::unreadable, damaged(name)); };
  if (bytes_.size() < sizeof(Header) + kSections * sizeof(Extent)) return bad();
  std::memcpy(&header_, bytes_.data(), sizeof header_);
  if (std::memcmp(header_.magic, kMagic, sizeof kMagic) != 0) return bad();
  extents_ = reinterpret_cast<const Extent*>(bytes_.data() + sizeof(Header));
  for (std::uint32_t i = 0; i < kSections; ++i)
    if (extents_[i].begin % 8 != 0 || extents_[i].begin > bytes_.size() ||
        extents_[i].size > bytes_.size() - extents_[i].begin)
      return bad();
  const std::uint64_t n = header_.articles, terms = header_.terms;
  const std::pair<Section, std::uint64_t> sizes[] = {
      {kTermEnds, terms * 4},
      {kTermNumbers, terms * 4},
      {kTermRanks, (terms + kFirstTerm) * 4},
      {kPostIndex, (terms + kFirstTerm) * sizeof(PostEntry)},
      {kBigramRows, (terms + kFirstTerm + 1) * sizeof(BigramRow)},
      {kStreamStarts, (n + 1) * 8},
      {kIdHash, n * 8},
      {kDate, n * 4},
      {kYear, n * 2},
      {kLength, n},
      {kSource, n * 4},
      {kAuthor, n * 4},
      {kGroup, n * 8},
      {kBands, n * 4 * kBandCount},
      {kSketch, n * kSketchSize},
      {kFirstIndexed, n * 8},
      {kProvinceStarts, (n + 1) * 4},
      {kResolutionStarts, (n + 1) * 4},
      {kProvince, n * 4},
      {kScope, n * 4},
      {kDateSource, n * 4},
      {kTitleEnds, n * 4},
      {kIdEnds, n * 4},
      {kUrlEnds, n * 4},
      {kTitleOrder, extents_[kTitleOrder].size == 0 ? 0 : n * 4},
      {kFoldSpellings, extents_[kFoldEnds].size + 4}};
  for (const auto& [section, size] : sizes)
    if (extents_[section].size != size) return bad();
  return {};
}

std::string_view Segment::piece(Section ends, Section bytes, std::uint32_t index) const {
  const auto table = column<std::uint32_t>(ends);
  if (index >= table.size()) return {};
  const std::uint32_t begin = index == 0 ? 0 : table[index - 1], end = table[index];
  const std::string_view all = section(bytes);
  return begin <= end && end <= all.size() ? all.substr(begin, end - begin) : std::string_view{};
}

std::string_view Segment::url(std::uint32_t article) const {
  const std::string_view url = piece(kUrlEnds, kUrlBytes, article);
  return url.empty() ? id(article) : url;
}

// The first place whose piece is not less than `key`.
std::uint32_t Segment::lower_bound(Section ends, Section bytes, std::string_view key) const {
  std::uint32_t low = 0, high = static_cast<std::uint32_t>(column<std::uint32_t>(ends).size());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (piece(ends, bytes, middle) < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

std::pair<std::uint32_t, std::uint32_t> Segment::with_prefix(Section ends, Section bytes,
                                                             std::string_view prefix) const {
  const std::uint32_t begin = lower_bound(ends, bytes, prefix);
  // No UTF-8 text holds the byte FF, so this is above all that begin with the prefix.
  return {begin, lower_bound(ends, bytes, std::string(prefix) + '\xFF')};
}

std::optional<std::uint32_t> Segment::find(std::string_view term) const {
  const auto place = find_place(column<Slot>(kTermSlots), term, [&](std::uint32_t at) {
    return at < terms() && piece(kTermEnds, kTermBytes, at) == term;
  });
  if (!place) return {};
  const std::uint32_t number = term_at(*place);
  if (number - kFirstTerm >= terms()) return {};
  return number;
}

std::string_view Segment::term(std::uint32_t number) const {
  return piece(kTermEnds, kTermBytes, column<std::uint32_t>(kTermRanks)[number]);
}

std::span<const std::uint32_t> Segment::spellings_at(std::uint32_t place) const {
  const auto starts = column<std::uint32_t>(kFoldSpellings);
  const auto numbers = column<std::uint32_t>(kFoldNumbers);
  const std::uint32_t begin = starts[place], end = starts[place + 1];
  if (begin > end || end > numbers.size()) return {};
  const auto found = numbers.subspan(begin, end - begin);
  const bool sound = std::ranges::all_of(
      found, [&](std::uint32_t number) { return number - kFirstTerm < terms(); });
  return sound ? found : std::span<const std::uint32_t>{};
}

std::string_view Segment::fold_at(std::uint32_t place) const {
  return piece(kFoldEnds, kFoldBytes, place);
}

std::span<const std::uint32_t> Segment::spellings(std::string_view folded) const {
  const auto place = find_place(column<Slot>(kFoldSlots), folded, [&](std::uint32_t at) {
    return at < folds() && fold_at(at) == folded;
  });
  return place ? spellings_at(*place) : std::span<const std::uint32_t>{};
}

std::pair<std::uint32_t, std::uint32_t> Segment::terms_with_prefix(std::string_view prefix) const {
  return with_prefix(kTermEnds, kTermBytes, prefix);
}

std::pair<std::uint32_t, std::uint32_t> Segment::folds_with_prefix(std::string_view prefix) const {
  return with_prefix(kFoldEnds, kFoldBytes, prefix);
}

std::string_view Segment::postings_bytes(std::uint32_t number) const {
  const std::string_view all = section(kPostings);
  const std::uint64_t begin = entry(number).offset;
  const auto index = column<PostEntry>(kPostIndex);
  const std::uint64_t end = number + 1 < index.size() ? index[number + 1].offset : all.size();
  return begin <= end && end <= all.size() ? all.substr(begin, end - begin) : std::string_view{};
}

PostingList Segment::postings(std::uint32_t number) const {
  return PostingList(postings_bytes(number), entry(number).df, articles());
}

std::span<const BigramEntry> Segment::row(std::uint32_t first) const {
  const auto rows = column<BigramRow>(kBigramRows);
  const auto entries = column<BigramEntry>(kBigramEntries);
  const std::uint64_t begin = rows[first].entries, end = rows[first + 1].entries;
  return begin <= end && end <= entries.size() ? entries.subspan(begin, end - begin)
                                               : std::span<const BigramEntry>{};
}

std::pair<std::uint32_t, std::string_view> Segment::bigram_bytes(std::uint32_t first,
                                                                 const BigramEntry& entry) const {
  const auto rows = column<BigramRow>(kBigramRows);
  const std::string_view all = section(kBigramLists);
  const std::uint64_t begin = rows[first].lists + entry.offset;
  if (begin >= all.size()) return {};
  std::string_view bytes = all.substr(begin);
  schema::Reader in(bytes);
  const std::uint64_t df = in.varint();
  bytes.remove_prefix(df < 0x80 ? 1 : df < 0x4000 ? 2 : df < 0x200000 ? 3 : df < 0x10000000 ? 4 : 5);
  return {static_cast<std::uint32_t>(df), bytes};
}

namespace {

const BigramEntry* find_entry(std::span<const BigramEntry> row, std::uint32_t second) {
  const auto at = std::ranges::lower_bound(row, second, {}, &BigramEntry::second);
  return at != row.end() && at->second == second ? &*at : nullptr;
}

}  // namespace

std::uint32_t Segment::bigram_df(std::uint32_t first, std::uint32_t second) const {
  const BigramEntry* entry = find_entry(row(first), second);
  return entry == nullptr ? 0 : bigram_bytes(first, *entry).first;
}

PostingList Segment::bigram(std::uint32_t first, std::uint32_t second) const {
  const BigramEntry* entry = find_entry(row(first), second);
  if (entry == nullptr) return {};
  const auto [df, bytes] = bigram_bytes(first, *entry);
  return PostingList(bytes, df, articles());
}

std::string_view Segment::stream(std::uint32_t article) const {
  const auto starts = column<std::uint64_t>(kStreamStarts);
  const std::string_view all = section(kStreams);
  const std::uint64_t begin = starts[article], end = starts[article + 1];
  return begin <= end && end <= all.size() ? all.substr(begin, end - begin) : std::string_view{};
}

void Segment::prefetch_stream(std::uint32_t article) const {
  constexpr std::size_t kLine = 64, kMost = 2048;  // bytes; behind that the processor has caught on
  const std::string_view bytes = stream(article).substr(0, kMost);
  for (std::size_t at = 0; at < bytes.size(); at += kLine) __builtin_prefetch(bytes.data() + at);
}

std::uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t checksum(const std::vector<std::string>& pieces) {
  Checksum all;
  for (const std::string& piece : pieces) all.add(piece);
  return all.value();
}

}  // namespace vankho::segment
