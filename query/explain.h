// query/explain.h: why an article has its score: what each word, pair and document of the query
// adds, the nearness of the re-rank and the lift of new articles. They add up to the score.
#pragma once

#include <vector>

#include "query/node.h"
#include "query/plan.h"
#include "query/ranked.h"
#include "query/request.h"
#include "query/response.h"
#include "query/snapshot.h"

namespace vankho::query {

// The largest first. Empty when the order is by date, where nothing is scored.
std::vector<Contribution> explain_score(const Snapshot& snapshot, const Plan& plan,
                                        const Request& request, const Weights& weights,
                                        const Ranked& ranked);

}  // namespace vankho::query
