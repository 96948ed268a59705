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

}  // namespace vankho::facets
