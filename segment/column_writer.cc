#include "segment/column_writer.h"

#include <algorithm>
#include <numeric>

#include "text/fold.h"

namespace vankho::segment {

void Texts::add(std::string_view text) {
  bytes += text;
  ends.push_back(static_cast<std::uint32_t>(bytes.size()));
}

std::string_view Texts::operator[](std::size_t index) const {
  const std::uint32_t begin = index == 0 ? 0 : ends[index - 1];
  return std::string_view(bytes).substr(begin, ends[index] - begin);
}

ColumnWriter::ColumnWriter() { string_number(""); }

std::uint32_t ColumnWriter::string_number(std::string_view text) {
  const auto [it, added] =
      numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(strings_.ends.size()));
  if (added) strings_.add(text);
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
  one_province_.push_back(string_number(columns.province));
  scopes_.push_back(string_number(columns.scope));
  date_sources_.push_back(string_number(columns.date_source));
  titles_.add(columns.title);
  ids_.add(columns.id);
  urls_.add(columns.url == columns.id ? "" : columns.url);
}

std::vector<std::uint32_t> ColumnWriter::title_order() const {
  std::vector<std::string> folded(titles_.ends.size());
  for (std::size_t i = 0; i < folded.size(); ++i) folded[i] = text::fold(titles_[i]);
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
  writer.put(kStringEnds, strings_.ends);
  writer.put(kStringBytes, strings_.bytes);
  writer.put(kProvince, one_province_);
  writer.put(kScope, scopes_);
  writer.put(kDateSource, date_sources_);
  writer.put(kTitleEnds, titles_.ends);
  writer.put(kTitleBytes, titles_.bytes);
  writer.put(kIdEnds, ids_.ends);
  writer.put(kIdBytes, ids_.bytes);
  writer.put(kUrlEnds, urls_.ends);
  writer.put(kUrlBytes, urls_.bytes);
  writer.put(kTitleOrder, sorted_titles ? title_order() : std::vector<std::uint32_t>());
}

}  // namespace vankho::segment
