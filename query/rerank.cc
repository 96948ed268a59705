#include "query/rerank.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "segment/stream.h"

namespace vankho::query {
namespace {

// A pair of neighbouring query words that stand d tokens apart counts the smaller of their
// weights times kNear / d², as in Büttcher, Clarke & Lushman 2006 ("Term proximity scoring for
// ad-hoc retrieval"), counted for the closest meeting only. d = 1 in order is a bigram, which
// has been counted.
constexpr float kNear = 0.8f;
constexpr std::uint32_t kFar = 12;       // tokens: further apart counts nothing

// By term number: the word of the query that it is a reading of, + 1; 0: none. A table, since it is
// asked for every token of a hundred articles.
using Numbered = std::vector<std::uint16_t>;

Numbered number_words(const segment::Segment& segment,
                      const std::vector<std::vector<Plan::Term>>& words) {
  Numbered out(segment.terms() + segment::kFirstTerm);
  for (std::uint32_t i = 0; i < words.size(); ++i)
    for (const Plan::Term& term : words[i])
      if (const auto number = segment.find(term.exact); number && out[*number] == 0)
        out[*number] = static_cast<std::uint16_t>(i + 1);
  return out;
}

float nearness(std::string_view stream, const Numbered& numbered,
               const std::vector<std::vector<Plan::Term>>& words) {
  constexpr std::uint32_t kNever = 0xFFFFFFFF;
  std::vector<std::uint32_t> closest(words.size(), kNever);  // of word i and word i + 1
  std::vector<std::uint32_t> last(words.size(), kNever);
  std::uint32_t position = kFar;
  const auto meet = [&](std::uint32_t pair, std::uint32_t a, std::uint32_t b) {
    if (a != kNever && b != kNever) closest[pair] = std::min(closest[pair], a > b ? a - b + 1 : b - a);
  };
  while (!stream.empty()) {
    const std::uint32_t code = segment::take_code(stream);
    if (code < segment::kFirstTerm) {
      position += segment::kGapWidth;
      continue;
    }
    ++position;
    if (code >= numbered.size() || numbered[code] == 0) continue;
    const std::uint32_t word = numbered[code] - 1u;
    last[word] = position;
    if (word > 0) meet(word - 1, last[word - 1], position);
    if (word + 1 < words.size()) meet(word, position, last[word + 1]);
  }
  float sum = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (closest[i] == kNever || closest[i] > kFar || closest[i] < 2) continue;
    const float weight = std::min(words[i][0].weight, words[i + 1][0].weight);
    sum += kNear * weight / static_cast<float>((closest[i] - 1) * (closest[i] - 1));
  }
  return sum;
}

}  // namespace

void rerank(const Snapshot& snapshot, const std::vector<std::vector<Plan::Term>>& words,
            std::vector<Ranked>& best) {
  if (words.size() < 2) return;
  const std::size_t count = std::min(best.size(), kReranked);
  std::unordered_map<std::uint32_t, Numbered> by_part;
  for (std::size_t i = 0; i < count; ++i) {
    const segment::Segment& segment = *snapshot.parts()[best[i].part].segment;
    auto [it, fresh] = by_part.try_emplace(best[i].part);
    if (fresh) it->second = number_words(segment, words);
    best[i].score += nearness(segment.stream(best[i].article), it->second, words);
  }
  std::stable_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count),
                   [](const Ranked& a, const Ranked& b) { return before(a, b, Sort::relevance); });
}

}  // namespace vankho::query
