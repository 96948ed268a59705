// facets/citation_central.h: documents of the central Party, one by one.
#pragma once

#include "facets/citation_article.h"

namespace vankho::facets {

// By the reference's own words: date, term, plenum.
void settle_central(Article& article, Meaning& meaning);

// By what other references of the article were settled as.
void follow_central(Article& article, Meaning& meaning);

// By the tables: the best known candidate, or all of them as an ambiguous one.
void choose_central(Article& article, Meaning& meaning);

// A bare "Đại hội XIII" that no words bind to a body: whether the Party as a whole
// has met for that time, near the article's day, and no local congress of the
// article has that ordinal.
bool may_be_national(const Article& article, const Meaning& meaning);

}  // namespace vankho::facets
