#include "query/rerank.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "query/nearness.h"

namespace vankho::query {
namespace {

constexpr std::size_t kAhead = 2;  // articles: their streams lie anywhere in the segment

}  // namespace

void rerank(const Snapshot& snapshot, const std::vector<std::vector<Plan::Term>>& words,
            std::size_t wanted, std::vector<Ranked>& best) {
  if (words.size() < 2) return;
  const float most = Nearness::most(words);
  const std::size_t count = std::min(best.size(), kReranked);
  std::unordered_map<std::uint32_t, Nearness> by_part;
  std::vector<float> leaders;  // the best `wanted` scores so far, the least in front
  for (std::size_t i = 0; i < count; ++i) {
    if (i + kAhead < count) {
      const Ranked& soon = best[i + kAhead];
      snapshot.parts()[soon.part].segment->prefetch_stream(soon.article);
    }
    if (leaders.size() == wanted && (wanted == 0 || best[i].score + most < leaders.front())) break;
    const segment::Segment& segment = *snapshot.parts()[best[i].part].segment;
    const Nearness& nearness = by_part.try_emplace(best[i].part, segment, words).first->second;
    best[i].nearness = nearness(best[i].article);
    best[i].score += best[i].nearness;
    leaders.push_back(best[i].score);
    std::ranges::push_heap(leaders, std::greater{});
    if (leaders.size() <= wanted) continue;
    std::ranges::pop_heap(leaders, std::greater{});
    leaders.pop_back();
  }
  std::stable_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count),
                   [](const Ranked& a, const Ranked& b) { return before(a, b, Sort::relevance); });
}

}  // namespace vankho::query
