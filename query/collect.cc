#include "query/collect.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "query/column_filter.h"
#include "query/freshening.h"

namespace vankho::query {
namespace {

using segment::each_bit;

// All filters of a request on one part.
class Filtering {
 public:
  Filtering(const Filters& filters, FacetMode mode, const Part& part)
      : date_(filters.from, filters.to, part),
        first_indexed_(filters.indexed_from, part),
        multi_(mode == FacetMode::multi) {
    for (std::size_t i = 0; i < kFacets; ++i)
      if (!filters.by[i].empty())
        tests_.emplace_back(static_cast<Facet>(i),
                            FacetTest(static_cast<Facet>(i), filters.by[i], filters.era, part));
  }

  bool none() const { return tests_.empty() && date_.open() && first_indexed_.open(); }

  // Leaves in `bits` what passes every filter. Calls alone(facet, articles) with those that fail
  // that facet's filter and no other.
  template <typename Alone>
  void narrow(std::uint32_t first, Bitmap& bits, Alone alone) {
    bits = first_indexed_.passing(first, date_.passing(first, bits));
    if (!multi_) {
      for (auto& [facet, test] : tests_) bits = test.passing(first, bits);
      return;
    }
    std::array<Bitmap, kFacets> passing;
    for (std::size_t i = 0; i < tests_.size(); ++i) passing[i] = tests_[i].second.passing(first, bits);
    for (std::size_t i = 0; i < tests_.size(); ++i) {
      Bitmap failing;
      for (std::size_t word = 0; word < bits.size(); ++word) {
        failing[word] = bits[word] & ~passing[i][word];
        for (std::size_t other = 0; other < tests_.size(); ++other)
          if (other != i) failing[word] &= passing[other][word];
      }
      alone(tests_[i].first, failing);
    }
    for (std::size_t i = 0; i < tests_.size(); ++i)
      for (std::size_t word = 0; word < bits.size(); ++word) bits[word] &= passing[i][word];
  }

 private:
  DateTest date_;
  FirstIndexedTest first_indexed_;
  bool multi_;
  std::vector<std::pair<Facet, FacetTest>> tests_;
};

// Keeps the best `keep` of what it is shown: gathers twice as many, then drops the worse half.
class Best {
 public:
  Best(std::size_t keep, Sort sort) : keep_(keep), sort_(sort) { gathered_.reserve(2 * keep); }

  // The score below which a newcomer need not be looked at.
  float floor() const { return floor_; }
  void add(const Ranked& one) {
    if (full_ && !before(one, gathered_[keep_ - 1], sort_)) return;
    gathered_.push_back(one);
    if (gathered_.size() == 2 * keep_) halve();
  }
  std::vector<Ranked> finish() {
    if (gathered_.size() > keep_) halve();
    std::ranges::sort(gathered_, Order{sort_});
    return std::move(gathered_);
  }

 private:
  struct Order {
    Sort sort;
    bool operator()(const Ranked& a, const Ranked& b) const { return before(a, b, sort); }
  };
  // Leaves the worst that is kept in the last place.
  void halve() {
    const auto worst = gathered_.begin() + static_cast<std::ptrdiff_t>(keep_) - 1;
    std::ranges::nth_element(gathered_, worst, Order{sort_});
    gathered_.resize(keep_);
    full_ = true;
    if (sort_ == Sort::relevance) floor_ = worst->score;
  }

  std::size_t keep_;
  Sort sort_;
  std::vector<Ranked> gathered_;
  bool full_ = false;  // gathered_[keep_ - 1] is the worst of the first keep_
  float floor_ = -std::numeric_limits<float>::infinity();
};

void drop_dead(const Part& part, std::uint32_t window, Bitmap& bits) {
  if (part.dead.empty()) return;
  const std::size_t first = std::size_t{window} * bits.size();
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= ~part.dead[first + i];
}

class Pass {
 public:
  Pass(const Snapshot& snapshot, const Request& request, const Weights& weights,
       const CollectOptions& options, FacetCounter* facets)
      : snapshot_(snapshot),
        request_(request),
        options_(options),
        facets_(facets),
        scores_(weights, snapshot.mean_length()),
        fresh_(options.score ? request.freshness : Freshness::off, snapshot),
        best_(options.keep, request.sort) {}

  Collected run(const Plan& plan) {
    for (std::uint32_t p = 0; p < snapshot_.parts().size() && out_.complete; ++p) look_at(plan, p);
    out_.best = best_.finish();
    if (request_.group == Group::dup)
      for (Ranked& one : out_.best) one.group = group_of(one);
    return std::move(out_);
  }

 private:
  void look_at(const Plan& plan, std::uint32_t p) {
    const Part& part = snapshot_.parts()[p];
    const NodePtr root = bind(plan, part, request_.filters.era);
    const bool counted = facets_ != nullptr && !request_.facets.names.empty();
    Filtering filters(request_.filters, counted ? request_.facets.mode : FacetMode::single, part);
    if (facets_ != nullptr) facets_->begin(part);
    for (std::uint32_t window = root->next(0); window != kNoWindow; window = root->next(window + 1)) {
      if (out_of_time()) break;
      Bitmap bits{};
      root->match(window, bits);
      drop_dead(part, window, bits);
      if (!filters.none()) filter(filters, window, bits);
      rank(*root, p, window, bits);
    }
    if (facets_ != nullptr) facets_->end();
  }

  // Before each window but the first, so that the tightest budget still finds something. A look at
  // the clock costs a thousandth of a window.
  bool out_of_time() {
    const bool begun = std::exchange(begun_, true);
    if (begun && options_.deadline && std::chrono::steady_clock::now() >= *options_.deadline)
      out_.complete = false;
    return !out_.complete;
  }

  // Leaves in `bits` what passes, and counts for a facet what fails that facet alone.
  void filter(Filtering& filters, std::uint32_t window, Bitmap& bits) {
    const std::uint32_t first = window * segment::kWindow;
    filters.narrow(first, bits, [&](Facet facet, const Bitmap& failing) {
      if (facets_ != nullptr) facets_->add_only(first, failing, facet);
    });
  }

  void rank(Node& root, std::uint32_t p, std::uint32_t window, const Bitmap& bits) {
    std::uint64_t count = 0;
    for (const std::uint64_t word : bits) count += segment::count_bits(word);
    if (count == 0) return;
    out_.total += count;
    const Part& part = snapshot_.parts()[p];
    const std::uint32_t first = window * segment::kWindow;
    if (facets_ != nullptr) facets_->add(first, bits);
    if (options_.keep == 0) return;
    if (options_.score) {
      scores_.begin(part.segment->column<std::uint8_t>(segment::kLength).data() + first);
      root.score(window, bits, scores_);
    }
    const bool all = !fresh_.off() || options_.after;
    float floor = best_.floor();
    for (std::uint32_t word = 0; word < bits.size(); ++word) {
      if (bits[word] == 0 || (!all && !scores_.reach(word, floor))) continue;
      each_bit(bits, word, [&](std::uint32_t i) {
        if (scores_[i] < floor && !all) return;
        take(part, p, first + i, options_.score ? scores_[i] : 0);
        floor = best_.floor();
      });
    }
  }

  void take(const Part& part, std::uint32_t p, std::uint32_t article, float score) {
    Ranked one;
    one.score = score;
    one.part = p;
    one.article = article;
    one.store_id = part.first + article;
    if (!fresh_.off()) one.score *= fresh_.lift(part.segment->column<std::int32_t>(segment::kDate)[article]);
    if (request_.sort != Sort::relevance) date(one);
    if (options_.after && !before(*options_.after, one, request_.sort)) {
      if (request_.group != Group::dup) return;
      if (const std::uint64_t group = group_of(one); snapshot_.followers(group) > 0)
        out_.shown_groups.push_back(group);
      return;
    }
    best_.add(one);
  }

  void date(Ranked& one) const {
    const segment::Segment& segment = *snapshot_.parts()[one.part].segment;
    one.date = segment.column<std::int32_t>(segment::kDate)[one.article];
    one.id_hash = segment.column<std::uint64_t>(segment::kIdHash)[one.article];
  }

  std::uint64_t group_of(const Ranked& one) const {
    return snapshot_.parts()[one.part].segment->column<std::uint64_t>(segment::kGroup)[one.article];
  }

  const Snapshot& snapshot_;
  const Request& request_;
  const CollectOptions& options_;
  FacetCounter* facets_;
  Scores scores_;
  Freshening fresh_;
  Best best_;
  bool begun_ = false;
  Collected out_;
};

}  // namespace

Collected collect(const Snapshot& snapshot, const Plan& plan, const Request& request,
                  const Weights& weights, const CollectOptions& options, FacetCounter* facets) {
  return Pass(snapshot, request, weights, options, facets).run(plan);
}

void each_match(const Snapshot& snapshot, const Plan& plan, const Request& request,
                const std::function<void(const Part&, std::uint32_t)>& visit) {
  for (const Part& part : snapshot.parts()) {
    const NodePtr root = bind(plan, part, request.filters.era);
    Filtering filters(request.filters, FacetMode::single, part);
    for (std::uint32_t window = root->next(0); window != kNoWindow; window = root->next(window + 1)) {
      Bitmap bits{};
      root->match(window, bits);
      drop_dead(part, window, bits);
      filters.narrow(window * segment::kWindow, bits, [](Facet, const Bitmap&) {});
      each_bit(bits, [&](std::uint32_t i) { visit(part, window * segment::kWindow + i); });
    }
  }
}

}  // namespace vankho::query
