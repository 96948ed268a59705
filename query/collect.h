// query/collect.h: runs a plan over a snapshot: what matches, how many, the best of them, the
// facets. One pass, window by window.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "query/facet_counts.h"
#include "query/plan.h"
#include "query/ranked.h"
#include "query/snapshot.h"

namespace vankho::query {

struct CollectOptions {
  std::size_t keep = 10;         // the best so many
  std::optional<Ranked> after;   // only what comes after this
  bool score = true;             // else only matched: sorting by date
  std::optional<std::chrono::steady_clock::time_point> deadline;  // then it stops where it is
};

struct Collected {
  std::uint64_t total = 0;       // all that match, before `after`
  bool complete = true;          // else the deadline came first, and there may be more
  std::vector<Ranked> best;      // in order
  std::vector<std::uint64_t> shown_groups;  // with group=dup: groups that came before `after`
};

Collected collect(const Snapshot& snapshot, const Plan& plan, const Request& request,
                  const Weights& weights, const CollectOptions& options, FacetCounter* facets);

// Every article that matches, in the order of the index: for trends and the like.
void each_match(const Snapshot& snapshot, const Plan& plan, const Request& request,
                const std::function<void(const Part& part, std::uint32_t article)>& visit);

}  // namespace vankho::query
