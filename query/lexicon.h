// query/lexicon.h: what the whole index knows of words: how many articles, which spellings,
// which pairs.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/snapshot.h"
#include "query/spelling_memo.h"

namespace vankho::query {

class Lexicon {
 public:
  explicit Lexicon(const Snapshot& snapshot);

  std::uint64_t df(std::string_view term) const;
  // All spellings with this folded form, the most frequent first.
  std::vector<Spelling> spellings(std::string_view folded) const;
  // The most frequent terms that begin so, at most `most`; folded forms count when `folded`.
  std::vector<Spelling> with_prefix(std::string_view prefix, bool folded, std::size_t most) const;
  TermNumbers numbers(std::string_view term) const;
  // Articles with the two side by side; exact.
  std::uint64_t pair_df(std::string_view first, std::string_view second) const;
  // How likely `second` is right after `first`, 0..1: estimated on the largest segments, and for what
  // they have seldom or never seen from `alone`, how likely `second` is anywhere.
  double follows(const TermNumbers& first, const TermNumbers& second, double alone) const;

  // ln(1 + (N - df + ½) / (df + ½)), never negative. (Robertson & Spärck Jones, as Lucene has it.)
  // N and df alike count what a merge has yet to drop.
  float idf(std::uint64_t df) const;
  const Forms* acronyms() const { return snapshot_.acronyms(); }  // learnt from the articles
  std::uint64_t tokens() const { return snapshot_.manifest().tokens; }

 private:
  const Snapshot& snapshot_;
  std::uint64_t listed_ = 0;  // articles that lists may name: those too that a merge has yet to drop
  std::vector<const segment::Segment*> largest_;
};

}  // namespace vankho::query
