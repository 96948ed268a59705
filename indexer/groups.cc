#include "indexer/groups.h"

#include <unordered_map>

#include "indexer/shingles.h"

namespace vankho::indexer {
namespace {

constexpr double kAlike = 0.6;           // of the shingles shared: a reprint with small changes
constexpr double kMaybe = 0.4;           // of the sketches: less is not worth reading the texts
constexpr std::uint32_t kReleaseEvery = 1024;  // fresh articles: their candidates lie all over the files
constexpr std::size_t kMostCandidates = 8;  // confirmed an article: bounds what hostile input costs

struct Place {
  const segment::Segment* segment;
  std::uint32_t article;
};

// Articles of the fresh segment by (band number, band).
using ByBand = std::unordered_multimap<std::uint64_t, std::uint32_t>;

std::uint64_t band_key(std::size_t band, std::uint32_t value) {
  return std::uint64_t{band} << 32 | value;
}

std::span<const std::uint32_t> bands(const segment::Segment& segment, std::uint32_t article) {
  return segment.column<std::uint32_t>(segment::kBands)
      .subspan(std::size_t{article} * segment::kBandCount, segment::kBandCount);
}

std::span<const std::uint8_t> sketch(const segment::Segment& segment, std::uint32_t article) {
  return segment.column<std::uint8_t>(segment::kSketch)
      .subspan(std::size_t{article} * segment::kSketchSize, segment::kSketchSize);
}

// Collects, for each fresh article, the earlier ones that share a band with it.
class Candidates {
 public:
  explicit Candidates(const segment::Segment& fresh) : fresh_(fresh), of_(fresh.articles()) {
    by_band_.reserve(fresh.articles() * segment::kBandCount);
    filter_.resize(kFilterBits / 64);
  }

  void look_in(const segment::Segment& earlier) {
    for (std::uint32_t article = 0; article < earlier.articles(); ++article)
      look_at({&earlier, article});
  }

  // Makes a fresh article findable by those after it.
  void add(std::uint32_t article) {
    const auto values = bands(fresh_, article);
    for (std::size_t band = 0; band < values.size(); ++band)
      if (values[band] != 0) {
        by_band_.emplace(band_key(band, values[band]), article);
        filter_[values[band] % kFilterBits / 64] |= std::uint64_t{1} << (values[band] % 64);
      }
  }

  void look_at(Place place) {
    const auto values = bands(*place.segment, place.article);
    for (std::size_t band = 0; band < values.size(); ++band) {
      if (values[band] == 0) continue;
      if ((filter_[values[band] % kFilterBits / 64] >> (values[band] % 64) & 1) == 0) continue;
      const auto [begin, end] = by_band_.equal_range(band_key(band, values[band]));
      std::size_t looked = 0;
      for (auto it = begin; it != end && looked < kMostCandidates; ++it, ++looked)
        if (of_[it->second].size() < kMostCandidates && is_earlier(place, it->second) &&
            likeness(sketch(fresh_, it->second), sketch(*place.segment, place.article)) >= kMaybe)
          of_[it->second].push_back(place);
    }
  }

  const std::vector<Place>& of(std::uint32_t article) const { return of_[article]; }

 private:
  bool is_earlier(Place place, std::uint32_t fresh) const {
    return place.segment != &fresh_ || place.article < fresh;
  }

  static constexpr std::uint32_t kFilterBits = 1u << 18;  // fits the second-level cache
  const segment::Segment& fresh_;
  ByBand by_band_;
  std::vector<std::uint64_t> filter_;  // says at once that a band is nobody's
  std::vector<std::vector<Place>> of_;
};

using Segments = std::span<const std::shared_ptr<const segment::Segment>>;

void release(Segments segments) {
  for (const auto& segment : segments) segment->release();
}

}  // namespace

std::vector<std::uint64_t> find_groups(const segment::Segment& fresh, Segments earlier) {
  const auto own = fresh.column<std::uint64_t>(segment::kIdHash);
  std::vector<std::uint64_t> groups(own.begin(), own.end());
  Candidates candidates(fresh);
  for (std::uint32_t i = 0; i < fresh.articles(); ++i) candidates.add(i);
  for (const auto& segment : earlier) candidates.look_in(*segment);
  release(earlier);
  for (std::uint32_t i = 0; i < fresh.articles(); ++i) candidates.look_at({&fresh, i});
  for (std::uint32_t i = 0; i < fresh.articles(); ++i) {
    std::vector<std::uint64_t> mine;
    for (const Place place : candidates.of(i)) {
      if (mine.empty()) mine = shingles_of(fresh, i);
      if (overlap(mine, shingles_of(*place.segment, place.article)) < kAlike) continue;
      groups[i] = place.segment == &fresh
                      ? groups[place.article]
                      : place.segment->column<std::uint64_t>(segment::kGroup)[place.article];
      break;
    }
    if (i % kReleaseEvery == kReleaseEvery - 1) release(earlier);
  }
  release(earlier);
  return groups;
}

}  // namespace vankho::indexer
