// indexer/clean/page_tree.h: a page measured: how much text and link text each
// element holds, of what has not been dropped.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/clean/dom.h"

namespace vankho::indexer {

struct Measure {
  std::uint32_t text = 0;    // characters, runs of spaces as one
  std::uint32_t linked = 0;  // of them inside <a>
  std::uint32_t commas = 0;
  std::uint32_t paragraphs = 0;  // characters inside paragraphs that read on
};

class PageTree {
 public:
  explicit PageTree(const Dom& dom);

  const Dom& dom() const { return *dom_; }
  const Node& node(NodeId id) const { return dom_->nodes[id]; }
  const Measure& measure(NodeId id) const { return measures_[id]; }
  double link_density(NodeId id) const;

  // Drops the subtree: it is passed over from now on. `kind` is why; it must outlive the tree.
  void drop(NodeId id, std::string_view kind);
  bool dropped(NodeId id) const { return !kinds_[id].empty(); }
  std::string_view kind(NodeId id) const { return kinds_[id]; }

  // The node after `id` in document order, past its subtree when that is dropped.
  NodeId next(NodeId id) const { return dropped(id) ? node(id).end : id + 1; }

  // Counts anew, without what is dropped.
  void measure_all();

  bool inside(NodeId id, NodeId ancestor) const {
    return id >= ancestor && id < node(ancestor).end;
  }

 private:
  const Dom* dom_;
  std::vector<Measure> measures_;
  std::vector<std::string_view> kinds_;
};

// Characters of a text, runs of spaces as one, none at the ends.
std::uint32_t count_characters(std::string_view text);

}  // namespace vankho::indexer
