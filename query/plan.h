// query/plan.h: what will be executed: the parsed query after the index was asked what its words
// mean. The same for every segment; bind() makes the nodes of one.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "query/ast.h"
#include "query/lexicon.h"
#include "query/node.h"
#include "query/request.h"
#include "query/response.h"
#include "query/restore.h"
#include "query/snapshot.h"

namespace vankho::query {

struct Plan {
  enum class Type : std::uint8_t {
    everything,
    nothing,
    list,    // any of `spellings`
    pair,    // any of `pairs`, side by side: scores only
    phrase,  // `words` side by side
    near,    // `words` within `distance`
    ordered, // the same, in order
    all,
    any,
    most,    // at least `least` of the children's coverage
    but_not, // children[0] without children[1]
    extra,   // children[0]; the others only add to the score
    filter,  // a column
  };
  struct Term {
    std::string exact;
    float weight = 0;  // idf × what speaks for this spelling
  };
  struct Pair {
    std::string first, second;
    float weight = 0;
  };

  Type type = Type::everything;
  std::vector<Term> spellings;
  std::vector<Pair> pairs;
  std::vector<std::vector<Term>> words;
  std::uint8_t mask = 0;    // fields, as a posting's payload has them; 0: any
  int distance = 0;
  float weight = 0;         // of a phrase
  float coverage = 0;       // as a child of `most`
  float least = 0;          // of `most`
  Facet facet = Facet::province;
  Filter filter;
  std::vector<Plan> children;

  std::string print() const;
};

// What the planner understood, for the answer.
struct Understood {
  Plan plan;
  std::string read_as;              // marks restored; empty when as typed
  std::string reading;              // all words with their readings, for explain
  std::vector<Ambiguity> ambiguous;
  std::vector<std::string> marked;  // exact forms to highlight
  std::vector<std::vector<Plan::Term>> words;  // their readings, in order: for re-ranking by nearness
  bool widened = false;             // any word is enough
  std::vector<std::string> warnings;
};

// What each word of a query may be, in reading order.
using Readings = std::vector<std::vector<Read>>;
Readings read_words(const ParsedQuery& query, const Request& request, const Lexicon& lexicon);

// `readings`: of the same query. `widen`: any word is enough, and commoner spellings count a little.
Understood make_plan(const ParsedQuery& query, const Readings& readings, const Request& request,
                     const Lexicon& lexicon, const Weights& weights, bool widen);

// The nodes of one segment. `part` must outlive them.
NodePtr bind(const Plan& plan, const Part& part, const Era era);

}  // namespace vankho::query
