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

std::vector<Place> places_of(Segments segments) {
  std::vector<Place> places;
  for (const auto& segment : segments)
    for (std::uint32_t i = 0; i < segment->articles(); ++i) places.push_back({segment.get(), i});
  return places;
}

std::span<const std::uint32_t> bands(Place place) {
  return place.segment->column<std::uint32_t>(segment::kBands)
      .subspan(std::size_t{place.article} * segment::kBandCount, segment::kBandCount);
}

std::span<const std::uint8_t> sketch(Place place) {
  return place.segment->column<std::uint8_t>(segment::kSketch)
      .subspan(std::size_t{place.article} * segment::kSketchSize, segment::kSketchSize);
}

std::uint64_t band_key(std::size_t band, std::uint32_t value) {
  return std::uint64_t{band} << 32 | value;
}

// Collects, for each fresh article, those before it that share a band with it.
class Candidates {
 public:
  explicit Candidates(const std::vector<Place>& fresh)
      : fresh_(fresh), filter_(kFilterBits / 64), of_(fresh.size()) {
    by_band_.reserve(fresh.size() * segment::kBandCount);
    for (std::uint32_t i = 0; i < fresh.size(); ++i) add(i);
  }

  void look_in(const segment::Segment& earlier) {
    for (std::uint32_t i = 0; i < earlier.articles(); ++i) look_at({&earlier, i}, 0);
  }

  // Among the fresh ones themselves.
  void look_in_fresh() {
    for (std::uint32_t i = 0; i < fresh_.size(); ++i) look_at(fresh_[i], i + 1);
  }

  const std::vector<Place>& of(std::uint32_t fresh) const { return of_[fresh]; }

 private:
  void add(std::uint32_t fresh) {
    const auto values = bands(fresh_[fresh]);
    for (std::size_t band = 0; band < values.size(); ++band)
      if (values[band] != 0) {
        by_band_.emplace(band_key(band, values[band]), fresh);
        filter_[values[band] % kFilterBits / 64] |= std::uint64_t{1} << (values[band] % 64);
      }
  }

  // `first`: the first of the fresh articles that come after the place.
  void look_at(Place place, std::uint32_t first) {
    const auto values = bands(place);
    for (std::size_t band = 0; band < values.size(); ++band) {
      if (values[band] == 0) continue;
      if ((filter_[values[band] % kFilterBits / 64] >> (values[band] % 64) & 1) == 0) continue;
      const auto [begin, end] = by_band_.equal_range(band_key(band, values[band]));
      std::size_t looked = 0;
      for (auto it = begin; it != end && looked < kMostCandidates; ++it, ++looked) {
        std::vector<Place>& candidates = of_[it->second];
        if (it->second >= first && candidates.size() < kMostCandidates &&
            likeness(sketch(fresh_[it->second]), sketch(place)) >= kMaybe)
          candidates.push_back(place);
      }
    }
  }

  static constexpr std::uint32_t kFilterBits = 1u << 21;  // fits the second-level cache
  const std::vector<Place>& fresh_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> by_band_;  // fresh articles
  std::vector<std::uint64_t> filter_;  // says at once that a band is nobody's
  std::vector<std::vector<Place>> of_;
};

void release(Segments segments) {
  for (const auto& segment : segments) segment->release();
}

}  // namespace

std::vector<std::uint64_t> find_groups(Segments fresh, Segments earlier) {
  const std::vector<Place> places = places_of(fresh);
  Candidates candidates(places);
  for (const auto& segment : earlier) candidates.look_in(*segment);
  release(earlier);
  candidates.look_in_fresh();
  std::vector<std::uint64_t> groups;
  std::unordered_map<const segment::Segment*, std::size_t> starts;  // in `groups`
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (places[i].article == 0) starts[places[i].segment] = i;
    groups.push_back(places[i].segment->column<std::uint64_t>(segment::kIdHash)[places[i].article]);
    std::vector<std::uint64_t> mine;
    for (const Place place : candidates.of(i)) {
      if (mine.empty()) mine = shingles_of(*places[i].segment, places[i].article);
      if (overlap(mine, shingles_of(*place.segment, place.article)) < kAlike) continue;
      const auto start = starts.find(place.segment);
      groups[i] = start == starts.end()
                      ? place.segment->column<std::uint64_t>(segment::kGroup)[place.article]
                      : groups[start->second + place.article];
      break;
    }
    if (i % kReleaseEvery == kReleaseEvery - 1) release(earlier);
  }
  release(earlier);
  return groups;
}

}  // namespace vankho::indexer
