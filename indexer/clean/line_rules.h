// indexer/clean/line_rules.h: the table data/lines.tsv, ready to be asked.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/line.h"

namespace vankho::indexer {

enum class Effect : std::uint8_t { line, prefix, list, rest, block, with_block };

struct LineRule {
  std::string_view kind;
  Effect effect = Effect::line;
  std::string_view pattern;
};

class LineRules {
 public:
  static const LineRules& instance();

  // The first rule that a comparable line meets in that zone; nullptr: none.
  const LineRule* find(const std::string& comparable, Zone zone) const;
  // For a line that only begins with a pattern of effect `prefix`.
  const LineRule* find_prefix(const std::string& comparable) const;

 private:
  LineRules();
  struct Placed {
    LineRule rule;
    bool head = false;
    bool middle = false;
    bool tail = false;
  };
  void add(Placed placed);
  static const LineRule* first_match(const std::vector<Placed>& rules,
                                     const std::string& comparable, Zone zone);

  std::array<std::vector<Placed>, 256> by_first_byte_;  // of the pattern
  std::vector<Placed> anywhere_;                        // patterns that begin with * or #
  std::vector<LineRule> prefixes_;
};

// `#` in the pattern is a number ("122.088"), `*` any run of bytes.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace vankho::indexer
