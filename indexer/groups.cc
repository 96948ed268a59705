#include "indexer/groups.h"

#include <algorithm>
#include <optional>
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

std::uint64_t value_of(segment::Section column, Place place) {
  return place.segment->column<std::uint64_t>(column)[place.article];
}

std::span<const std::uint32_t> bands(Place place) {
  return place.segment->column<std::uint32_t>(segment::kBands)
      .subspan(std::size_t{place.article} * segment::kBandCount, segment::kBandCount);
}

std::span<const std::uint8_t> sketch(Place place) {
  return place.segment->column<std::uint8_t>(segment::kSketch)
      .subspan(std::size_t{place.article} * segment::kSketchSize, segment::kSketchSize);
}

bool maybe_alike(Place a, Place b) { return likeness(sketch(a), sketch(b)) >= kMaybe; }

bool alike(Place a, Place b) {
  return overlap(shingles_of(*a.segment, a.article), shingles_of(*b.segment, b.article)) >= kAlike;
}

std::uint64_t band_key(std::size_t band, std::uint32_t value) {
  return std::uint64_t{band} << 32 | value;
}

// The fresh articles by their bands, each with the earlier ones that may be like it.
class Candidates {
 public:
  explicit Candidates(const std::vector<Place>& fresh)
      : fresh_(fresh), filter_(kFilterBits / 64), of_(fresh.size()) {
    by_band_.reserve(fresh.size() * segment::kBandCount);
  }

  void add(std::uint32_t fresh) {
    const auto values = bands(fresh_[fresh]);
    for (std::size_t band = 0; band < values.size(); ++band) {
      const std::uint64_t key = band_key(band, values[band]);
      if (values[band] == 0 || by_band_.count(key) == kMostCandidates) continue;
      by_band_.emplace(key, fresh);
      filter_[values[band] % kFilterBits / 64] |= std::uint64_t{1} << (values[band] % 64);
    }
  }

  // Those added that may be like the place; one may be twice among them.
  std::vector<std::uint32_t> like(Place place) const {
    std::vector<std::uint32_t> found;
    const auto values = bands(place);
    for (std::size_t band = 0; band < values.size(); ++band) {
      if (values[band] == 0) continue;
      if ((filter_[values[band] % kFilterBits / 64] >> (values[band] % 64) & 1) == 0) continue;
      const std::uint64_t key = band_key(band, values[band]);
      for (auto it = by_band_.find(key); it != by_band_.end() && it->first == key; ++it)
        if (found.size() < kMostCandidates && maybe_alike(fresh_[it->second], place))
          found.push_back(it->second);
    }
    return found;
  }

  // Remembers an earlier article for those that it may be like.
  void offer(Place earlier) {
    for (const std::uint32_t fresh : like(earlier))
      if (of_[fresh].size() < kMostCandidates) of_[fresh].push_back(earlier);
  }

  const std::vector<Place>& of(std::uint32_t fresh) const { return of_[fresh]; }

 private:
  static constexpr std::uint32_t kFilterBits = 1u << 21;  // fits the second-level cache
  const std::vector<Place>& fresh_;
  // Of a band the first few alone: a thousand copies of one text are each like the first of them.
  std::unordered_multimap<std::uint64_t, std::uint32_t> by_band_;
  std::vector<std::uint64_t> filter_;  // says at once that a band is nobody's
  std::vector<std::vector<Place>> of_;
};

void release(Segments segments) {
  for (const auto& segment : segments) segment->release();
}

}  // namespace

std::vector<std::uint64_t> find_groups(Segments fresh, Segments earlier) {
  const std::vector<Place> places = places_of(fresh);
  std::vector<std::optional<std::uint32_t>> models(places.size());  // a fresh one before it
  Candidates candidates(places);
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    for (const std::uint32_t before : candidates.like(places[i]))
      if (!models[i] && alike(places[i], places[before])) models[i] = before;
    candidates.add(i);
  }
  for (const auto& segment : earlier)
    for (std::uint32_t i = 0; i < segment->articles(); ++i) candidates.offer({segment.get(), i});
  release(earlier);
  std::vector<std::uint64_t> groups;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const auto& of = candidates.of(i);
    const auto model = std::ranges::find_if(of, [&](Place one) { return alike(places[i], one); });
    if (model != of.end())
      groups.push_back(value_of(segment::kGroup, *model));
    else if (models[i])
      groups.push_back(groups[*models[i]]);
    else
      groups.push_back(value_of(segment::kIdHash, places[i]));
    if (i % kReleaseEvery == kReleaseEvery - 1) release(earlier);
  }
  release(earlier);
  return groups;
}

}  // namespace vankho::indexer
