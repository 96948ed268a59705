// query/acronym.h: other ways to say what a query says: acronyms and their long forms,
// both ways, and phrases that mean the same. Facts: data/acronyms.tsv, data/synonyms.tsv.
//
// For the planner: give it the words of the query in reading order, marks restored; each
// Rewording says that words [begin, begin + count) may also stand as one of `others`.
// An other form is a *phrase* (its words side by side), weighted below what was typed:
// never its loose syllables, which stand everywhere. What was typed stays in the query.
//
//   "ubnd tỉnh"  →  {0, 1, {{ủy, ban, nhân, dân}, 0.6}}
//   "ủy ban nhân dân tỉnh"  →  {0, 4, {{ubnd}, 0.6}}
//
// Rewordings do not overlap: the longest wins, then the first.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/acronyms.h"
#include "text/token.h"

namespace vankho::query {

// A word of the query, canonical, and what the analyzer took it for.
struct QueryWord {
  std::string_view exact;
  text::Kind kind = text::Kind::syllable;
};

struct OtherForm {
  std::vector<std::string> words;  // canonical, side by side
  double weight = 0;               // 0..1, of what the typed words weigh together
};

struct Rewording {
  std::size_t begin = 0;
  std::size_t count = 0;
  std::vector<OtherForm> others;
};

// Marks and capitals decide what an acronym is: TU is Tỉnh ủy, TƯ is Trung ương, tu is a
// syllable. Typed in lower case, or in a query all in capitals (which the parser reads
// as lower case), only unambiguous acronyms of three letters or more are read, and they
// may lack their marks: hdnd. An ambiguous one needs its cue among the other words.
//
// `learnt` (may be null) adds those of the index; where both know a run of words, the tables speak.
class Forms;
std::vector<Rewording> reword(std::span<const QueryWord> words, const Forms* learnt = nullptr);

// Of what the articles explain: what enough of them do, when the acronym seldom stands for
// anything else. They weigh less than the tables', and one that is also a syllable is read in
// capitals only.
std::shared_ptr<const Forms> learnt_forms(const std::vector<schema::LearntAcronym>& learnt);

}  // namespace vankho::query
