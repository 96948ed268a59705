// indexer/acronyms.h: finds the acronyms that an article explains, "Ủy ban Kiểm tra (UBKT)", and
// counts them over all articles.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/acronyms.h"
#include "text/token.h"

namespace vankho::indexer {

// Acronym and long form, canonical, as schema::LearntAcronym has them.
using Explained = std::pair<std::string, std::string>;

// Acronyms in brackets right behind words whose initials they are, marks exact: TƯ is explained by
// Trung ương, TU is not. "và" may stand among the words: kế hoạch và đầu tư (KH&ĐT). Each pair once.
// `tokens`: of `text`.
std::vector<Explained> explained_acronyms(std::string_view text,
                                          const std::vector<text::Token>& tokens);

class AcronymCounts {
 public:
  explicit AcronymCounts(const std::vector<schema::LearntAcronym>& known = {});

  // One article more that explains each of these. Articles that are replaced or removed are not
  // taken back: a rebuild counts anew.
  void add(const std::vector<Explained>& explained);
  bool changed() const { return changed_; }
  // The pairs, at most kMostPairs; then not changed().
  std::vector<schema::LearntAcronym> take();

  // When there are more, those of the fewest articles are forgotten.
  static constexpr std::size_t kMostPairs = 20'000;

 private:
  void forget_rare();

  std::map<Explained, std::uint32_t> articles_;
  bool changed_ = false;
};

}  // namespace vankho::indexer
