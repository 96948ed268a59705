// indexer/clean/page_blocks.h: the text of a page's elements, a block a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/page_tree.h"

namespace vankho::indexer {

struct Block {
  std::string text;           // one line, single spaces
  Tag tag = Tag::p;           // of the element it stands in
  NodeId node = 0;            // that element
  std::uint32_t linked = 0;   // characters inside links
  std::string_view kind;      // why it is no part of the article; empty: it is
};

// The blocks of a subtree in document order. What is dropped there comes with
// its kind, as one block an element.
std::vector<Block> blocks_of(const PageTree& tree, NodeId root);

}  // namespace vankho::indexer
