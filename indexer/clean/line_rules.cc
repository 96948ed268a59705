#include "indexer/clean/line_rules.h"

#include <cassert>

#include "facets/table.h"
#include "indexer/clean/data.h"

namespace vankho::indexer {
namespace {

Effect parse_effect(std::string_view name) {
  if (name == "line") return Effect::line;
  if (name == "prefix") return Effect::prefix;
  if (name == "list") return Effect::list;
  if (name == "rest") return Effect::rest;
  if (name == "block") return Effect::block;
  assert(name == "with-block");
  return Effect::with_block;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The end of the number at `at`: digits, with the marks of thousands inside.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (is_digit(text[end]) || (end > at && end + 1 < text.size() &&
                                                       (text[end] == '.' || text[end] == ',') &&
                                                       is_digit(text[end + 1]))))
    ++end;
  return end;
}

bool fits(const bool head, const bool middle, const bool tail, Zone zone) {
  return zone == Zone::head ? head : zone == Zone::tail ? tail : middle;
}

}  // namespace

// The usual matching of * by going back to the last one; a # takes all digits,
// so that nothing else needs to be tried again.
bool matches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0;
  std::size_t star = std::string_view::npos, retry = 0;
  for (;;) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      retry = t;
      continue;
    }
    if (p == pattern.size() && t == text.size()) return true;
    if (p < pattern.size() && t < text.size()) {
      if (pattern[p] == '#' && is_digit(text[t])) {
        t = end_of_number(text, t);
        ++p;
        continue;
      }
      if (pattern[p] == text[t]) {
        ++p;
        ++t;
        continue;
      }
    }
    if (star == std::string_view::npos || retry == text.size()) return false;
    t = ++retry;
    p = star;
  }
}

LineRules::LineRules() {
  const facets::Table table(data::lines_tsv);
  const std::size_t kind = table.column("kind"), where = table.column("where"),
                    effect = table.column("effect"), pattern = table.column("pattern");
  for (const facets::Table::Row& row : table.rows()) {
    const LineRule rule{row[kind], parse_effect(row[effect]), row[pattern]};
    if (rule.effect == Effect::prefix) {
      prefixes_.push_back(rule);
      continue;
    }
    const bool any = row[where] == "any", edge = any || row[where] == "edge";
    add({rule, edge || row[where] == "head", any, edge || row[where] == "tail"});
  }
}

void LineRules::add(Placed placed) {
  const char first = placed.rule.pattern.front();
  auto& rules = first == '*' || first == '#' ? anywhere_
                                             : by_first_byte_[static_cast<unsigned char>(first)];
  rules.push_back(placed);
}

const LineRules& LineRules::instance() {
  static const LineRules rules;
  return rules;
}

const LineRule* LineRules::first_match(const std::vector<Placed>& rules,
                                       const std::string& comparable, Zone zone) {
  for (const Placed& placed : rules)
    if (fits(placed.head, placed.middle, placed.tail, zone) &&
        matches(placed.rule.pattern, comparable))
      return &placed.rule;
  return nullptr;
}

const LineRule* LineRules::find(const std::string& comparable, Zone zone) const {
  if (comparable.empty()) return nullptr;
  const auto& likely = by_first_byte_[static_cast<unsigned char>(comparable.front())];
  if (const LineRule* rule = first_match(likely, comparable, zone)) return rule;
  return first_match(anywhere_, comparable, zone);
}

const LineRule* LineRules::find_prefix(const std::string& comparable) const {
  for (const LineRule& rule : prefixes_)
    if (comparable.starts_with(rule.pattern)) return &rule;
  return nullptr;
}

}  // namespace vankho::indexer
