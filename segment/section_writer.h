// segment/section_writer.h: lays sections one after the other, with their table in front.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "segment/layout.h"

namespace vankho::segment {

class SectionWriter {
 public:
  SectionWriter(std::uint32_t articles, std::uint32_t terms);

  // Each section once, in any order.
  void put(Section section, std::string_view bytes);
  template <typename T>
  void put(Section section, const std::vector<T>& values) {
    put(section, std::string_view(reinterpret_cast<const char*>(values.data()),
                                  values.size() * sizeof(T)));
  }

  std::string finish();  // the whole segment

 private:
  std::string out_;
  std::vector<Extent> extents_;
};

}  // namespace vankho::segment
