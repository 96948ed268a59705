// segment/merger.h: several segments of consecutive articles → one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "segment/section_writer.h"
#include "segment/segment.h"

namespace vankho::segment {

// Whether article `article` of the `segment`-th source still lives. The postings and the stream
// of a dead one are left out; its place stays, so that store ids stay consecutive.
using Alive = std::function<bool(std::size_t segment, std::uint32_t article)>;

// One segment with the articles of all sources in their order.
Pieces merge(std::span<const std::shared_ptr<const Segment>> sources, const Alive& alive);

}  // namespace vankho::segment
