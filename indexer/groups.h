// indexer/groups.h: near-duplicates share a group: that of the first of them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "segment/segment.h"

namespace vankho::indexer {

// The group of each article of `fresh`, found by comparing it with those of `earlier` and with
// those before it. An article like no other is its own group (its id's hash).
std::vector<std::uint64_t> find_groups(
    const segment::Segment& fresh,
    std::span<const std::shared_ptr<const segment::Segment>> earlier);

}  // namespace vankho::indexer
