#include "segment/column_writer.h"

#include <algorithm>
#include <numeric>

#include "text/fold.h"

namespace vankho::segment {

ColumnWriter::ColumnWriter() { string_number(""); }

std::uint32_t ColumnWriter::string_number(std::string_view text) {
  const auto [it, added] =
      numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(string_ends_.size()));
  if (added) {
    string_bytes_ += text;
    string_ends_.push_back(static_cast<std::uint32_t>(string_bytes_.size()));
  }
  return it->second;
}

void ColumnWriter::add(const Columns& columns, std::uint32_t tokens) {
  id_hashes_.push_back(columns.id_hash);
  groups_.push_back(columns.group);
  dates_.push_back(columns.date);
  years_.push_back(columns.year);
  lengths_.push_back(length_code(tokens));
  sources_.push_back(string_number(columns.source));
  authors_.push_back(string_number(columns.author));
  bands_.insert(bands_.end(), columns.bands.begin(), columns.bands.end());
  sketches_.insert(sketches_.end(), columns.sketch.begin(), columns.sketch.end());
  first_indexed_.push_back(columns.first_indexed);
  for (const std::string& id : columns.provinces) province_values_.push_back(string_number(id));
  province_starts_.push_back(static_cast<std::uint32_t>(province_values_.size()));
  for (const std::string& key : columns.resolutions)
    resolution_values_.push_back(string_number(key));
  resolution_starts_.push_back(static_cast<std::uint32_t>(resolution_values_.size()));
  title_bytes_ += columns.title;
  title_ends_.push_back(static_cast<std::uint32_t>(title_bytes_.size()));
}

std::vector<std::uint32_t> ColumnWriter::title_order() const {
  std::vector<std::string> folded(title_ends_.size());
  for (std::size_t i = 0, begin = 0; i < folded.size(); begin = title_ends_[i++])
    folded[i] = text::fold(std::string_view(title_bytes_).substr(begin, title_ends_[i] - begin));
  std::vector<std::uint32_t> order(folded.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return folded[a] != folded[b] ? folded[a] < folded[b] : a < b;
  });
  return order;
}

void ColumnWriter::put_into(SectionWriter& writer, bool sorted_titles) const {
  writer.put(kIdHash, id_hashes_);
  writer.put(kDate, dates_);
  writer.put(kYear, years_);
  writer.put(kLength, lengths_);
  writer.put(kSource, sources_);
  writer.put(kAuthor, authors_);
  writer.put(kGroup, groups_);
  writer.put(kBands, bands_);
  writer.put(kSketch, sketches_);
  writer.put(kFirstIndexed, first_indexed_);
  writer.put(kProvinceStarts, province_starts_);
  writer.put(kProvinceValues, province_values_);
  writer.put(kResolutionStarts, resolution_starts_);
  writer.put(kResolutionValues, resolution_values_);
  writer.put(kStringEnds, string_ends_);
  writer.put(kStringBytes, string_bytes_);
  writer.put(kTitleEnds, title_ends_);
  writer.put(kTitleBytes, title_bytes_);
  writer.put(kTitleOrder, sorted_titles ? title_order() : std::vector<std::uint32_t>());
}

}  // namespace vankho::segment
