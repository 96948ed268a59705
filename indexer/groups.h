// indexer/groups.h: near-duplicates share a group: that of the first of them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "segment/segment.h"

namespace vankho::indexer {

using Segments = std::span<const std::shared_ptr<const segment::Segment>>;

// The group of each article of `fresh`, in their order, found by comparing it with those of
// `earlier` and with those before it. An article like no other is its own group (its id's hash).
// Reads a few bytes of every earlier article, so it is asked once a segment, not once a batch.
std::vector<std::uint64_t> find_groups(Segments fresh, Segments earlier);

}  // namespace vankho::indexer
