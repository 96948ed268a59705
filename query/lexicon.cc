#include "query/lexicon.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "text/common.h"

namespace vankho::query {
namespace {

// Of every pair's count, given to the pairs that were never seen. (Absolute discounting: Ney, Essen &
// Kneser 1994.)
constexpr double kHeldBack = 0.6;

void add(const segment::Segment& segment, std::uint32_t number, std::vector<Spelling>& found) {
  const segment::PostEntry entry = segment.entry(number);
  found.push_back({std::string(segment.term(number)), entry.cf, entry.df, {}});
}

// Those of several segments together, the most frequent first.
std::vector<Spelling> united(std::vector<Spelling> found, std::size_t segments) {
  if (segments > 1) {
    std::ranges::sort(found, {}, &Spelling::exact);
    std::size_t kept = 0;
    for (std::size_t i = 1; i < found.size(); ++i)
      if (found[i].exact == found[kept].exact) {
        found[kept].cf += found[i].cf;
        found[kept].df += found[i].df;
        for (std::size_t s = 0; s < kSampled; ++s) found[kept].numbers[s] |= found[i].numbers[s];
      } else if (++kept != i) {
        found[kept] = std::move(found[i]);
      }
    if (!found.empty()) found.resize(kept + 1);
  }
  std::ranges::sort(found, [](const Spelling& a, const Spelling& b) {
    return a.cf != b.cf ? a.cf > b.cf : a.exact < b.exact;
  });
  return found;
}

// The most frequent terms of one segment that begin so. Numbers are ranks by frequency, so the least
// are the most frequent.
std::vector<std::uint32_t> numbers_with_prefix(const segment::Segment& segment,
                                               std::string_view prefix, bool folded,
                                               std::size_t most) {
  const auto [begin, end] =
      folded ? segment.folds_with_prefix(prefix) : segment.terms_with_prefix(prefix);
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t place = begin; place < end; ++place)
    if (folded)
      std::ranges::copy(segment.spellings_at(place), std::back_inserter(numbers));
    else
      numbers.push_back(segment.term_at(place));
  if (numbers.size() > most) {
    std::ranges::nth_element(numbers, numbers.begin() + static_cast<std::ptrdiff_t>(most));
    numbers.resize(most);
  }
  return numbers;
}

}  // namespace

Lexicon::Lexicon(const Snapshot& snapshot) : snapshot_(snapshot) {
  for (const Part& part : snapshot.parts()) {
    largest_.push_back(part.segment.get());
    listed_ += part.segment->articles();
  }
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
  return snapshot_.spellings().get(folded, [&] {
    std::vector<Spelling> found;
    for (const Part& part : snapshot_.parts()) {
      const auto sampled = std::ranges::find(largest_, part.segment.get());
      for (const std::uint32_t number : part.segment->spellings(folded)) {
        add(*part.segment, number, found);
        if (sampled != largest_.end())
          found.back().numbers[static_cast<std::size_t>(sampled - largest_.begin())] = number;
      }
    }
    found = united(std::move(found), snapshot_.parts().size());
    for (Spelling& one : found) one.common = text::is_common_syllable(one.exact);
    return found;
  });
}

std::vector<Spelling> Lexicon::with_prefix(std::string_view prefix, bool folded,
                                           std::size_t most) const {
  std::vector<Spelling> found;
  for (const Part& part : snapshot_.parts())
    for (const std::uint32_t number : numbers_with_prefix(*part.segment, prefix, folded, most))
      add(*part.segment, number, found);
  std::vector<Spelling> out = united(std::move(found), snapshot_.parts().size());
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

TermNumbers Lexicon::numbers(std::string_view term) const {
  TermNumbers numbers{};
  for (std::size_t i = 0; i < largest_.size(); ++i)
    numbers[i] = largest_[i]->find(term).value_or(0);
  return numbers;
}

double Lexicon::follows(const TermNumbers& first, const TermNumbers& second, double alone) const {
  double occurrences = 0, pairs = 0, held_back = 0;
  for (std::size_t i = 0; i < largest_.size(); ++i) {
    if (first[i] == 0) continue;
    occurrences += largest_[i]->entry(first[i]).cf;
    held_back += kHeldBack * static_cast<double>(largest_[i]->row(first[i]).size());
    if (second[i] != 0)
      if (const std::uint32_t df = largest_[i]->bigram_df(first[i], second[i]); df > 0)
        pairs += df - kHeldBack;
  }
  return occurrences > 0 ? (pairs + held_back * alone) / occurrences : alone;
}

float Lexicon::idf(std::uint64_t df) const {
  const double n = static_cast<double>(std::max(listed_, df));
  const double d = static_cast<double>(df);
  return static_cast<float>(std::log(1 + (n - d + 0.5) / (d + 0.5)));
}

}  // namespace vankho::query
