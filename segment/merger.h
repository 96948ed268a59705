// segment/merger.h: several segments of consecutive articles → one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "segment/section_writer.h"
#include "segment/segment.h"

namespace vankho::segment {

// What kGroup shall be, an article each, or nothing: then it is what it was.
using Groups = std::function<std::vector<std::uint64_t>()>;

// One segment with the articles of all sources in their order. `dead`: a flag for each article. The
// postings and the stream of a dead one are left out; its place stays, so that store ids stay
// consecutive. `groups` is called on this thread, while pairs are merged on another.
Pieces merge(std::span<const std::shared_ptr<const Segment>> sources, std::vector<bool> dead,
             const Groups& groups = {});

}  // namespace vankho::segment
