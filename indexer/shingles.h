// indexer/shingles.h: how alike two texts are: MinHash bands to find candidates, the Jaccard
// overlap of their shingles (three tokens side by side) to confirm them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "segment/layout.h"
#include "segment/segment.h"
#include "text/token.h"

namespace vankho::indexer {

using Bands = std::array<std::uint32_t, segment::kBandCount>;

// In the order of the text, repeats included.
std::vector<std::uint64_t> shingles_of(std::span<const text::Token> tokens);
// The same of an article in a segment, of its body.
std::vector<std::uint64_t> shingles_of(const segment::Segment& segment, std::uint32_t article);

// One-permutation MinHash of 12 bins, three bins a band: two texts that share 80 % of their
// shingles share a band with probability .94, two that share 2 % with .00003. A band of 0 means
// that the text is too short to say.
Bands bands_of(const std::vector<std::uint64_t>& shingles);

// Eight bits of the least hash in each of 32 bins (b-bit MinHash, Li & König 2010): the share of
// equal ones estimates the overlap, about .09 off, without reading the texts again.
using Sketch = std::array<std::uint8_t, segment::kSketchSize>;
Sketch sketch_of(const std::vector<std::uint64_t>& shingles);
double likeness(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

// Shared / all of the different ones, 0..1.
double overlap(std::vector<std::uint64_t> a, std::vector<std::uint64_t> b);

}  // namespace vankho::indexer
