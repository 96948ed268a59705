// facets/citation_printed.h: a meaning as the index, the API and readers see it.
#pragma once

#include "facets/citation.h"
#include "facets/citation_article.h"

namespace vankho::facets {

// Without mentions.
Citation print_citation(const Meaning& meaning);

}  // namespace vankho::facets
