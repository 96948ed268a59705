// segment/segment.h: a sealed segment, to be read: mapped from its file or held in memory.
//
// Immutable and shared by threads. open() checks the frame (magic, sizes, that tables agree
// with each other); damage inside lists gives empty lists, never reads outside the bytes.
// Checksums are compared by verify(), in the background, not here: a million articles must be
// ready in under a second.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "segment/layout.h"
#include "segment/postings.h"

namespace vankho::segment {

// A column that has any number of values for each article.
class ListColumn {
 public:
  ListColumn(std::span<const std::uint32_t> starts, std::span<const std::uint32_t> values)
      : starts_(starts), values_(values) {}
  std::span<const std::uint32_t> operator[](std::uint32_t article) const {
    const std::uint32_t begin = starts_[article], end = starts_[article + 1];
    if (begin > end || end > values_.size()) return {};  // damaged
    return values_.subspan(begin, end - begin);
  }
  // The first value, 0 for an article that has none. `more`: it has others. Without a branch that
  // depends on the article, since facets ask this of every article that matches.
  std::uint32_t first(std::uint32_t article, bool& more) const {
    const std::uint32_t begin = starts_[article], end = starts_[article + 1];
    more = end - begin > 1;
    const std::uint32_t value = values_.empty() ? 0 : values_[std::min<std::size_t>(begin, values_.size() - 1)];
    return end == begin ? 0 : value;
  }

 private:
  std::span<const std::uint32_t> starts_, values_;
};

class Segment {
 public:
  static Result<std::shared_ptr<const Segment>> open(const std::filesystem::path& file);
  static Result<std::shared_ptr<const Segment>> from_bytes(std::string bytes);
  ~Segment();
  Segment(const Segment&) = delete;
  Segment& operator=(const Segment&) = delete;

  std::uint32_t articles() const { return header_.articles; }
  std::uint32_t terms() const { return header_.terms; }  // numbers are kFirstTerm .. kFirstTerm + terms() - 1
  std::string_view bytes() const { return bytes_; }

  // Dictionary. Numbers given must be valid.
  std::optional<std::uint32_t> find(std::string_view term) const;
  std::string_view term(std::uint32_t number) const;
  std::span<const std::uint32_t> spellings(std::string_view folded) const;
  // Places in the byte order of terms / of folded forms that begin with `prefix`.
  std::pair<std::uint32_t, std::uint32_t> terms_with_prefix(std::string_view prefix) const;
  std::pair<std::uint32_t, std::uint32_t> folds_with_prefix(std::string_view prefix) const;
  std::uint32_t term_at(std::uint32_t place) const { return column<std::uint32_t>(kTermNumbers)[place]; }
  std::span<const std::uint32_t> spellings_at(std::uint32_t place) const;
  std::string_view fold_at(std::uint32_t place) const;
  std::size_t folds() const { return column<std::uint32_t>(kFoldEnds).size(); }

  // Posting lists.
  PostEntry entry(std::uint32_t number) const { return column<PostEntry>(kPostIndex)[number]; }
  PostingList postings(std::uint32_t number) const;
  std::string_view postings_bytes(std::uint32_t number) const;

  // Bigrams. A row is the pairs that begin with a term.
  std::span<const BigramEntry> row(std::uint32_t first) const;
  std::uint32_t bigram_df(std::uint32_t first, std::uint32_t second) const;
  PostingList bigram(std::uint32_t first, std::uint32_t second) const;
  // df and the list's bytes of an entry of row(first).
  std::pair<std::uint32_t, std::string_view> bigram_bytes(std::uint32_t first,
                                                          const BigramEntry& entry) const;

  std::string_view stream(std::uint32_t article) const;
  // Begins to load a stream that will be read soon.
  void prefetch_stream(std::uint32_t article) const;

  // Takes the mapped bytes off this process's resident memory: for a long run that has read them
  // once. They come back when they are read again.
  void release() const;

  template <typename T>
  std::span<const T> column(Section section) const {
    const Extent extent = extents_[section];
    return {reinterpret_cast<const T*>(bytes_.data() + extent.begin), extent.size / sizeof(T)};
  }
  // Numbers of strings.
  ListColumn provinces() const { return lists(kProvinceStarts, kProvinceValues); }
  ListColumn resolutions() const { return lists(kResolutionStarts, kResolutionValues); }
  std::size_t strings() const { return column<std::uint32_t>(kStringEnds).size(); }
  std::string_view string(std::uint32_t number) const { return piece(kStringEnds, kStringBytes, number); }
  // The string that an article has in a column of numbers: kSource, kProvince and so on.
  std::string_view string(Section column, std::uint32_t article) const {
    return string(this->column<std::uint32_t>(column)[article]);
  }
  std::string_view title(std::uint32_t article) const { return piece(kTitleEnds, kTitleBytes, article); }
  std::string_view id(std::uint32_t article) const { return piece(kIdEnds, kIdBytes, article); }
  std::string_view url(std::uint32_t article) const;

 private:
  Segment() = default;
  Result<void> check(const std::string& name);
  std::string_view section(Section section) const {
    return bytes_.substr(extents_[section].begin, extents_[section].size);
  }
  std::string_view piece(Section ends, Section bytes, std::uint32_t index) const;
  ListColumn lists(Section starts, Section values) const {
    return {column<std::uint32_t>(starts), column<std::uint32_t>(values)};
  }
  std::uint32_t lower_bound(Section ends, Section bytes, std::string_view key) const;
  std::pair<std::uint32_t, std::uint32_t> with_prefix(Section ends, Section bytes,
                                                      std::string_view prefix) const;

  std::string owned_;
  void* mapped_ = nullptr;
  std::string_view bytes_;
  Header header_{};
  const Extent* extents_ = nullptr;
};

// XXH3-64 of the whole.
std::uint64_t checksum(std::string_view bytes);
std::uint64_t checksum(const std::vector<std::string>& pieces);

}  // namespace vankho::segment
