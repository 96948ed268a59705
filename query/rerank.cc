#include "query/rerank.h"

#include <algorithm>
#include <array>
#include <functional>
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

// What words i and i + 1 add when they are two tokens apart.
float lift(const std::vector<std::vector<Plan::Term>>& words, std::size_t i) {
  return kNear * std::min(words[i][0].weight, words[i + 1][0].weight);
}

// The codes of the query's words in one segment, ready for a walk over streams: most bytes of a
// stream are stepped over by one look into a table.
class WordCodes {
 public:
  WordCodes(const segment::Segment& segment, const std::vector<std::vector<Plan::Term>>& words) {
    for (unsigned byte = 0; byte < segment::kFirstTail; ++byte)
      steps_[byte] = byte < segment::kFirstTerm ? segment::kGapWidth : 1;
    for (std::uint32_t i = 0; i < words.size(); ++i)
      for (const Plan::Term& term : words[i])
        if (const auto number = segment.find(term.exact); number && word(*number) == kNone) {
          terms_.emplace_back(*number, i);
          std::string code;
          segment::put_code(code, *number);
          const auto front = static_cast<unsigned char>(code[0]);
          steps_[front] |= kCandidate;
          seconds_[front] |= code.size() == 1 ? ~std::uint64_t{0} : bit_of(code[1]);
        }
  }

  // By how many positions a byte moves on; with kCandidate when it may begin a word's code.
  std::uint8_t step(char byte) const { return steps_[static_cast<unsigned char>(byte)]; }

  // Whether a word's code may begin with these two bytes.
  bool may_begin(char front, char second) const {
    return (seconds_[static_cast<unsigned char>(front)] & bit_of(second)) != 0;
  }

  // The word that a term is a reading of.
  std::uint32_t word(std::uint32_t term) const {
    for (const auto& [number, word] : terms_)
      if (number == term) return word;
    return kNone;
  }

  static constexpr std::uint8_t kCandidate = 0x80;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

 private:
  static std::uint64_t bit_of(char byte) { return std::uint64_t{1} << (byte & 0x3F); }

  std::array<std::uint8_t, 256> steps_{};
  std::array<std::uint64_t, 256> seconds_{};  // by first byte: which second bytes, by their last six bits
  std::vector<std::pair<std::uint32_t, std::uint32_t>> terms_;  // number, word; few
};

float nearness(std::string_view stream, const WordCodes& codes,
               const std::vector<std::vector<Plan::Term>>& words) {
  constexpr std::uint32_t kNever = 0xFFFFFFFF;
  std::vector<std::uint32_t> closest(words.size(), kNever);  // of word i and word i + 1
  std::vector<std::uint32_t> last(words.size(), kNever);
  std::uint32_t position = kFar;
  const auto meet = [&](std::uint32_t pair, std::uint32_t a, std::uint32_t b) {
    if (a != kNever && b != kNever) closest[pair] = std::min(closest[pair], a > b ? a - b + 1 : b - a);
  };
  const char* const end = stream.data() + stream.size();
  for (const char* at = stream.data();; ++at) {
    std::uint8_t step = 0;
    for (; at != end && (step = codes.step(*at)) < WordCodes::kCandidate; ++at) position += step;
    if (at == end) break;
    position += step & ~WordCodes::kCandidate;
    if (at + 1 != end && !codes.may_begin(at[0], at[1])) continue;
    std::string_view code(at, static_cast<std::size_t>(end - at));
    const std::uint32_t word = codes.word(segment::take_code(code));
    if (word == WordCodes::kNone) continue;
    last[word] = position;
    if (word > 0) meet(word - 1, last[word - 1], position);
    if (word + 1 < words.size()) meet(word, position, last[word + 1]);
  }
  float sum = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (closest[i] == kNever || closest[i] > kFar || closest[i] < 2) continue;
    sum += lift(words, i) / static_cast<float>((closest[i] - 1) * (closest[i] - 1));
  }
  return sum;
}

}  // namespace

void rerank(const Snapshot& snapshot, const std::vector<std::vector<Plan::Term>>& words,
            std::size_t wanted, std::vector<Ranked>& best) {
  if (words.size() < 2) return;
  float most = 0;  // that nearness can add
  for (std::size_t i = 0; i + 1 < words.size(); ++i) most += lift(words, i);
  const std::size_t count = std::min(best.size(), kReranked);
  std::unordered_map<std::uint32_t, WordCodes> by_part;
  std::vector<float> leaders;  // the best `wanted` scores so far, the least in front
  for (std::size_t i = 0; i < count; ++i) {
    if (leaders.size() == wanted && (wanted == 0 || best[i].score + most < leaders.front())) break;
    const segment::Segment& segment = *snapshot.parts()[best[i].part].segment;
    const WordCodes& codes = by_part.try_emplace(best[i].part, segment, words).first->second;
    best[i].nearness = nearness(segment.stream(best[i].article), codes, words);
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
