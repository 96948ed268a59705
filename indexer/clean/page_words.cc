#include "indexer/clean/page_words.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "facets/table.h"
#include "indexer/clean/data.h"

namespace vankho::indexer {
namespace {

constexpr std::size_t kMaxNames = 300;       // bytes of class and id that are looked at
constexpr std::size_t kMaxRemembered = 20'000;

struct Word {
  std::string_view word;
  bool whole;
  std::string_view effect;
  std::string_view kind;
};

const std::vector<Word>& words() {
  static const std::vector<Word> table = [] {
    std::vector<Word> all;
    const facets::Table rows(data::page_words_tsv);
    for (const facets::Table::Row& row : rows.rows()) {
      const bool whole = row[0].starts_with('=');
      all.push_back({whole ? row[0].substr(1) : row[0], whole, row[1], row[2]});
    }
    return all;
  }();
  return table;
}

bool is_name_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool holds(std::string_view names, const Word& word) {
  for (std::size_t at = names.find(word.word); at != std::string_view::npos;
       at = names.find(word.word, at + 1)) {
    const std::size_t end = at + word.word.size();
    if (!word.whole || ((at == 0 || !is_name_letter(names[at - 1])) &&
                        (end == names.size() || !is_name_letter(names[end]))))
      return true;
  }
  return false;
}

Said judge(std::string_view names) {
  Said said;
  for (const Word& word : words()) {
    if (!holds(names, word)) continue;
    if (word.effect == "drop" && said.noise.empty()) said.noise = word.kind;
    said.content |= word.effect == "content";
    said.lead |= word.effect == "lead";
  }
  return said;
}

// "storyBody" → "story-body": the words of a name, in lower case.
void append_names(std::string& out, std::string_view value) {
  bool lower_before = false;
  for (const char c : value.substr(0, kMaxNames)) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && lower_before) out.push_back('-');
    out.push_back(upper ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c);
    lower_before = c >= 'a' && c <= 'z';
  }
}

}  // namespace

Said said_of(const Node& node) {
  const std::string_view classes = node.attribute("class"), id = node.attribute("id");
  if (classes.empty() && id.empty()) return {};
  std::string names;
  append_names(names, classes);
  names.push_back(' ');
  append_names(names, id);
  // A site has few names, and all its pages share them.
  thread_local std::unordered_map<std::string, Said> known;
  if (known.size() > kMaxRemembered) known.clear();
  const auto [found, added] = known.try_emplace(names);
  if (added) found->second = judge(names);
  return found->second;
}

}  // namespace vankho::indexer
