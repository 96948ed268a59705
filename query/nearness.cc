#include "query/nearness.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <string_view>

#include "segment/stream.h"

namespace vankho::query {

// The codes of a query's word in the token streams of one segment.
class WordCodes {
 public:
  void add(const segment::Segment& segment, std::uint32_t number) {
    segment::put_code(codes_.emplace_back(), number);
    begins_[static_cast<unsigned char>(codes_.back().front())] = true;
    frequency_ += segment.entry(number).cf;
  }

  std::uint64_t frequency() const { return frequency_; }  // occurrences in the segment

  // Calls visit(begin) for each place of the word, while it returns true.
  template <typename Visit>
  void each_in(std::string_view stream, Visit visit) const {
    for (const std::string& code : codes_)
      if (!segment::each_place(stream, code, code.size() - 1, visit)) return;
  }

  // Whether the word stands at the beginning of what is left of a stream. Must not be empty.
  bool at(std::string_view rest) const {
    return begins_[static_cast<unsigned char>(rest.front())] &&
           std::ranges::any_of(codes_, [&](const std::string& code) {
             return code.size() <= rest.size() && begins(rest.data(), code);
           });
  }

 private:
  // Of so few bytes a loop is faster than memcmp.
  static bool begins(const char* at, const std::string& code) {
    for (std::size_t i = 0; i < code.size(); ++i)
      if (at[i] != code[i]) return false;
    return true;
  }

  std::vector<std::string> codes_;  // no code begins another
  std::array<bool, 256> begins_{};  // by a code's first byte
  std::uint64_t frequency_ = 0;
};

namespace {

constexpr float kNear = 0.8f;
constexpr std::uint32_t kFar = 12;  // tokens: further apart counts nothing
constexpr std::uint32_t kNever = 0xFFFFFFFF;

// By how many positions a byte of a stream moves on.
constexpr std::array<std::uint8_t, 256> kSteps = [] {
  std::array<std::uint8_t, 256> steps{};
  for (unsigned byte = 0; byte < segment::kFirstTail; ++byte)
    steps[byte] = byte < segment::kFirstTerm ? segment::kGapWidth : 1;
  return steps;
}();

std::uint32_t step(char byte) { return kSteps[static_cast<unsigned char>(byte)]; }

// Tokens from `place` to the next of a word, to the right or to the left; kNever beyond `most`.
std::uint32_t to_the_right(std::string_view stream, const char* place, const WordCodes& word,
                           std::uint32_t most) {
  const char* const end = stream.data() + stream.size();
  std::uint32_t distance = 0;
  for (const char* at = place + 1; at != end; ++at) {
    distance += step(*at);
    if (distance > most) break;
    if (word.at({at, end})) return distance;
  }
  return kNever;
}

std::uint32_t to_the_left(std::string_view stream, const char* place, const WordCodes& word,
                          std::uint32_t most) {
  const char* const end = stream.data() + stream.size();
  std::uint32_t distance = 1;
  for (const char* at = place; at != stream.data() && distance <= most;) {
    --at;
    if (word.at({at, end})) return distance;
    distance += step(*at);
  }
  return kNever;
}

// The smallest distance of two words in a stream, one more when they stand the wrong way round;
// kNever beyond kFar. Looks around each place of the rarer one.
std::uint32_t closest(std::string_view stream, const WordCodes& first, const WordCodes& second) {
  const bool from_first = first.frequency() <= second.frequency();
  const WordCodes& other = from_first ? second : first;
  const std::uint32_t right_extra = from_first ? 0 : 1, left_extra = 1 - right_extra;
  std::uint32_t best = kFar + 1;
  (from_first ? first : second).each_in(stream, [&](const char* place) {
    if (const auto right = to_the_right(stream, place, other, best - 1 - right_extra); right != kNever)
      best = right + right_extra;
    if (best == 1) return false;
    if (const auto left = to_the_left(stream, place, other, best - 1 - left_extra); left != kNever)
      best = left + left_extra;
    return best > 1;
  });
  return best > kFar ? kNever : best;
}

std::vector<float> lifts_of(const std::vector<std::vector<Plan::Term>>& words) {
  std::vector<float> lifts;
  for (std::size_t i = 1; i < words.size(); ++i)
    lifts.push_back(kNear * std::min(words[i - 1][0].weight, words[i][0].weight));
  return lifts;
}

}  // namespace

Nearness::Nearness(const segment::Segment& segment,
                   const std::vector<std::vector<Plan::Term>>& words)
    : segment_(segment), codes_(words.size()), lifts_(lifts_of(words)) {
  std::vector<std::uint32_t> taken;  // a reading of two words counts for the first
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const Plan::Term& term : words[i])
      if (const auto number = segment.find(term.exact);
          number && std::ranges::find(taken, *number) == taken.end()) {
        taken.push_back(*number);
        codes_[i].add(segment, *number);
      }
}

Nearness::~Nearness() = default;

float Nearness::operator()(std::uint32_t article) const {
  const std::string_view stream = segment_.stream(article);
  float sum = 0;
  for (std::size_t i = 0; i < lifts_.size(); ++i)
    if (const std::uint32_t distance = closest(stream, codes_[i], codes_[i + 1]);
        distance != kNever && distance > 1)
      sum += lifts_[i] / static_cast<float>((distance - 1) * (distance - 1));
  return sum;
}

float Nearness::most(const std::vector<std::vector<Plan::Term>>& words) {
  const std::vector<float> lifts = lifts_of(words);
  return std::accumulate(lifts.begin(), lifts.end(), 0.0f);
}

}  // namespace vankho::query
