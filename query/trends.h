// query/trends.h: matching articles by year or month, beside all articles of the period.
#pragma once

#include <optional>

#include "query/engine.h"
#include "query/plan.h"
#include "query/snapshot.h"

namespace vankho::query {

Trends trends(const Snapshot& snapshot, const Plan& plan, const Request& request, Period by,
              std::optional<Facet> split);

}  // namespace vankho::query
