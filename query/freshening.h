// query/freshening.h: how much newer articles are lifted: their score times
// 1 + boost × e^(-age / fade). Ages are counted from the newest article.
#pragma once

#include <cstdint>

#include "query/request.h"
#include "query/snapshot.h"

namespace vankho::query {

class Freshening {
 public:
  Freshening(Freshness freshness, const Snapshot& snapshot);
  bool off() const { return freshness_ == Freshness::off; }
  // `date`: YYYYMMDD; 0, unknown, is not lifted.
  float lift(std::int32_t date) const;

 private:
  Freshness freshness_;
  double newest_ = 0;  // years
};

}  // namespace vankho::query
