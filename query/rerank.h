// query/rerank.h: lifts, among the best articles, those in which the query's words stand close
// together. Reads their token streams, so it looks at few.
#pragma once

#include <vector>

#include "query/plan.h"
#include "query/ranked.h"
#include "query/snapshot.h"

namespace vankho::query {

inline constexpr std::size_t kReranked = 30;   // of the first page and those after it

// Adds to the scores of the first kReranked and sorts them anew: the first `wanted` of them come out
// as if all had been read; what cannot be among these may keep its old score.
void rerank(const Snapshot& snapshot, const std::vector<std::vector<Plan::Term>>& words,
            std::size_t wanted, std::vector<Ranked>& best);

}  // namespace vankho::query
