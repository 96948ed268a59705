// indexer/clean/page_noise.h: drops from a page what is no part of an article.
#pragma once

#include "indexer/clean/page_tree.h"

namespace vankho::indexer {

// Menus, scripts, forms, hidden parts, and what class and id name as noise. An
// element that holds much of the page's running text is never dropped (gov.vn portals
// wrap whole pages in <form>). Where the names would take most of the likeliest
// content, what holds it stays: <div class="content-with-sidebar"> is the article's own.
void drop_noise(PageTree& tree);

// Inside the article's container: boxes and lists that are mostly links.
void drop_link_boxes(PageTree& tree, NodeId container);

}  // namespace vankho::indexer
