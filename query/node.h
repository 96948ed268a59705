// query/node.h: a query bound to one segment: answers window by window, with bitmaps.
//
// A window is 4,096 articles, so its bitmap and scores stay in the first-level cache. Boolean
// operators are 64-bit instructions; whether an article matches never depends on how it scores.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segment/postings.h"
#include "segment/segment.h"

namespace vankho::query {

using segment::Bitmap;

inline constexpr std::uint32_t kNoWindow = segment::PostingList::kNone;

// BM25's constants and what a place in the title adds to a term's frequency. Measured on
// three collections at once (docs/LANGUAGE.md, the ablation table).
struct Weights {
  float k1 = 1.2f;
  float b = 0.75f;
  float title = 1.0f;   // occurrences that one in the title counts for, on top
  float lead = 0.5f;
  float bigram = 0.9f;  // of a pair side by side, times its own BM25
};

// The scores of one window, and what turns a payload into a score.
class Scores {
 public:
  Scores(const Weights& weights, double mean_length);

  // `lengths`: the window's length codes.
  void begin(const std::uint8_t* lengths) {
    lengths_ = lengths;
    values_.fill(0);
  }
  void add(std::uint32_t article, std::uint8_t payload, float weight) {
    const float tf = frequency_[payload];
    values_[article] += weight * tf / (tf + norm_[lengths_[article]]);
  }
  void add_flat(std::uint32_t article, float score) { values_[article] += score; }
  float operator[](std::uint32_t article) const { return values_[article]; }
  // Whether any of 64 articles has a score of at least `floor`. A loop that the compiler makes
  // vector instructions of.
  bool reach(std::uint32_t word, float floor) const {
    int reached = 0;
    for (std::uint32_t i = 0; i < 64; ++i) reached |= values_[word * 64 + i] >= floor;
    return reached != 0;
  }

 private:
  std::array<float, 256> frequency_, norm_;
  std::array<float, segment::kWindow> values_{};
  const std::uint8_t* lengths_ = nullptr;
};

class Node {
 public:
  virtual ~Node() = default;
  // The first window at or after `window` that may match. Windows are asked in rising order.
  virtual std::uint32_t next(std::uint32_t window) = 0;
  // Sets the bits of the window's articles that match, and no others. `bits` comes empty.
  virtual void match(std::uint32_t window, Bitmap& bits) = 0;
  // Adds to the scores of those in `wanted`. After match() of the same window.
  virtual void score(std::uint32_t window, const Bitmap& wanted, Scores& scores) = 0;
};

using NodePtr = std::unique_ptr<Node>;

// A list and what an occurrence in it is worth.
struct Weighted {
  segment::PostingList list;
  float weight = 0;
};

// Any of several lists (spellings of a syllable), in the fields of `mask` (0: any field).
NodePtr any_list(std::vector<Weighted> lists, std::uint8_t mask);

// Terms side by side, by number. `score` is what the phrase is worth, on top of its words.
NodePtr phrase(const segment::Segment& segment, std::vector<std::uint32_t> terms,
               std::uint8_t mask, float weight);

// Each child somewhere within `distance` tokens of the one before (or, unordered, of all others).
// A child is the numbers of its spellings.
NodePtr near(const segment::Segment& segment, std::vector<std::vector<std::uint32_t>> terms,
             int distance, bool ordered, float weight);

NodePtr all_of(std::vector<NodePtr> children);
NodePtr any_of(std::vector<NodePtr> children);
NodePtr but_not(NodePtr wanted, NodePtr unwanted);
NodePtr everything(std::uint32_t articles);
NodePtr nothing();

// Matches what has at least `least` of the children's weights together.
NodePtr most_of(std::vector<std::pair<NodePtr, float>> children, float least);

// Matches as `base` does; `extra` only add to the scores.
NodePtr with_extra(NodePtr base, std::vector<NodePtr> extra);

}  // namespace vankho::query
