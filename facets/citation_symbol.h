// facets/citation_symbol.h: the number of a document with its symbol, "18-NQ/TW".
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "facets/citation_cursor.h"

namespace vankho::facets {

struct DocumentSymbol {
  int number = 0;
  std::string letter;    // "a" of 30a
  int year = 0;          // of 22/2019/NQ-HĐND
  std::string code;      // canonical: "nq", "nq-ns"; empty in 202/2025/QH15
  std::string suffix;    // canonical: "tw", "hđnd", "qh15"
  std::size_t next = 0;  // one past its tokens
};

// Usually one token; several where a spelling is too far off for the analyzer
// ("621/NQ-NS-TU"). Only of codes in data/document_types.tsv, and of the National
// Assembly's.
std::optional<DocumentSymbol> read_symbol(const Cursor& cursor, std::size_t at);

}  // namespace vankho::facets
