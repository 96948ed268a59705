// Plan → nodes of one segment.
#include "query/column_filter.h"
#include "query/plan.h"

namespace vankho::query {
namespace {

constexpr std::size_t kMostPhrases = 8;  // of all combinations of spellings

// Matches by a column.
class ColumnNode : public Node {
 public:
  ColumnNode(const Part& part, FacetTest test)
      : all_(everything(part.segment->articles())), test_(std::move(test)) {}
  std::uint32_t next(std::uint32_t window) override { return all_->next(window); }
  void match(std::uint32_t window, Bitmap& bits) override {
    all_->match(window, bits);
    bits = test_.passing(window * segment::kWindow, bits);
  }
  void score(std::uint32_t, const Bitmap&, Scores&) override {}

 private:
  NodePtr all_;
  FacetTest test_;
};

std::vector<std::uint32_t> numbers_of(const std::vector<Plan::Term>& spellings,
                                      const segment::Segment& segment) {
  std::vector<std::uint32_t> numbers;
  for (const Plan::Term& term : spellings)
    if (const auto number = segment.find(term.exact)) numbers.push_back(*number);
  return numbers;
}

NodePtr bind_list(const Plan& plan, const segment::Segment& segment) {
  std::vector<Weighted> lists;
  for (const Plan::Term& term : plan.spellings)
    if (const auto number = segment.find(term.exact))
      lists.push_back({segment.postings(*number), term.weight});
  return any_list(std::move(lists), plan.mask);
}

NodePtr bind_pair(const Plan& plan, const segment::Segment& segment) {
  std::vector<Weighted> lists;
  for (const Plan::Pair& pair : plan.pairs) {
    const auto first = segment.find(pair.first), second = segment.find(pair.second);
    if (!first || !second) continue;
    segment::PostingList list = segment.bigram(*first, *second);
    if (list.df() > 0) lists.push_back({std::move(list), pair.weight});
  }
  return any_list(std::move(lists), plan.mask);
}

// The likeliest combination of spellings first.
NodePtr bind_phrase(const Plan& plan, const segment::Segment& segment) {
  std::vector<std::vector<std::uint32_t>> combinations{{}};
  for (const auto& word : plan.words) {
    std::vector<std::vector<std::uint32_t>> longer;
    const std::vector<std::uint32_t> numbers = numbers_of(word, segment);
    for (const auto& one : combinations)
      for (const std::uint32_t number : numbers)
        if (longer.size() < kMostPhrases) {
          longer.push_back(one);
          longer.back().push_back(number);
        }
    combinations = std::move(longer);
  }
  std::vector<NodePtr> phrases;
  for (auto& one : combinations)
    phrases.push_back(phrase(segment, std::move(one), plan.mask, plan.weight));
  return any_of(std::move(phrases));
}

NodePtr bind_near(const Plan& plan, const segment::Segment& segment) {
  std::vector<std::vector<std::uint32_t>> words;
  for (const auto& word : plan.words) words.push_back(numbers_of(word, segment));
  return near(segment, std::move(words), plan.distance, plan.type == Plan::Type::ordered,
              plan.weight);
}

}  // namespace

NodePtr bind(const Plan& plan, const Part& part, const Era era) {
  const segment::Segment& segment = *part.segment;
  const auto children = [&](std::size_t from) {
    std::vector<NodePtr> out;
    for (std::size_t i = from; i < plan.children.size(); ++i)
      out.push_back(bind(plan.children[i], part, era));
    return out;
  };
  switch (plan.type) {
    case Plan::Type::everything: return everything(segment.articles());
    case Plan::Type::nothing: return nothing();
    case Plan::Type::list: return bind_list(plan, segment);
    case Plan::Type::pair: return bind_pair(plan, segment);
    case Plan::Type::phrase: return bind_phrase(plan, segment);
    case Plan::Type::near:
    case Plan::Type::ordered: return bind_near(plan, segment);
    case Plan::Type::all: return all_of(children(0));
    case Plan::Type::any: return any_of(children(0));
    case Plan::Type::but_not:
      return but_not(bind(plan.children[0], part, era), bind(plan.children[1], part, era));
    case Plan::Type::extra: return with_extra(bind(plan.children[0], part, era), children(1));
    case Plan::Type::filter:
      return std::make_unique<ColumnNode>(part,
                                          FacetTest(plan.facet, plan.filter, era, part, true));
    case Plan::Type::most: {
      std::vector<std::pair<NodePtr, float>> out;
      for (const Plan& child : plan.children)
        out.emplace_back(bind(child, part, era), child.coverage);
      return most_of(std::move(out), plan.least);
    }
  }
  return nothing();
}

}  // namespace vankho::query
