// facets/citation_starts.h: the words with which a citation may begin.
#pragma once

#include <cstddef>
#include <string_view>

#include "facets/citation_cursor.h"
#include "facets/document_kinds.h"

namespace vankho::facets {

struct Start {
  const DocumentType* type = nullptr;  // nothing: a symbol, or a plenum
  bool short_form = false;             // "NQ"
  bool capital = false;                // its first letter
  std::size_t length = 0;              // tokens
};

// Cheap enough to be asked of every token of a text.
bool may_start(const text::Token& token);

// "Nghị quyết", "NQ", "nghịquyết": the kind named at `at`.
Start read_type(const Cursor& cursor, std::size_t at);

}  // namespace vankho::facets
