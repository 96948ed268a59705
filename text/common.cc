#include "text/common.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "text/data_tables.h"
#include "text/fold.h"
#include "text/legacy_table.h"

namespace vankho::text {
namespace {

using ByFold = std::map<std::string, std::vector<std::string_view>, std::less<>>;

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
  const auto found = table().find(folded);
  return found == table().end() ? std::span<const std::string_view>{} : found->second;
}

bool is_common_syllable(std::string_view exact) {
  const auto all = common_syllables(fold(exact));
  return std::ranges::find(all, exact) != all.end();
}

}  // namespace vankho::text
