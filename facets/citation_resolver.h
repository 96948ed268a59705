// facets/citation_resolver.h: from references to documents.
//
// First each reference is read by itself: a symbol with a date or a term is one
// document. Then what was settled helps the others of the same article: a bare
// "Nghị quyết 18" is the 18-NQ/TW cited in full elsewhere; an unnamed province is
// the article's.
#pragma once

#include "facets/citation_article.h"

namespace vankho::facets {

void resolve_meanings(Article& article);

}  // namespace vankho::facets
