#include "query/similar.h"

#include <algorithm>
#include <map>

#include "query/lexicon.h"
#include "schema/term.h"
#include "segment/stream.h"

namespace vankho::query {
namespace {

constexpr std::size_t kPairs = 24;
constexpr std::uint64_t kLeastDf = 2;  // a pair that is nowhere else finds nothing

}  // namespace

Plan plan_similar(const Snapshot& snapshot, std::uint32_t part, std::uint32_t article) {
  const segment::Segment& segment = *snapshot.parts()[part].segment;
  const Lexicon lexicon(snapshot);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> counts;
  segment::Placed before{};
  for (const segment::Placed& placed : segment::read_stream(segment.stream(article))) {
    const bool sound = placed.term - segment::kFirstTerm < segment.terms();
    if (sound && before.term != 0 && placed.position == before.position + 1)
      ++counts[{before.term, placed.term}];
    before = sound ? placed : segment::Placed{};
  }
  std::vector<Plan::Pair> pairs;
  for (const auto& [pair, count] : counts) {
    const std::uint32_t df = segment.bigram_df(pair.first, pair.second);
    if (df < kLeastDf && snapshot.parts().size() == 1) continue;
    pairs.push_back({std::string(segment.term(pair.first)), std::string(segment.term(pair.second)),
                     lexicon.idf(df) * static_cast<float>(std::min(count, 5u))});
  }
  std::ranges::stable_sort(pairs, std::greater{}, &Plan::Pair::weight);
  if (pairs.size() > kPairs) pairs.resize(kPairs);
  Plan any;
  any.type = Plan::Type::any;
  for (Plan::Pair& pair : pairs) {
    Plan one;
    one.type = Plan::Type::pair;
    one.pairs.push_back(std::move(pair));
    any.children.push_back(std::move(one));
  }
  for (const std::uint32_t number : segment.resolutions()[article]) {
    Plan one;
    one.type = Plan::Type::list;
    const std::string term = schema::citation_term(segment.string(number));
    one.spellings.push_back({term, 2 * lexicon.idf(lexicon.df(term))});
    any.children.push_back(std::move(one));
  }
  if (any.children.empty()) any.type = Plan::Type::nothing;
  return any;
}

}  // namespace vankho::query
