// segment/merger.h: several segments of consecutive articles → one.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "segment/section_writer.h"
#include "segment/segment.h"

namespace vankho::segment {

// One segment with the articles of all sources in their order. `dead`: a flag for each article. The
// postings and the stream of a dead one are left out; its place stays, so that store ids stay
// consecutive.
Pieces merge(std::span<const std::shared_ptr<const Segment>> sources, std::vector<bool> dead);

}  // namespace vankho::segment
