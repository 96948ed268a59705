#include "query/explain.h"

#include <algorithm>

#include "query/freshening.h"
#include "query/lexicon.h"
#include "schema/term.h"

namespace vankho::query {
namespace {

// Scores one article as collect() does, leaf by leaf: each is bound and scored by itself.
class Walk {
 public:
  Walk(const Snapshot& snapshot, const Request& request, const Weights& weights,
       const Ranked& ranked)
      : part_(snapshot.parts()[ranked.part]),
        era_(request.filters.era),
        lexicon_(snapshot),
        scores_(weights, snapshot.mean_length()),
        window_(ranked.article / segment::kWindow),
        article_(ranked.article % segment::kWindow) {
    wanted_[article_ / 64] = std::uint64_t{1} << (article_ % 64);
  }

  void visit(const Plan& plan) {
    switch (plan.type) {
      case Plan::Type::everything:
      case Plan::Type::nothing:
      case Plan::Type::filter: return;
      case Plan::Type::list: return lists(plan);
      case Plan::Type::pair: return pairs(plan);
      case Plan::Type::phrase: return flat(plan, "phrase");
      case Plan::Type::near:
      case Plan::Type::ordered: return flat(plan, "near");
      case Plan::Type::but_not: return visit(plan.children[0]);
      case Plan::Type::all:
        for (const Plan& child : plan.children) visit(child);
        return;
      case Plan::Type::any:
      case Plan::Type::most:
        for (const Plan& child : plan.children)
          if (matches(child)) visit(child);
        return;
      case Plan::Type::extra:
        visit(plan.children[0]);
        for (std::size_t i = 1; i < plan.children.size(); ++i)
          if (matches(plan.children[i])) visit(plan.children[i]);
        return;
    }
  }

  std::vector<Contribution> contributions;

 private:
  // As Node::score() of the operators asks it of their children.
  bool matches(const Plan& plan) const {
    const NodePtr node = bind(plan, part_, era_);
    if (node->next(window_) != window_) return false;
    Bitmap bits{};
    node->match(window_, bits);
    return (bits[article_ / 64] >> (article_ % 64) & 1) != 0;
  }

  void lists(const Plan& plan) {
    for (const Plan::Term& term : plan.spellings) {
      const auto number = part_.segment->find(term.exact);
      if (!number || term.weight == 0) continue;
      const bool document = schema::is_citation_term(term.exact);
      Contribution one;
      one.kind = document ? "document" : "word";
      one.text = document ? term.exact.substr(1) : term.exact;
      one.df = lexicon_.df(term.exact);
      add(part_.segment->postings(*number), plan.mask, term.weight, std::move(one));
    }
  }

  void pairs(const Plan& plan) {
    for (const Plan::Pair& pair : plan.pairs) {
      const auto first = part_.segment->find(pair.first), second = part_.segment->find(pair.second);
      if (!first || !second) continue;
      segment::PostingList list = part_.segment->bigram(*first, *second);
      if (list.df() == 0) continue;
      Contribution one;
      one.kind = "pair";
      one.text = pair.first + " " + pair.second;
      one.df = lexicon_.pair_df(pair.first, pair.second);
      add(std::move(list), plan.mask, pair.weight, std::move(one));
    }
  }

  void add(segment::PostingList list, std::uint8_t mask, float weight, Contribution one) {
    if (list.next_window(window_) != window_) return;
    begin();
    segment::each_in(list.block(window_), wanted_, [&](std::uint32_t, std::uint8_t payload) {
      if (mask != 0 && (payload & mask) == 0) return;
      scores_.add(article_, payload, weight);
      one.count = payload & segment::kMaxCount;
      if ((payload & segment::kInTitle) != 0) one.fields.emplace_back("title");
      if ((payload & segment::kInLead) != 0) one.fields.emplace_back("lead");
      if ((payload & segment::kInBody) != 0) one.fields.emplace_back("body");
    });
    one.score = scores_[article_];
    if (one.score == 0) return;
    one.idf = lexicon_.idf(one.df);
    one.weight = weight;
    one.tf = one.score / one.weight;
    contributions.push_back(std::move(one));
  }

  // What is there or not.
  void flat(const Plan& plan, const char* kind) {
    const NodePtr node = bind(plan, part_, era_);
    if (node->next(window_) != window_) return;
    begin();
    node->score(window_, wanted_, scores_);
    if (scores_[article_] == 0) return;
    Contribution one;
    one.kind = kind;
    for (const auto& word : plan.words)
      if (!word.empty()) one.text += (one.text.empty() ? "" : " ") + word[0].exact;
    one.score = scores_[article_];
    contributions.push_back(std::move(one));
  }

  void begin() {
    const auto lengths = part_.segment->column<std::uint8_t>(segment::kLength);
    scores_.begin(lengths.data() + std::size_t{window_} * segment::kWindow);
  }

  const Part& part_;
  Era era_;
  Lexicon lexicon_;
  Scores scores_;
  std::uint32_t window_, article_;  // article_: inside the window
  Bitmap wanted_{};
};

void add_flat(const char* kind, double score, std::vector<Contribution>& to) {
  if (score == 0) return;
  Contribution one;
  one.kind = kind;
  one.score = score;
  to.push_back(std::move(one));
}

}  // namespace

std::vector<Contribution> explain_score(const Snapshot& snapshot, const Plan& plan,
                                        const Request& request, const Weights& weights,
                                        const Ranked& ranked) {
  if (request.sort != Sort::relevance) return {};
  Walk walk(snapshot, request, weights, ranked);
  walk.visit(plan);
  std::vector<Contribution> out = std::move(walk.contributions);
  double sum = 0;
  for (const Contribution& one : out) sum += one.score;
  const segment::Segment& segment = *snapshot.parts()[ranked.part].segment;
  const std::int32_t date = segment.column<std::int32_t>(segment::kDate)[ranked.article];
  const double lift = Freshening(request.freshness, snapshot).lift(date);
  add_flat("freshness", sum * (lift - 1), out);
  add_flat("nearness", static_cast<double>(ranked.nearness), out);
  std::ranges::stable_sort(out, std::greater{}, &Contribution::score);
  return out;
}

}  // namespace vankho::query
