// Nodes that look into the articles' token streams: phrases and neighbourhoods.
#include <algorithm>
#include <bit>
#include <cstring>

#include "query/node.h"
#include "segment/stream.h"

namespace vankho::query {
namespace {

using segment::PostingList;

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
    for (std::uint32_t word = 0; word < bits.size(); ++word)
      for (std::uint64_t left = candidates[word]; left != 0; left &= left - 1) {
        const std::uint32_t article =
            window * segment::kWindow + word * 64 + static_cast<std::uint32_t>(std::countr_zero(left));
        if (article < segment_.articles() && holds(segment_.stream(article)))
          bits[word] |= left & (~left + 1);
      }
    known_window_ = window;
    known_ = bits;
  }

  void score(std::uint32_t window, const Bitmap& wanted, Scores& scores) override {
    Bitmap bits{};
    match(window, bits);
    for (std::uint32_t word = 0; word < bits.size(); ++word)
      for (std::uint64_t left = bits[word] & wanted[word]; left != 0; left &= left - 1)
        scores.add_flat(word * 64 + static_cast<std::uint32_t>(std::countr_zero(left)), weight_);
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
  Phrase(const segment::Segment& segment, std::vector<NodePtr> lists, std::string codes,
         std::uint8_t mask, float weight)
      : Verified(segment, std::move(lists), weight), codes_(std::move(codes)), mask_(mask) {}

 protected:
  bool holds(std::string_view stream) const override {
    const std::string_view field = field_of(stream, mask_);
    return ::memmem(field.data(), field.size(), codes_.data(), codes_.size()) != nullptr;
  }

 private:
  std::string codes_;
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

NodePtr unweighted(segment::PostingList list) {
  std::vector<Weighted> one;
  one.push_back({std::move(list), 0});
  return any_list(std::move(one), 0);
}

}  // namespace

NodePtr phrase(const segment::Segment& segment, std::vector<std::uint32_t> terms,
               std::uint8_t mask, float weight) {
  std::vector<NodePtr> lists;
  std::string codes;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    segment::put_code(codes, terms[i]);
    if (i == 0) continue;
    segment::PostingList list = segment.bigram(terms[i - 1], terms[i]);
    if (list.df() == 0) return nothing();
    lists.push_back(unweighted(std::move(list)));
  }
  if (terms.size() == 1) lists.push_back(unweighted(segment.postings(terms[0])));
  return std::make_unique<Phrase>(segment, std::move(lists), std::move(codes), mask, weight);
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
