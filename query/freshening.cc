#include "query/freshening.h"

#include <algorithm>
#include <cmath>

namespace vankho::query {
namespace {

double years(std::int32_t date) {
  return date / 10'000 + (date / 100 % 100) / 12.0 + (date % 100) / 365.0;
}

}  // namespace

Freshening::Freshening(Freshness freshness, const Snapshot& snapshot) : freshness_(freshness) {
  if (freshness == Freshness::off) return;
  for (const Part& part : snapshot.parts())
    for (const std::int32_t date : part.segment->column<std::int32_t>(segment::kDate))
      newest_ = std::max(newest_, years(date));
}

float Freshening::lift(std::int32_t date) const {
  if (off() || date == 0) return 1;
  const double boost = freshness_ == Freshness::mild ? 0.25 : 1.0;
  const double fade = freshness_ == Freshness::mild ? 3 : 1;  // years
  return static_cast<float>(1 + boost * std::exp(-(newest_ - years(date)) / fade));
}

}  // namespace vankho::query
