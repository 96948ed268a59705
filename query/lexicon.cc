#include "query/lexicon.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vankho::query {
namespace {

constexpr std::size_t kSampled = 3;  // segments asked for estimates

std::vector<Spelling> sorted(std::map<std::string_view, Spelling>& found) {
  std::vector<Spelling> out;
  out.reserve(found.size());
  for (auto& [term, spelling] : found) {
    spelling.exact = term;
    out.push_back(std::move(spelling));
  }
  std::ranges::stable_sort(out, std::greater{}, &Spelling::cf);
  return out;
}

void add(const segment::Segment& segment, std::uint32_t number,
         std::map<std::string_view, Spelling>& found) {
  const segment::PostEntry entry = segment.entry(number);
  Spelling& spelling = found[segment.term(number)];
  spelling.cf += entry.cf;
  spelling.df += entry.df;
}

}  // namespace

Lexicon::Lexicon(const Snapshot& snapshot) : snapshot_(snapshot) {
  for (const Part& part : snapshot.parts()) largest_.push_back(part.segment.get());
  std::ranges::stable_sort(largest_, std::greater{}, &segment::Segment::articles);
  if (largest_.size() > kSampled) largest_.resize(kSampled);
}

std::uint64_t Lexicon::df(std::string_view term) const {
  std::uint64_t sum = 0;
  for (const Part& part : snapshot_.parts())
    if (const auto number = part.segment->find(term)) sum += part.segment->entry(*number).df;
  return sum;
}

std::vector<Spelling> Lexicon::spellings(std::string_view folded) const {
  std::map<std::string_view, Spelling> found;
  for (const Part& part : snapshot_.parts())
    for (const std::uint32_t number : part.segment->spellings(folded))
      add(*part.segment, number, found);
  return sorted(found);
}

std::vector<Spelling> Lexicon::with_prefix(std::string_view prefix, bool folded,
                                           std::size_t most) const {
  constexpr std::uint32_t kLooked = 4096;  // a prefix of one letter has thousands
  std::map<std::string_view, Spelling> found;
  for (const Part& part : snapshot_.parts()) {
    const segment::Segment& segment = *part.segment;
    const auto [begin, end] =
        folded ? segment.folds_with_prefix(prefix) : segment.terms_with_prefix(prefix);
    for (std::uint32_t place = begin; place < end && place - begin < kLooked; ++place)
      if (folded)
        for (const std::uint32_t number : segment.spellings_at(place)) add(segment, number, found);
      else
        add(segment, segment.term_at(place), found);
  }
  std::vector<Spelling> out = sorted(found);
  if (out.size() > most) out.resize(most);
  return out;
}

std::uint64_t Lexicon::pair_df(std::string_view first, std::string_view second) const {
  std::uint64_t sum = 0;
  for (const Part& part : snapshot_.parts()) {
    const auto a = part.segment->find(first), b = part.segment->find(second);
    if (a && b) sum += part.segment->bigram_df(*a, *b);
  }
  return sum;
}

double Lexicon::follows(std::string_view first, std::string_view second) const {
  std::uint64_t pairs = 0, articles = 0;
  for (const segment::Segment* segment : largest_) {
    const auto a = segment->find(first), b = segment->find(second);
    if (!a) continue;
    articles += segment->entry(*a).df;
    if (b) pairs += segment->bigram_df(*a, *b);
  }
  return articles == 0 ? 0 : static_cast<double>(pairs) / static_cast<double>(articles);
}

float Lexicon::idf(std::uint64_t df) const {
  const double n = static_cast<double>(std::max(snapshot_.articles(), df));
  const double d = static_cast<double>(df);
  return static_cast<float>(std::log(1 + (n - d + 0.5) / (d + 0.5)));
}

}  // namespace vankho::query
