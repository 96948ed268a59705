// query/similar.h: the words that tell an article from the others, as a query.
#pragma once

#include <cstdint>

#include "query/plan.h"
#include "query/snapshot.h"

namespace vankho::query {

// An OR of the article's pairs of words with the highest tf·idf, and of the documents it cites.
Plan plan_similar(const Snapshot& snapshot, std::uint32_t part, std::uint32_t article);

}  // namespace vankho::query
