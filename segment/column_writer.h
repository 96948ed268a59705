// segment/column_writer.h: collects the columns of articles and lays them out.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "segment/entry.h"
#include "segment/section_writer.h"

namespace vankho::segment {

// Texts end to end, and where each ends.
struct Texts {
  std::vector<std::uint32_t> ends;
  std::string bytes;
  void add(std::string_view text);
  std::string_view operator[](std::size_t index) const;
};

class ColumnWriter {
 public:
  ColumnWriter();
  void add(const Columns& columns, std::uint32_t tokens);
  // `sorted_titles`: with kTitleOrder, which only a segment that is searched needs.
  void put_into(SectionWriter& writer, bool sorted_titles) const;

 private:
  std::uint32_t string_number(std::string_view text);
  std::vector<std::uint32_t> title_order() const;

  std::vector<std::uint64_t> id_hashes_, groups_;
  std::vector<std::int32_t> dates_;
  std::vector<std::uint16_t> years_;
  std::vector<std::uint8_t> lengths_, sketches_;
  std::vector<std::uint32_t> sources_, authors_, one_province_, scopes_, date_sources_, bands_;
  std::vector<std::int64_t> first_indexed_;
  std::vector<std::uint32_t> province_starts_{0}, province_values_;
  std::vector<std::uint32_t> resolution_starts_{0}, resolution_values_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  Texts strings_, titles_, ids_, urls_;
};

}  // namespace vankho::segment
