// query/nearness.h: what it is worth to an article that the query's words stand close together.
#pragma once

#include <cstdint>
#include <vector>

#include "query/plan.h"
#include "segment/segment.h"

namespace vankho::query {

class WordCodes;

// A pair of neighbouring query words that stand d tokens apart counts .8 times the smaller of their
// weights over (d - 1)², as in Büttcher, Clarke & Lushman 2006 ("Term proximity scoring for ad-hoc
// retrieval"), counted for the closest meeting only and up to 12 tokens. Out of order is one token
// further. d = 1 is a bigram, which has been counted.
class Nearness {
 public:
  // `words`: each with its readings, in the order of the query. `segment` must outlive this.
  Nearness(const segment::Segment& segment, const std::vector<std::vector<Plan::Term>>& words);
  ~Nearness();

  // Reads the article's token stream.
  float operator()(std::uint32_t article) const;

  // What it cannot exceed in any article.
  static float most(const std::vector<std::vector<Plan::Term>>& words);

 private:
  const segment::Segment& segment_;
  std::vector<WordCodes> codes_;  // of each word
  std::vector<float> lifts_;      // of words i and i + 1 when they are two tokens apart
};

}  // namespace vankho::query
