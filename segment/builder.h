// segment/builder.h: articles → one sealed segment, in memory.
//
// At most kWindow articles at a time; many such segments are then
// merged into one file (merger.h). One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "segment/entry.h"

namespace vankho::segment {

class Builder {
 public:
  Builder();
  ~Builder();

  void add(const Entry& entry);
  std::uint32_t articles() const;

  // The segment's bytes, to be merged into one that is searched (it lacks kTitleOrder). The builder
  // is empty afterwards.
  std::string seal();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vankho::segment
