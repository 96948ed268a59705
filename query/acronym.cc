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
  thread_local text::Memo memo;  // to make one costs more than to read a phrase
  memo.begin_article();
  std::vector<text::Token> tokens;
  analyzer.analyze(phrase, memo, tokens);
  Words words;
  for (const text::Token& token : tokens) words.emplace_back(token.exact);
  return words;
}

// Canonical words with a blank between.
Words split(std::string_view text) {
  Words words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (!word.empty()) words.emplace_back(word);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
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
  bool capitals_only = false;  // else it is read in lower case as well
  std::vector<Words> cues;  // an ambiguous acronym: any of them; "number" is its own
  std::vector<OtherForm> others;
};

constexpr std::string_view kNumberCue = "number";
constexpr double kLearntWeight = 0.4;
constexpr std::uint32_t kLearntArticles = 3;  // that explain an acronym before it is believed
constexpr double kLearntShare = 0.7;          // of the articles that explain it in any way

}  // namespace

class Forms {
 public:
  // Of the tables.
  Forms() {
    read_acronyms();
    read_synonyms();
    index_unmarked();
  }

  explicit Forms(const std::vector<schema::LearntAcronym>& learnt) {
    std::unordered_map<std::string_view, std::uint64_t> articles;
    for (const schema::LearntAcronym& one : learnt) articles[one.acronym] += one.articles;
    for (const schema::LearntAcronym& one : learnt)
      if (one.articles >= kLearntArticles &&
          one.articles >= kLearntShare * static_cast<double>(articles[one.acronym]))
        learn(split(one.acronym), split(one.long_form));
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

  void learn(const Words& acronym, const Words& long_form) {
    if (acronym.empty() || long_form.empty()) return;
    add(acronym, long_form, kLearntWeight, true, {});
    entries_[joined(acronym)].capitals_only = is_syllable(acronym);
    if (!is_syllable(acronym)) add(long_form, acronym, kLearntWeight, false, {});
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
    return capitals || (!entry.capitals_only && entry.cues.empty() && letters(key) >= kShortestLower);
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

namespace {

const Forms& tables() {
  static const Forms one;
  return one;
}

// The entry of the tables or of what was learnt, the longer one.
const Entry* find(std::span<const QueryWord> words, std::size_t at, const Forms* learnt) {
  const Entry* known = tables().find(words, at);
  const Entry* other = learnt != nullptr ? learnt->find(words, at) : nullptr;
  if (known == nullptr || other == nullptr) return known != nullptr ? known : other;
  return other->length > known->length ? other : known;
}

}  // namespace

std::vector<Rewording> reword(std::span<const QueryWord> words, const Forms* learnt) {
  std::vector<Rewording> found;
  for (std::size_t at = 0; at < words.size();) {
    const Entry* entry = find(words, at, learnt);
    if (entry) found.push_back({at, entry->length, entry->others});
    at += entry ? entry->length : 1;
  }
  return found;
}

std::shared_ptr<const Forms> learnt_forms(const std::vector<schema::LearntAcronym>& learnt) {
  return std::make_shared<const Forms>(learnt);
}

}  // namespace vankho::query
