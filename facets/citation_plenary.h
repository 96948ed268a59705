// facets/citation_plenary.h: resolutions of plenums and of national congresses.
#pragma once

#include "facets/citation_article.h"

namespace vankho::facets {

// A plenum with its term, by what it passed: its document where the topic or the
// press's habit tells which, else the plenum itself.
void settle_plenum(const Article& article, Meaning& meaning);

// A plenum without its term: by other words of the article, or its day.
void choose_plenum(const Article& article, Meaning& meaning);

void settle_congress(Meaning& meaning);

// A bare "Đại hội XIII" that no words bind to a body: whether the Party as a whole
// has met for that time, near the article's day, and no local congress of the
// article has that ordinal.
bool may_be_national(const Article& article, const Meaning& meaning);

}  // namespace vankho::facets
