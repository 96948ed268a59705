#include "text/common.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/data_tables.h"
#include "text/fold.h"
#include "text/legacy_table.h"

namespace vankho::text {
namespace {

using ByFold = std::unordered_map<std::string, std::vector<std::string_view>>;

const ByFold& table() {
  static const ByFold by_fold = [] {
    ByFold all;
    for (std::string_view row : table_rows(common_syllables_tsv)) {
      while (!row.empty()) {
        const std::size_t blank = row.find(' ');
        const std::string_view syllable = row.substr(0, blank);
        all[fold(syllable)].push_back(syllable);
        row.remove_prefix(blank == std::string_view::npos ? row.size() : blank + 1);
      }
    }
    return all;
  }();
  return by_fold;
}

}  // namespace

std::span<const std::string_view> common_syllables(std::string_view folded) {
  const auto found = table().find(std::string(folded));
  return found == table().end() ? std::span<const std::string_view>{} : found->second;
}

bool is_common_syllable(std::string_view exact) {
  static const std::unordered_set<std::string_view> all = [] {
    std::unordered_set<std::string_view> syllables;
    for (const auto& [folded, exacts] : table()) syllables.insert(exacts.begin(), exacts.end());
    return syllables;
  }();
  return all.contains(exact);
}

}  // namespace vankho::text
