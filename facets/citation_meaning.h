// facets/citation_meaning.h: what a reference is settled as, and how sure that is.
#pragma once

#include <string_view>

#include "facets/citation_article.h"
#include "facets/document_registry.h"

namespace vankho::facets {

// By what it was settled.
inline constexpr double kByDate = 0.98, kByTerm = 0.95, kByYear = 0.9, kByOthers = 0.9;
inline constexpr double kUnlisted = 0.85;  // its words leave no doubt, but the tables lack it
inline constexpr double kByTables = 0.8, kTermUnknown = 0.6, kAmbiguous = 0.4;

void take_known(const Known& known, double confidence, Meaning& meaning);

int year_of(std::string_view date);  // 0: none

}  // namespace vankho::facets
