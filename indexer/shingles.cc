#include "indexer/shingles.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>

#include "segment/stream.h"

namespace vankho::indexer {
namespace {

constexpr std::size_t kShortest = 20;  // shingles: shorter texts are alike by chance
constexpr std::size_t kBinsPerBand = 3;
constexpr std::size_t kBins = segment::kBandCount * kBinsPerBand;
constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;

std::vector<std::uint64_t> shingle(const std::vector<std::uint64_t>& tokens) {
  std::vector<std::uint64_t> out;
  out.reserve(tokens.size());
  for (std::size_t i = 2; i < tokens.size(); ++i)
    out.push_back(((tokens[i - 2] * kMultiplier + tokens[i - 1]) * kMultiplier + tokens[i]) *
                  kMultiplier);
  return out;
}

}  // namespace

std::vector<std::uint64_t> shingles_of(std::span<const text::Token> tokens) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(tokens.size());
  for (const text::Token& token : tokens) hashes.push_back(token.hash);
  return shingle(hashes);
}

std::vector<std::uint64_t> shingles_of(const segment::Segment& segment, std::uint32_t article) {
  constexpr std::uint8_t kBody = 2;
  std::vector<std::uint64_t> hashes;
  for (const segment::Placed& placed : segment::read_stream(segment.stream(article)))
    if (placed.field == kBody && placed.term - segment::kFirstTerm < segment.terms())
      hashes.push_back(text::hash_of(segment.term(placed.term)));
  return shingle(hashes);
}

Bands bands_of(const std::vector<std::uint64_t>& shingles) {
  Bands bands{};
  if (shingles.size() < kShortest) return bands;
  std::array<std::uint64_t, kBins> least;
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t hash : shingles) {
    const std::uint64_t mixed = (hash ^ hash >> 29) * kMultiplier;
    auto& bin = least[(mixed >> 48) % kBins];
    bin = std::min(bin, mixed);
  }
  for (std::size_t band = 0; band < bands.size(); ++band) {
    const std::uint64_t hash =
        XXH3_64bits(&least[band * kBinsPerBand], kBinsPerBand * sizeof least[0]);
    bands[band] = static_cast<std::uint32_t>(hash) | 1;
  }
  return bands;
}

Sketch sketch_of(const std::vector<std::uint64_t>& shingles) {
  std::array<std::uint64_t, segment::kSketchSize> least;
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t hash : shingles) {
    const std::uint64_t mixed = (hash ^ hash >> 31) * kMultiplier;
    auto& bin = least[(mixed >> 40) % least.size()];
    bin = std::min(bin, mixed);
  }
  Sketch sketch;
  for (std::size_t i = 0; i < sketch.size(); ++i)
    sketch[i] = static_cast<std::uint8_t>(least[i] >> 20);
  return sketch;
}

double likeness(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < a.size(); ++i) equal += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(equal) / static_cast<double>(a.size());
}

double overlap(std::vector<std::uint64_t> a, std::vector<std::uint64_t> b) {
  for (auto* list : {&a, &b}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();)
    if (*x < *y)
      ++x;
    else if (*y < *x)
      ++y;
    else
      ++shared, ++x, ++y;
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

}  // namespace vankho::indexer
