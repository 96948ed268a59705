#include "indexer/clean/main_content.h"

#include <algorithm>

#include "indexer/clean/content_score.h"
#include "indexer/clean/headline.h"
#include "indexer/clean/page_blocks.h"
#include "indexer/clean/page_noise.h"
#include "indexer/clean/page_words.h"

namespace vankho::indexer {
namespace {

constexpr std::uint32_t kShortLink = 120;  // characters of a line that is nothing but a link

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

void mark_block(Block& block, std::string_view title) {
  if (!block.kind.empty()) return;
  const std::uint32_t characters = count_characters(block.text);
  if (block.tag == Tag::h1 || repeats(block.text, title)) {
    block.kind = "title";
  } else if (!is_heading(block.tag) && block.tag != Tag::li && characters <= kShortLink &&
             block.linked * 10 >= characters * 9) {
    block.kind = "related";
  }
}

// A heading with nothing under it has lost what it headed.
void mark_lone_headings(std::vector<Block>& blocks) {
  bool text_below = false;
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    if (!block->kind.empty()) continue;
    if (is_heading(block->tag) && !text_below) block->kind = "chrome";
    text_below = block->kind.empty() && (text_below || !is_heading(block->tag));
  }
}

bool in_lead(const Dom& dom, NodeId id) {
  for (int level = 0; level < 3 && id != 0; ++level, id = dom.nodes[id].parent)
    if (said_of(dom.nodes[id]).lead) return true;
  return false;
}

}  // namespace

MainContent main_content(const Dom& dom, std::string_view title) {
  MainContent content;
  PageTree tree(dom);
  drop_noise(tree);
  std::vector<Block> blocks;
  for (const NodeId root : find_content(tree)) {
    drop_link_boxes(tree, root);
    for (Block& block : blocks_of(tree, root)) {
      mark_block(block, title);
      blocks.push_back(std::move(block));
    }
  }
  mark_lone_headings(blocks);
  for (Block& block : blocks) {
    if (!block.kind.empty()) {
      content.removed.push_back({std::string(block.kind), std::move(block.text)});
    } else if (content.text.empty() && in_lead(dom, block.node)) {
      if (!content.lead.empty()) content.lead += '\n';
      content.lead += block.text;
    } else {
      content.text += block.text;
      content.text += '\n';
    }
  }
  return content;
}

std::string visible_text(const Dom& dom) {
  PageTree tree(dom);
  for (NodeId id = 1; id < dom.nodes.size(); id = tree.next(id)) {
    const Tag tag = dom.nodes[id].tag;
    if (tag == Tag::script || tag == Tag::style || tag == Tag::noscript || tag == Tag::head)
      tree.drop(id, "hidden");
  }
  std::string text;
  for (const Block& block : blocks_of(tree, 0))
    if (block.kind.empty()) text += block.text + '\n';
  return text;
}

}  // namespace vankho::indexer
