#include "indexer/clean/page_blocks.h"

#include <algorithm>

namespace vankho::indexer {
namespace {

constexpr std::size_t kMaxDropped = 2000;  // bytes that are listed of a dropped element

void append_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space) out.push_back(c);
    if (space && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
}

void trim_end(std::string& text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
}

// Plain text of a whole subtree, dropped or not, cut at kMaxDropped.
std::string flat_text(const Dom& dom, NodeId root) {
  std::string out;
  for (NodeId id = root; id < dom.nodes[root].end && out.size() < kMaxDropped; ++id) {
    const Node& node = dom.nodes[id];
    if (node.tag == Tag::script || node.tag == Tag::style) {
      id = node.end - 1;
    } else if (node.tag == Tag::text) {
      append_text(out, node.text);
    } else if (is_block(node.tag)) {
      append_text(out, " ");
    }
  }
  trim_end(out);
  return out;
}

class Collector {
 public:
  Collector(const PageTree& tree, NodeId root) : tree_(tree), root_(root) { begin(root); }

  std::vector<Block> run() {
    for (NodeId id = root_; id < tree_.node(root_).end; id = tree_.next(id)) {
      leave_until(id);
      if (tree_.dropped(id)) {
        add_dropped(id);
      } else {
        enter(id);
      }
    }
    finish();
    return std::move(blocks_);
  }

 private:
  void leave_until(NodeId id) {
    while (!open_.empty() && tree_.node(open_.back()).end <= id) {
      open_.pop_back();
      finish();
      begin(open_.empty() ? root_ : open_.back());
    }
    if (link_end_ <= id) link_end_ = 0;
  }

  void enter(NodeId id) {
    const Node& node = tree_.node(id);
    if (node.tag == Tag::text) {
      append_text(current_.text, node.text);
      if (link_end_ > id) current_.linked += tree_.measure(id).text;
    } else if (node.tag == Tag::a && link_end_ == 0) {
      link_end_ = node.end;
    } else if (is_block(node.tag)) {
      finish();
      begin(id);
      if (node.tag != Tag::br && node.tag != Tag::hr) open_.push_back(id);
    }
  }

  void begin(NodeId id) {
    if (tree_.node(id).tag == Tag::br || tree_.node(id).tag == Tag::hr) id = current_.node;
    current_ = Block{};
    current_.node = id;
    current_.tag = tree_.node(id).tag;
  }

  void finish() {
    trim_end(current_.text);
    if (!current_.text.empty()) blocks_.push_back(current_);
    current_.text.clear();
    current_.linked = 0;
  }

  void add_dropped(NodeId id) {
    if (tree_.kind(id) == "hidden" || tree_.node(id).tag == Tag::script) return;
    Block dropped;
    dropped.text = flat_text(tree_.dom(), id);
    dropped.node = id;
    dropped.kind = tree_.kind(id);
    if (dropped.text.empty()) return;
    if (is_block(tree_.node(id).tag)) {
      finish();
      blocks_.push_back(std::move(dropped));
    } else {
      // Inside a line: the line goes on behind it.
      blocks_.push_back(std::move(dropped));
      append_text(current_.text, " ");
    }
  }

  const PageTree& tree_;
  NodeId root_;
  std::vector<NodeId> open_;
  NodeId link_end_ = 0;
  Block current_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> blocks_of(const PageTree& tree, NodeId root) { return Collector(tree, root).run(); }

}  // namespace vankho::indexer
