// query/ast.h: the tree that the parser makes of what was typed, before the index is
// asked what it means.
//
// Shape, kept by the parser whatever was typed:
// - No node is empty but a root of type words. Groups of one are their member.
// - words holds no words of the same field, both no both, either no either.
// - near and adj hold words, phrases and prefixes only; phrase holds words only.
// - At most kMaxQueryTerms leaves, at most kMaxTreeDepth levels.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "query/request.h"
#include "text/token.h"

namespace vankho::query {

struct Ast {
  enum class Type : std::uint8_t {
    words,    // a run of words ranked together: `children` are word, phrase, prefix, cite, …
    word,     // one token: `exact`
    phrase,   // words side by side: `children` are words
    prefix,   // word*: `exact` is the part before the star
    near,     // children within `distance` of each other, in any order
    adj,      // the same, in order
    both,     // AND
    either,   // OR
    exclude,  // NOT: one child
    require,  // + : one child
    cite,     // a document named: `children` are its words, `candidates` the keys
    filter,   // field:value for province, year, resolution, source, author
  };
  Type type = Type::words;
  std::string exact;               // canonical form, as text::Token::exact
  text::Kind kind = text::Kind::syllable;
  text::Span span;                 // bytes of the query
  // word, prefix: directly follows the word before it in reading order, which may be
  // the last one of a cite; the two may form a bigram.
  bool adjacent = false;
  In in = In::all;                 // field the words must stand in
  int distance = 0;                // near, adj: tokens between at most
  Facet facet = Facet::province;   // filter
  std::vector<std::string> values; // filter: ids or as typed; a range of years is "2019..2021"
  // cite, and a filter on a document whose short form names several: key and
  // confidence, best first.
  std::vector<std::pair<std::string, double>> candidates;
  std::vector<Ast> children;

  // "(words nghị (phrase trung ương) -giảm)": tested in print.
  std::string print() const;
};

// Each bracket that is read makes at most five levels: either, both, near, words, sign.
inline constexpr std::size_t kMaxTreeDepth = 5 * (kMaxQueryDepth + 1) + 2;

struct ParsedQuery {
  Ast root;  // words, both or either
  std::vector<std::string> warnings;
  bool any_marks = false;  // some word was typed with a mark
};

}  // namespace vankho::query
