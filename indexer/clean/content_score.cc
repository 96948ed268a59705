// The scoring is that of Arc90's Readability as Mozilla keeps it: paragraphs vote
// for the elements around them, links and bad names count against.
#include "indexer/clean/content_score.h"

#include <algorithm>

#include "indexer/clean/page_words.h"

namespace vankho::indexer {
namespace {

constexpr std::uint32_t kShortestVote = 25;  // characters
constexpr std::size_t kVotesReach = 6;       // levels up
constexpr double kFullShare = 0.5;           // of the page's paragraphs, for a name to count fully

bool votes(Tag tag) {
  return tag == Tag::p || tag == Tag::td || tag == Tag::pre || tag == Tag::blockquote ||
         tag == Tag::div || tag == Tag::section || tag == Tag::li || tag == Tag::article ||
         tag == Tag::main || tag == Tag::body || tag == Tag::dd || tag == Tag::center;
}

// `share`: of the page's paragraphs, in it.
double weight_of(const Node& node, double share) {
  double weight = 0;
  switch (node.tag) {
    case Tag::div: weight += 5; break;
    case Tag::article: weight += 15; break;
    case Tag::section: case Tag::main: weight += 3; break;
    case Tag::pre: case Tag::td: case Tag::blockquote: weight += 3; break;
    case Tag::address: case Tag::ol: case Tag::ul: case Tag::dl: case Tag::dd: case Tag::dt:
    case Tag::li: case Tag::form: weight -= 3; break;
    case Tag::h1: case Tag::h2: case Tag::h3: case Tag::h4: case Tag::h5: case Tag::h6:
    case Tag::th: weight -= 5; break;
    default: break;
  }
  const Said said = said_of(node);
  // <div class="content-wrapper title"> and each of twenty <div class="card-content"> are
  // called content, but hold little.
  if (said.content) weight += 25 * std::min(1.0, share / kFullShare);
  if (!said.noise.empty()) weight -= 25;
  if (node.attribute("itemprop") == "articleBody") weight += 50;
  return weight;
}

class Scores {
 public:
  explicit Scores(const PageTree& tree) : tree_(tree), scores_(tree.dom().nodes.size()), voted_(scores_.size()) {
    vote_all();
  }

  double of(NodeId id) const {
    if (!voted_[id]) return 0;
    const std::uint32_t all = tree_.measure(0).paragraphs;
    const double share = all == 0 ? 1 : static_cast<double>(tree_.measure(id).paragraphs) / all;
    return (scores_[id] + weight_of(tree_.node(id), share)) * (1.0 - tree_.link_density(id));
  }

  NodeId best() const {
    NodeId best = 0;
    double most = 0;
    for (NodeId id = 1; id < scores_.size(); id = tree_.next(id)) {
      const double score = of(id);
      if (!tree_.dropped(id) && score > most) {
        most = score;
        best = id;
      }
    }
    return best;
  }

 private:
  // Text that stands in the element itself or in inline elements of it.
  void vote_all() {
    std::vector<std::uint32_t> text(scores_.size()), commas(scores_.size());
    for (NodeId id = 1; id < scores_.size(); id = tree_.next(id)) {
      if (tree_.dropped(id) || tree_.node(id).tag != Tag::text) continue;
      const NodeId block = block_of(id);
      text[block] += tree_.measure(id).text;
      commas[block] += tree_.measure(id).commas;
    }
    for (NodeId id = 1; id < scores_.size(); ++id)
      if (text[id] >= kShortestVote && votes(tree_.node(id).tag)) vote(id, text[id], commas[id]);
  }

  NodeId block_of(NodeId id) const {
    NodeId block = tree_.node(id).parent;
    while (block != 0 && !is_block(tree_.node(block).tag)) block = tree_.node(block).parent;
    return block;
  }

  void vote(NodeId id, std::uint32_t text, std::uint32_t commas) {
    const double points = 1 + commas + std::min(text / 100, 3u);
    // A <div> that holds its text itself is a candidate as well.
    NodeId above = tree_.node(id).tag == Tag::p || tree_.node(id).tag == Tag::li
                       ? tree_.node(id).parent
                       : id;
    for (std::size_t level = 0; level < kVotesReach && above != 0; ++level) {
      const double divider = level == 0 ? 1 : level == 1 ? 2 : static_cast<double>(level) * 3;
      scores_[above] += points / divider;
      voted_[above] = true;
      above = tree_.node(above).parent;
    }
  }

  const PageTree& tree_;
  std::vector<double> scores_;
  std::vector<bool> voted_;
};

// Up while the parent is nearly as good: articles cut into several <section>s.
NodeId climb(const PageTree& tree, const Scores& scores, NodeId top) {
  const double threshold = scores.of(top) / 3;
  double last = scores.of(top);
  NodeId best = top;
  for (NodeId above = tree.node(top).parent; above != 0; above = tree.node(above).parent) {
    if (tree.node(above).tag == Tag::body || tree.node(above).tag == Tag::html) break;
    const double score = scores.of(above);
    if (score < threshold) break;
    if (score > last) {
      best = above;
      break;
    }
    last = score;
  }
  return best;
}

bool goes_with(const PageTree& tree, const Scores& scores, NodeId sibling, double top_score) {
  if (tree.dropped(sibling)) return false;
  if (scores.of(sibling) >= std::max(10.0, top_score * 0.2)) return true;
  const Tag tag = tree.node(sibling).tag;
  const Measure& of = tree.measure(sibling);
  const double density = tree.link_density(sibling);
  if (tag == Tag::p) return of.text > 80 && density < 0.25;
  return said_of(tree.node(sibling)).lead && density < 0.25;
}

}  // namespace

NodeId best_content(const PageTree& tree) { return Scores(tree).best(); }

std::vector<NodeId> find_content(const PageTree& tree) {
  const Scores scores(tree);
  NodeId top = scores.best();
  if (top == 0) return {};
  top = climb(tree, scores, top);
  std::vector<NodeId> content;
  const NodeId parent = tree.node(top).parent;
  const double top_score = scores.of(top);
  for (NodeId id = parent + 1; id < tree.node(parent).end; id = tree.node(id).end)
    if (id == top || goes_with(tree, scores, id, top_score)) content.push_back(id);
  return content;
}

}  // namespace vankho::indexer
