// text/legacy_table.h: data/legacy_letters.tsv, read once. Internal to text/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vankho::text {

struct LegacyLetter {
  char32_t letter;
  std::string tcvn, vni, viscii, vps;  // bytes; empty: no code of its own
};

const std::vector<LegacyLetter>& legacy_letters();

// The rows of an embedded table without comments and header.
std::vector<std::string_view> table_rows(std::string_view table);

}  // namespace vankho::text
