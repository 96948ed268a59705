// text/symbol.h: the numbers of documents, one token in all their spellings.
//
// 18-NQ/TW, 18/NQ-TW, 18- NQ/TW, 18–NQ/T.Ư, 18 - NQ/TƯ and 18-NQTW are all
// "18-nq/tw"; 76/2021/NĐ-CP is "76/2021-nđ/cp", 202/2025/QH15 "202/2025-qh15".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vankho::text {

struct Symbol {
  std::string exact;
  std::size_t end = 0;  // byte of the text after it
};

// The document number whose first digit stands at `at`, if one does. The caller
// sees to it that no letter or digit stands before. Looks at most a few dozen
// characters ahead.
std::optional<Symbol> symbol_at(std::string_view text, std::size_t at);

}  // namespace vankho::text
