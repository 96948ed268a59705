#include "facets/date_cue.h"

#include <unordered_map>

#include "facets/data/place_tables.h"
#include "facets/table.h"

namespace vankho::facets {
namespace {

Cue cue_named(std::string_view name) {
  static const std::unordered_map<std::string_view, Cue> kNames{
      {"session", Cue::session},   {"today", Cue::today},         {"day", Cue::day},
      {"result", Cue::result},     {"plan", Cue::plan},           {"review", Cue::review},
      {"period", Cue::period},     {"congress", Cue::congress},   {"term", Cue::term},
      {"midterm", Cue::midterm},   {"opening", Cue::opening},     {"study", Cue::study},
      {"spread", Cue::spread},     {"carry", Cue::carry},         {"resolution", Cue::resolution},
      {"document", Cue::document}, {"target", Cue::target},       {"since", Cue::since},
      {"range", Cue::range},       {"history", Cue::history},     {"future", Cue::future},
      {"coming", Cue::coming},     {"issue", Cue::issue},         {"caption", Cue::caption},
      {"opened", Cue::opened},     {"until_now", Cue::until_now}, {"feast", Cue::feast},
      {"compared", Cue::compared}, {"election", Cue::election},   {"due", Cue::due}};
  return kNames.at(name);
}

struct CueBook {
  Vocabulary vocabulary;
  PhraseTrie trie;
  std::vector<CueSet> cues;

  CueBook() {
    const Table table(data::date_cues_tsv);
    const std::size_t phrase = table.column("phrase"), names = table.column("cues");
    for (const Table::Row& row : table.rows()) {
      CueSet set;
      for (const std::string_view name : split(row[names])) set = set | cue_named(name);
      trie.add(vocabulary.intern(row[phrase]).words, std::uint32_t(cues.size()));
      cues.push_back(set);
    }
  }
};

struct EraBook {
  Vocabulary vocabulary;
  PhraseTrie trie;
  std::vector<EraBounds> bounds;

  EraBook() {
    const Table table(data::date_eras_tsv);
    const std::size_t phrase = table.column("phrase"), before = table.column("not_before"),
                      after = table.column("not_after");
    const auto day = [](std::string_view cell) { return parse_day(cell).value_or(Day{}); };
    for (const Table::Row& row : table.rows()) {
      trie.add(vocabulary.intern(row[phrase]).words, std::uint32_t(bounds.size()));
      bounds.push_back({day(row[before]), day(row[after])});
    }
  }
};

void narrow(EraBounds& bounds, const EraBounds& by) {
  if (by.not_before.known()) bounds.not_before = std::max(bounds.not_before, by.not_before);
  if (by.not_after.known() && (!bounds.not_after.known() || by.not_after < bounds.not_after))
    bounds.not_after = by.not_after;
}

}  // namespace

std::vector<CueAt> find_cues(std::span<const text::Token> tokens, std::size_t from,
                             std::size_t to) {
  static const CueBook book;
  thread_local std::vector<std::uint32_t> words;
  book.vocabulary.number(tokens.subspan(from, to - from), words);
  std::vector<CueAt> found;
  for (std::size_t i = 0; i < words.size();) {
    const PhraseTrie::Match match = book.trie.longest(words, i, 1);
    if (match.length)
      found.push_back({book.cues[match.value], from + i, from + i + match.length});
    i += match.length ? match.length : 1;
  }
  return found;
}

EraBounds era_bounds(std::span<const text::Token> tokens) {
  static const EraBook book;
  thread_local std::vector<std::uint32_t> words;
  book.vocabulary.number(tokens, words);
  EraBounds bounds;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i]) continue;
    const PhraseTrie::Match match = book.trie.longest(words, i, 1);
    if (match.length) narrow(bounds, book.bounds[match.value]);
  }
  return bounds;
}

}  // namespace vankho::facets
