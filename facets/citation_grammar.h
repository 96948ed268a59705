// facets/citation_grammar.h: the citations of one field, as they stand there.
#pragma once

#include <vector>

#include "facets/citation_cursor.h"
#include "facets/citation_reference.h"

namespace vankho::facets {

// In the order of the text. A plenum that is only named ("Hội nghị Trung ương 4
// (khóa XI) ra nghị quyết") comes with no type: it is no citation, but tells which
// plenum later ones mean.
std::vector<Reference> find_references(const Cursor& cursor);

// How many citations of one field are read; what comes after is text that lists
// documents, such as a catalogue, or hostile.
inline constexpr std::size_t kMostReferences = 2000;

}  // namespace vankho::facets
