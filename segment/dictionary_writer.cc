#include "segment/dictionary_writer.h"

#include <algorithm>
#include <numeric>

#include "schema/term.h"
#include "segment/slots.h"
#include "text/fold.h"

namespace vankho::segment {
namespace {

std::uint32_t size32(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }

void put_terms(const std::vector<std::string_view>& terms, SectionWriter& writer) {
  std::vector<std::uint32_t> order(terms.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return terms[a] < terms[b]; });
  std::string bytes;
  std::vector<std::string_view> sorted;
  std::vector<std::uint32_t> ends, numbers, ranks(terms.size() + kFirstTerm);
  for (const std::uint32_t at : order) {
    ranks[at + kFirstTerm] = static_cast<std::uint32_t>(numbers.size());
    numbers.push_back(at + kFirstTerm);
    sorted.push_back(terms[at]);
    bytes += terms[at];
    ends.push_back(size32(bytes));
  }
  writer.put(kTermBytes, std::move(bytes));
  writer.put(kTermEnds, ends);
  writer.put(kTermNumbers, numbers);
  writer.put(kTermRanks, ranks);
  writer.put(kTermSlots, make_slots(sorted));
}

// Spellings by folded form, the more frequent first: numbers are ranks.
void put_folds(const std::vector<std::string_view>& terms, SectionWriter& writer) {
  std::vector<std::pair<std::string, std::uint32_t>> folds;
  folds.reserve(terms.size());
  for (std::uint32_t i = 0; i < terms.size(); ++i)
    if (!schema::is_facet_term(terms[i])) folds.emplace_back(text::fold(terms[i]), i + kFirstTerm);
  std::sort(folds.begin(), folds.end());
  std::string bytes;
  std::vector<std::string_view> distinct;
  std::vector<std::uint32_t> ends, spellings, numbers;
  for (std::size_t i = 0; i < folds.size(); ++i) {
    if (i == 0 || folds[i].first != folds[i - 1].first) {
      distinct.push_back(folds[i].first);
      bytes += folds[i].first;
      ends.push_back(size32(bytes));
      spellings.push_back(static_cast<std::uint32_t>(numbers.size()));
    }
    numbers.push_back(folds[i].second);
  }
  spellings.push_back(static_cast<std::uint32_t>(numbers.size()));
  writer.put(kFoldBytes, std::move(bytes));
  writer.put(kFoldEnds, ends);
  writer.put(kFoldSpellings, spellings);
  writer.put(kFoldNumbers, numbers);
  writer.put(kFoldSlots, make_slots(distinct));
}

}  // namespace

std::vector<std::uint32_t> rank_terms(const std::vector<std::uint32_t>& cf) {
  std::vector<std::uint32_t> order(cf.size()), ranks(cf.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return cf[a] > cf[b]; });
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank + kFirstTerm;
  return ranks;
}

void put_dictionary(const std::vector<std::string_view>& terms, SectionWriter& writer) {
  put_terms(terms, writer);
  put_folds(terms, writer);
}

}  // namespace vankho::segment
