// facets/citation_local.h: documents of provinces, districts and the grass roots,
// and of the state.
#pragma once

#include "facets/citation_article.h"

namespace vankho::facets {

// Gives unnamed bodies the province of the article: the given one, or the only one
// that its references name.
void complete_bodies(Article& article);

void settle_local(Article& article, Meaning& meaning);
void settle_state(Meaning& meaning);

// Makes one of what is one: a document cited with its year and again without, a
// congress by its ordinal and by its period.
void merge_local(Article& article);

}  // namespace vankho::facets
