// indexer/clean/content_score.h: where in a page the article is.
#pragma once

#include <vector>

#include "indexer/clean/page_tree.h"

namespace vankho::indexer {

// The element that holds the article, and those of its siblings that go with
// it, in document order. Empty for a page without text.
std::vector<NodeId> find_content(const PageTree& tree);

// The element with the best score alone; 0: no text votes for any.
NodeId best_content(const PageTree& tree);

}  // namespace vankho::indexer
