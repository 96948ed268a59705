#include "query/acronym.h"

#include <algorithm>
#include <unordered_map>

#include "facets/table.h"
#include "query/acronym_data.h"
#include "text/analyzer.h"
#include "text/fold.h"
#include "text/syllable.h"

namespace vankho::query {
namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view phrase) {
  static const text::Analyzer analyzer;
  text::Memo memo;
  std::vector<text::Token> tokens;
  analyzer.analyze(phrase, memo, tokens);
  Words words;
  for (const text::Token& token : tokens) words.emplace_back(token.exact);
  return words;
}

template <typename Range>
std::string joined(const Range& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

// In an index "tu" is Tỉnh ủy and a syllable: no long form may stand for it.
bool is_syllable(const Words& words) {
  return words.size() == 1 && text::parse_syllable(words[0]).has_value();
}

double weight_of(std::string_view confidence) {
  if (confidence == "high") return 0.6;
  return confidence == "medium" ? 0.4 : 0.25;
}

// What a row of the tables says of a run of words.
struct Entry {
  std::size_t length = 0;  // in words
  bool acronym = false;
  std::vector<Words> cues;  // an ambiguous acronym: any of them; "number" is its own
  std::vector<OtherForm> others;
};

constexpr std::string_view kNumberCue = "number";

class Forms {
 public:
  Forms() {
    read_acronyms();
    read_synonyms();
    index_unmarked();
  }

  // The entry for the run that begins at `begin`, the longest first.
  const Entry* find(std::span<const QueryWord> words, std::size_t begin) const {
    const auto first = longest_.find(std::string(words[begin].exact));
    if (first == longest_.end()) return nullptr;
    const std::size_t most = std::min(first->second, words.size() - begin);
    for (std::size_t count = most; count > 0; --count)
      if (const Entry* entry = find(words, begin, count)) return entry;
    return nullptr;
  }

 private:
  void read_acronyms() {
    const facets::Table table(data::acronyms_tsv);
    const std::size_t acronym = table.column("acronym");
    const std::size_t expansions = table.column("expansions");
    const std::size_t cue = table.column("cue");
    const std::size_t confidence = table.column("confidence");
    for (const facets::Table::Row& row : table.rows()) {
      const Words key = words_of(row[acronym]);
      const double weight = weight_of(row[confidence]);
      std::vector<Words> cues;
      for (std::string_view one : facets::split(row[cue])) cues.push_back(words_of(one));
      for (std::string_view one : facets::split(row[expansions])) {
        const Words expansion = words_of(one);
        add(key, expansion, weight, true, cues);
        if (cues.empty() && !is_syllable(key)) add(expansion, key, weight, false, {});
      }
    }
  }

  void read_synonyms() {
    const facets::Table table(data::synonyms_tsv);
    const std::size_t phrases = table.column("phrases");
    const std::size_t confidence = table.column("confidence");
    for (const facets::Table::Row& row : table.rows()) {
      const auto members = facets::split(row[phrases]);
      for (std::string_view one : members)
        for (std::string_view other : members)
          if (one != other)
            add(words_of(one), words_of(other), weight_of(row[confidence]), false, {});
    }
  }

  void add(const Words& key, const Words& other, double weight, bool acronym,
           const std::vector<Words>& cues) {
    Entry& entry = entries_[joined(key)];
    entry.length = key.size();
    entry.acronym = acronym;
    entry.cues = cues;
    const bool known =
        std::ranges::find(entry.others, other, &OtherForm::words) != entry.others.end();
    if (!known) entry.others.push_back({other, weight});
    note_first(key.front(), key.size());
  }

  void note_first(const std::string& word, std::size_t length) {
    std::size_t& longest = longest_[word];
    longest = std::max(longest, length);
  }

  // "hdnd" → hđnd; what several acronyms or an acronym of its own may be is left out.
  void index_unmarked() {
    for (const auto& [key, entry] : entries_) {
      if (!entry.acronym || !entry.cues.empty()) continue;
      const std::string folded = text::fold(key);
      if (folded == key || entries_.contains(folded)) continue;
      const auto [place, added] = unmarked_.emplace(folded, &entry);
      if (!added) place->second = nullptr;
      note_first(folded.substr(0, folded.find(' ')), entry.length);
    }
  }

  const Entry* find(std::span<const QueryWord> words, std::size_t begin, std::size_t count) const {
    std::vector<std::string_view> run;
    for (const QueryWord& word : words.subspan(begin, count)) run.push_back(word.exact);
    const std::string key = joined(run);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return find_unmarked(key);
    const Entry& entry = found->second;
    return !entry.acronym || reads(entry, key, words, begin) ? &entry : nullptr;
  }

  const Entry* find_unmarked(const std::string& key) const {
    const auto found = unmarked_.find(key);
    if (found == unmarked_.end() || letters(key) < kShortestLower) return nullptr;
    return found->second;
  }

  static bool reads(const Entry& entry, const std::string& key, std::span<const QueryWord> words,
                    std::size_t begin) {
    if (!entry.cues.empty() && !has_cue(entry, words, begin)) return false;
    const bool capitals = words[begin].kind == text::Kind::acronym;
    return capitals || (entry.cues.empty() && letters(key) >= kShortestLower);
  }

  static bool has_cue(const Entry& entry, std::span<const QueryWord> words, std::size_t begin) {
    return std::ranges::any_of(entry.cues, [&](const Words& cue) {
      if (cue.size() == 1 && cue[0] == kNumberCue) return number_beside(words, begin, entry.length);
      return holds(words.first(begin), cue) || holds(words.subspan(begin + entry.length), cue);
    });
  }

  static bool number_beside(std::span<const QueryWord> words, std::size_t begin,
                            std::size_t length) {
    const auto is_number = [&](std::size_t at) {
      return at < words.size() && words[at].kind == text::Kind::number;
    };
    return is_number(begin - 1) || is_number(begin + length);
  }

  static bool holds(std::span<const QueryWord> words, const Words& cue) {
    const auto same = [](const QueryWord& word, const std::string& text) {
      return word.exact == text;
    };
    return std::search(words.begin(), words.end(), cue.begin(), cue.end(), same) != words.end();
  }

  static std::size_t letters(std::string_view key) {
    return static_cast<std::size_t>(std::ranges::count_if(
        key, [](char c) { return c != ' ' && (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }

  static constexpr std::size_t kShortestLower = 3;

  std::unordered_map<std::string, Entry> entries_;  // by words, joined by blanks
  std::unordered_map<std::string, const Entry*> unmarked_;
  std::unordered_map<std::string, std::size_t> longest_;  // of those that begin with a word
};

const Forms& forms() {
  static const Forms one;
  return one;
}

}  // namespace

std::vector<Rewording> reword(std::span<const QueryWord> words) {
  std::vector<Rewording> found;
  for (std::size_t at = 0; at < words.size();) {
    const Entry* entry = forms().find(words, at);
    if (entry) found.push_back({at, entry->length, entry->others});
    at += entry ? entry->length : 1;
  }
  return found;
}

}  // namespace vankho::query
