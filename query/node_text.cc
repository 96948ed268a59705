// Nodes that look into the articles' token streams: phrases and neighbourhoods.
#include <algorithm>
#include <bit>

#include "query/node.h"
#include "segment/stream.h"

namespace vankho::query {
namespace {

// The part of a stream that belongs to the fields of `mask`; all of it for 0.
std::string_view field_of(std::string_view stream, std::uint8_t mask) {
  if (mask == 0) return stream;
  const int field = mask == segment::kInTitle ? 0 : mask == segment::kInLead ? 1 : 2;
  for (int i = 0; i < field; ++i) {
    const std::size_t end = stream.find(static_cast<char>(segment::kFieldEnd));
    if (end == std::string_view::npos) return {};
    stream.remove_prefix(end + 1);
  }
  return stream.substr(0, stream.find(static_cast<char>(segment::kFieldEnd)));
}

void add_flat(const Bitmap& bits, const Bitmap& wanted, float score, Scores& scores) {
  Bitmap both;
  for (std::size_t i = 0; i < bits.size(); ++i) both[i] = bits[i] & wanted[i];
  segment::each_bit(both, [&](std::uint32_t article) { scores.add_flat(article, score); });
}

// What `list` matches, each with the same score.
class Flat : public Node {
 public:
  Flat(NodePtr list, float weight) : list_(std::move(list)), weight_(weight) {}

  std::uint32_t next(std::uint32_t window) override { return list_->next(window); }
  void match(std::uint32_t window, Bitmap& bits) override { list_->match(window, bits); }
  void score(std::uint32_t window, const Bitmap& wanted, Scores& scores) override {
    Bitmap bits{};
    if (list_->next(window) == window) list_->match(window, bits);
    add_flat(bits, wanted, weight_, scores);
  }

 private:
  NodePtr list_;
  float weight_;
};

// Articles that hold each of several lists, then looked at one by one.
class Verified : public Node {
 public:
  Verified(const segment::Segment& segment, std::vector<NodePtr> lists, float weight)
      : segment_(segment), lists_(all_of(std::move(lists))), weight_(weight) {}

  std::uint32_t next(std::uint32_t window) override { return lists_->next(window); }

  void match(std::uint32_t window, Bitmap& bits) override {
    if (window == known_window_) {
      bits = known_;
      return;
    }
    Bitmap candidates{};
    if (lists_->next(window) == window) lists_->match(window, candidates);
    segment::each_bit(candidates, [&](std::uint32_t i) {
      const std::uint32_t article = window * segment::kWindow + i;
      if (article < segment_.articles() && holds(segment_.stream(article)))
        bits[i / 64] |= std::uint64_t{1} << (i % 64);
    });
    known_window_ = window;
    known_ = bits;
  }

  void score(std::uint32_t window, const Bitmap& wanted, Scores& scores) override {
    Bitmap bits{};
    match(window, bits);
    add_flat(bits, wanted, weight_, scores);
  }

 protected:
  virtual bool holds(std::string_view stream) const = 0;

 private:
  const segment::Segment& segment_;
  NodePtr lists_;
  float weight_;
  std::uint32_t known_window_ = kNoWindow;  // match() is asked again by score()
  Bitmap known_{};
};

// Codes are self-synchronising, so a phrase is a substring.
class Phrase : public Verified {
 public:
  // `rare`: where in `codes` the byte is that is looked for first.
  Phrase(const segment::Segment& segment, std::vector<NodePtr> lists, std::string codes,
         std::size_t rare, std::uint8_t mask, float weight)
      : Verified(segment, std::move(lists), weight),
        codes_(std::move(codes)),
        rare_(rare),
        mask_(mask) {}

 protected:
  bool holds(std::string_view stream) const override {
    return !segment::each_place(field_of(stream, mask_), codes_, rare_, [](const char*) { return false; });
  }

 private:
  std::string codes_;
  std::size_t rare_;
  std::uint8_t mask_;
};

class Near : public Verified {
 public:
  Near(const segment::Segment& segment, std::vector<NodePtr> lists,
       std::vector<std::vector<std::uint32_t>> terms, int distance, bool ordered, float weight)
      : Verified(segment, std::move(lists), weight),
        terms_(std::move(terms)),
        distance_(static_cast<std::uint32_t>(distance)),
        ordered_(ordered) {}

 protected:
  bool holds(std::string_view stream) const override {
    std::vector<std::vector<std::uint32_t>> places(terms_.size());
    for (const segment::Placed& placed : segment::read_stream(stream))
      for (std::size_t i = 0; i < terms_.size(); ++i)
        if (std::ranges::find(terms_[i], placed.term) != terms_[i].end())
          places[i].push_back(placed.position);
    return ordered_ ? in_order(places) : together(places);
  }

 private:
  // Each word at most `distance_` after the one before: the earliest chain that works.
  bool in_order(const std::vector<std::vector<std::uint32_t>>& places) const {
    std::vector<std::uint32_t> reached = places[0];
    for (std::size_t i = 1; i < places.size() && !reached.empty(); ++i) {
      std::vector<std::uint32_t> further;
      for (const std::uint32_t place : places[i]) {
        const auto after = std::ranges::upper_bound(reached, place);
        const bool chained = std::any_of(reached.begin(), after, [&](std::uint32_t before) {
          return before < place && place - before <= distance_;
        });
        if (chained) further.push_back(place);
      }
      reached = std::move(further);
    }
    return !reached.empty();
  }

  // All within one stretch: each neighbour at most `distance_` from the next.
  bool together(const std::vector<std::vector<std::uint32_t>>& places) const {
    const auto stretch = distance_ * static_cast<std::uint32_t>(places.size() - 1);
    return std::ranges::any_of(places[0], [&](std::uint32_t anchor) {
      return std::ranges::all_of(places, [&](const std::vector<std::uint32_t>& word) {
        return std::ranges::any_of(word, [&](std::uint32_t place) {
          return (place > anchor ? place - anchor : anchor - place) <= stretch;
        });
      });
    });
  }

  std::vector<std::vector<std::uint32_t>> terms_;
  std::uint32_t distance_;
  bool ordered_;
};

NodePtr unweighted(segment::PostingList list, std::uint8_t mask) {
  std::vector<Weighted> one;
  one.push_back({std::move(list), 0});
  return any_list(std::move(one), mask);
}

}  // namespace

NodePtr phrase(const segment::Segment& segment, std::vector<std::uint32_t> terms,
               std::uint8_t mask, float weight) {
  // The list of one term or of one pair is the answer by itself.
  if (terms.size() <= 2) {
    segment::PostingList list = terms.size() == 1 ? segment.postings(terms[0])
                                                  : segment.bigram(terms[0], terms[1]);
    return std::make_unique<Flat>(unweighted(std::move(list), mask), weight);
  }
  std::vector<NodePtr> lists;
  std::string codes, rarest;
  std::size_t rare = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::string code;
    segment::put_code(code, terms[i]);
    codes += code;
    if (code.size() > rarest.size()) rarest = code, rare = codes.size() - 1;
    if (i == 0) continue;
    segment::PostingList list = segment.bigram(terms[i - 1], terms[i]);
    if (list.df() == 0) return nothing();
    lists.push_back(unweighted(std::move(list), mask));
  }
  return std::make_unique<Phrase>(segment, std::move(lists), std::move(codes), rare, mask, weight);
}

NodePtr near(const segment::Segment& segment, std::vector<std::vector<std::uint32_t>> terms,
             int distance, bool ordered, float weight) {
  std::vector<NodePtr> lists;
  for (const auto& spellings : terms) {
    std::vector<Weighted> one;
    for (const std::uint32_t number : spellings) one.push_back({segment.postings(number), 0});
    if (one.empty()) return nothing();
    lists.push_back(any_list(std::move(one), 0));
  }
  return std::make_unique<Near>(segment, std::move(lists), std::move(terms), distance, ordered,
                                weight);
}

}  // namespace vankho::query
