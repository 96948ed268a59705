#include "query/node.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "segment/stream.h"

namespace vankho::query {

using segment::each_bit;

Scores::Scores(const Weights& weights, double mean_length) {
  for (unsigned payload = 0; payload < frequency_.size(); ++payload) {
    float tf = static_cast<float>(payload & segment::kMaxCount);
    if ((payload & segment::kInTitle) != 0) tf += weights.title;
    if ((payload & segment::kInLead) != 0) tf += weights.lead;
    frequency_[payload] = tf;
  }
  for (unsigned code = 0; code < norm_.size(); ++code) {
    const auto length = static_cast<float>(segment::length_of(static_cast<std::uint8_t>(code)));
    norm_[code] =
        weights.k1 * (1 - weights.b + weights.b * length / static_cast<float>(mean_length));
  }
}

namespace {

bool empty(const Bitmap& bits) {
  return std::ranges::all_of(bits, [](std::uint64_t word) { return word == 0; });
}

const Bitmap& full() {
  static const Bitmap bits = [] {
    Bitmap all;
    all.fill(~std::uint64_t{0});
    return all;
  }();
  return bits;
}

// A node scores only what itself matches: a part of it that stands in an article is worth nothing
// there, whatever its neighbours in the window hold.
void score_own(Node& node, std::uint32_t window, const Bitmap& matched, const Bitmap& wanted,
               Scores& scores) {
  Bitmap both;
  for (std::size_t i = 0; i < both.size(); ++i) both[i] = matched[i] & wanted[i];
  if (!empty(both)) node.score(window, both, scores);
}

class AnyList : public Node {
 public:
  AnyList(std::vector<Weighted> lists, std::uint8_t mask) : lists_(std::move(lists)), mask_(mask) {}

  std::uint32_t next(std::uint32_t window) override {
    std::uint32_t first = kNoWindow;
    for (Weighted& one : lists_) first = std::min(first, one.list.next_window(window));
    return first;
  }

  void match(std::uint32_t window, Bitmap& bits) override {
    for (Weighted& one : lists_) {
      if (one.list.next_window(window) != window) continue;
      if (mask_ == 0) {
        segment::add_bits(one.list.block(window), bits);
        continue;
      }
      segment::each_in(one.list.block(window), full(), [&](std::uint32_t article, std::uint8_t payload) {
        if ((payload & mask_) != 0) bits[article / 64] |= std::uint64_t{1} << (article % 64);
      });
    }
  }

  void score(std::uint32_t window, const Bitmap& wanted, Scores& scores) override {
    for (Weighted& one : lists_) {
      if (one.weight == 0 || one.list.next_window(window) != window) continue;
      segment::each_in(one.list.block(window), wanted, [&](std::uint32_t article, std::uint8_t payload) {
        if (mask_ == 0 || (payload & mask_) != 0) scores.add(article, payload, one.weight);
      });
    }
  }

 private:
  std::vector<Weighted> lists_;
  std::uint8_t mask_;
};

class AllOf : public Node {
 public:
  explicit AllOf(std::vector<NodePtr> children) : children_(std::move(children)) {}

  std::uint32_t next(std::uint32_t window) override {
    for (bool moved = true; moved && window != kNoWindow;) {
      moved = false;
      for (const NodePtr& child : children_) {
        const std::uint32_t at = child->next(window);
        if (at != window) moved = true, window = at;
        if (window == kNoWindow) break;
      }
    }
    return window;
  }

  void match(std::uint32_t window, Bitmap& bits) override {
    bits = full();
    for (const NodePtr& child : children_) {
      Bitmap one{};
      child->match(window, one);
      for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= one[i];
      if (empty(bits)) return;
    }
  }

  void score(std::uint32_t window, const Bitmap& wanted, Scores& scores) override {
    for (const NodePtr& child : children_) child->score(window, wanted, scores);
  }

 private:
  std::vector<NodePtr> children_;
};

class AnyOf : public Node {
 public:
  explicit AnyOf(std::vector<NodePtr> children)
      : children_(std::move(children)), matched_(children_.size()) {}

  std::uint32_t next(std::uint32_t window) override {
    std::uint32_t first = kNoWindow;
    for (const NodePtr& child : children_) first = std::min(first, child->next(window));
    return first;
  }

  void match(std::uint32_t window, Bitmap& bits) override {
    for (std::size_t c = 0; c < children_.size(); ++c) {
      Bitmap& one = matched_[c];
      one = {};
      if (children_[c]->next(window) == window) children_[c]->match(window, one);
      for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= one[i];
    }
  }

  void score(std::uint32_t window, const Bitmap& wanted, Scores& scores) override {
    for (std::size_t c = 0; c < children_.size(); ++c)
      score_own(*children_[c], window, matched_[c], wanted, scores);
  }

 private:
  std::vector<NodePtr> children_;
  std::vector<Bitmap> matched_;  // by the children, in the window that was matched last
};

class ButNot : public Node {
 public:
  ButNot(NodePtr wanted, NodePtr unwanted)
      : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {}

  std::uint32_t next(std::uint32_t window) override { return wanted_->next(window); }

  void match(std::uint32_t window, Bitmap& bits) override {
    wanted_->match(window, bits);
    if (unwanted_->next(window) != window) return;
    Bitmap out{};
    unwanted_->match(window, out);
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= ~out[i];
  }

  void score(std::uint32_t window, const Bitmap& wanted, Scores& scores) override {
    wanted_->score(window, wanted, scores);
  }

 private:
  NodePtr wanted_, unwanted_;
};

class MostOf : public Node {
 public:
  MostOf(std::vector<std::pair<NodePtr, float>> children, float least)
      : children_(std::move(children)), matched_(children_.size()), least_(least) {}

  std::uint32_t next(std::uint32_t window) override {
    std::uint32_t first = kNoWindow;
    for (const auto& [child, weight] : children_) first = std::min(first, child->next(window));
    return first;
  }

  void match(std::uint32_t window, Bitmap& bits) override {
    std::array<float, segment::kWindow> covered{};
    Bitmap any{};
    for (std::size_t c = 0; c < children_.size(); ++c) {
      const auto& [child, weight] = children_[c];
      Bitmap& one = matched_[c];
      one = {};
      if (child->next(window) != window) continue;
      child->match(window, one);
      each_bit(one, [&](std::uint32_t article) { covered[article] += weight; });
      for (std::size_t i = 0; i < any.size(); ++i) any[i] |= one[i];
    }
    each_bit(any, [&](std::uint32_t article) {
      if (covered[article] >= least_) bits[article / 64] |= std::uint64_t{1} << (article % 64);
    });
  }

  void score(std::uint32_t window, const Bitmap& wanted, Scores& scores) override {
    for (std::size_t c = 0; c < children_.size(); ++c)
      score_own(*children_[c].first, window, matched_[c], wanted, scores);
  }

 private:
  std::vector<std::pair<NodePtr, float>> children_;
  std::vector<Bitmap> matched_;  // by the children, in the window that was matched last
  float least_;
};

class WithExtra : public Node {
 public:
  WithExtra(NodePtr base, std::vector<NodePtr> extra)
      : base_(std::move(base)), extra_(std::move(extra)) {}
  std::uint32_t next(std::uint32_t window) override { return base_->next(window); }
  void match(std::uint32_t window, Bitmap& bits) override { base_->match(window, bits); }
  void score(std::uint32_t window, const Bitmap& wanted, Scores& scores) override {
    base_->score(window, wanted, scores);
    for (const NodePtr& one : extra_) {
      if (one->next(window) != window) continue;
      Bitmap bits{};
      one->match(window, bits);
      score_own(*one, window, bits, wanted, scores);
    }
  }

 private:
  NodePtr base_;
  std::vector<NodePtr> extra_;
};

class Everything : public Node {
 public:
  explicit Everything(std::uint32_t articles) : articles_(articles) {}
  std::uint32_t next(std::uint32_t window) override {
    return std::uint64_t{window} * segment::kWindow < articles_ ? window : kNoWindow;
  }
  void match(std::uint32_t window, Bitmap& bits) override {
    bits = full();
    const std::uint32_t left = articles_ - window * segment::kWindow;
    for (std::uint32_t word = 0; word < bits.size(); ++word)
      if (left < (word + 1) * 64)
        bits[word] = left <= word * 64 ? 0 : bits[word] >> (64 - left % 64);
  }
  void score(std::uint32_t, const Bitmap&, Scores&) override {}

 private:
  std::uint32_t articles_;
};

class Nothing : public Node {
 public:
  std::uint32_t next(std::uint32_t) override { return kNoWindow; }
  void match(std::uint32_t, Bitmap&) override {}
  void score(std::uint32_t, const Bitmap&, Scores&) override {}
};

}  // namespace

NodePtr any_list(std::vector<Weighted> lists, std::uint8_t mask) {
  if (lists.empty()) return nothing();
  return std::make_unique<AnyList>(std::move(lists), mask);
}
NodePtr all_of(std::vector<NodePtr> children) {
  if (children.size() == 1) return std::move(children[0]);
  return std::make_unique<AllOf>(std::move(children));
}
NodePtr any_of(std::vector<NodePtr> children) {
  if (children.empty()) return nothing();
  if (children.size() == 1) return std::move(children[0]);
  return std::make_unique<AnyOf>(std::move(children));
}
NodePtr but_not(NodePtr wanted, NodePtr unwanted) {
  return std::make_unique<ButNot>(std::move(wanted), std::move(unwanted));
}
NodePtr most_of(std::vector<std::pair<NodePtr, float>> children, float least) {
  return std::make_unique<MostOf>(std::move(children), least);
}
NodePtr with_extra(NodePtr base, std::vector<NodePtr> extra) {
  if (extra.empty()) return base;
  return std::make_unique<WithExtra>(std::move(base), std::move(extra));
}
NodePtr everything(std::uint32_t articles) { return std::make_unique<Everything>(articles); }
NodePtr nothing() { return std::make_unique<Nothing>(); }

}  // namespace vankho::query
