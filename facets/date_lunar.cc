#include "facets/date_lunar.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vankho::facets {
namespace {

constexpr std::array<std::string_view, 10> kStems = {"giáp", "ất",   "bính", "đinh", "mậu",
                                                     "kỷ",   "canh", "tân",  "nhâm", "quý"};
constexpr std::array<std::string_view, 12> kBranches = {"tý",  "sửu", "dần",  "mão", "thìn", "tỵ",
                                                        "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"};
constexpr int kFirst = 1984;  // Giáp Tý

template <std::size_t size>
std::size_t place(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::size_t(std::find(names.begin(), names.end(), name) - names.begin());
}

// 0: no year has this name.
int year_of(std::string_view stem, std::string_view branch) {
  if (stem == "kỉ") stem = "kỷ";
  if (branch == "tí") branch = "tý";
  if (branch == "tị") branch = "tỵ";
  const std::size_t of_ten = place(kStems, stem), of_twelve = place(kBranches, branch);
  if (of_ten == kStems.size() || of_twelve == kBranches.size()) return 0;
  for (std::size_t i = of_ten; i < 60; i += kStems.size())
    if (i % kBranches.size() == of_twelve) return kFirst + int(i);
  return 0;
}

}  // namespace

std::vector<LunarYear> find_lunar_years(std::span<const text::Token> tokens) {
  std::vector<LunarYear> found;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const std::string_view feast = tokens[i - 1].exact;
    if (feast != "xuân" && feast != "tết" && feast != "đán") continue;
    if (const int year = year_of(tokens[i].exact, tokens[i + 1].exact))
      found.push_back({year, {tokens[i].span.begin, tokens[i + 1].span.end}});
  }
  return found;
}

}  // namespace vankho::facets
