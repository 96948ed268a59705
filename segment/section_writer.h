// segment/section_writer.h: collects the sections of a segment and puts their table in front.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segment/layout.h"

namespace vankho::segment {

// The bytes of a segment in pieces, one after the other. Whoever writes them to a file need not
// hold them twice.
using Pieces = std::vector<std::string>;

std::string join(Pieces pieces);

class SectionWriter {
 public:
  SectionWriter(std::uint32_t articles, std::uint32_t terms);

  // Each section once, in any order.
  void put(Section section, std::string bytes);
  template <typename T>
  void put(Section section, const std::vector<T>& values) {
    put(section, std::string(reinterpret_cast<const char*>(values.data()),
                             values.size() * sizeof(T)));
  }

  Pieces finish();  // the whole segment

 private:
  Header header_{};
  std::uint64_t size_;
  std::vector<Extent> extents_;
  Pieces pieces_;
};

}  // namespace vankho::segment
