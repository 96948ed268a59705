// facets/citation_choice.h: which of the documents with one number a text means.
//
// Each candidate earns points: cue words near by, companions cited in the same
// article, the issuer named, how often the press means it, that it is in force.
#pragma once

#include <string_view>
#include <vector>

#include "facets/citation_article.h"
#include "facets/document_registry.h"

namespace vankho::facets {

struct Choice {
  const Known* known = nullptr;
  double points = 0;
};

// Best first. Documents issued after the article's day are left out.
std::vector<Choice> rank_known(const Article& article, const Meaning& meaning);

// True when the first is so far ahead that it is meant: at least 4 points (or known
// to everybody), and 2 more than the next.
bool is_clear(const std::vector<Choice>& ranked);

// Each choice's share of the belief; they add up to less than 1, since the tables
// do not hold everything.
std::vector<Candidate> as_candidates(const std::vector<Choice>& ranked);

// How many of these words stand within 150 characters of the reference.
int cues_near(const Article& article, const Meaning& meaning, const std::vector<Phrase>& cues);

// False when the document is dated after `day`, as far as both are known.
bool is_before(std::string_view date, std::string_view day);

}  // namespace vankho::facets
