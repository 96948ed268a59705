#include "query/suggest.h"

#include <algorithm>
#include <map>

#include "facets/province.h"
#include "facets/resolution.h"
#include "schema/term.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/unicode.h"

namespace vankho::query {
namespace {

constexpr std::size_t kMaxTyped = 200;   // bytes looked at
constexpr std::size_t kEndings = 8;      // spellings tried of the word being typed
constexpr std::size_t kLongestPhrase = 3;  // words put behind what was typed
constexpr double kFollows = 0.12;        // share from which a phrase is worth going on

std::string_view cut(std::string_view typed) {
  typed = typed.substr(0, kMaxTyped);
  while (!typed.empty() && (typed.front() == ' ' || typed.front() == '"')) typed.remove_prefix(1);
  return typed;
}

// `word` begins with what was typed and keeps every mark of it.
bool goes_on(std::string_view typed, std::string_view word) {
  const std::vector<text::Letter> letters = text::letters_of(word);
  const std::size_t count = text::letters_of(typed).size();
  if (letters.size() < count) return false;
  std::string head;
  for (std::size_t i = 0; i < count; ++i)
    text::append_utf8(head, text::with_tone(letters[i].plain, letters[i].tone));
  return text::refines(typed, head);
}

// Marks that were typed must be in the suggestion. `complete`: the last word is.
bool keeps_marks(const std::vector<text::Token>& typed, const std::vector<text::Token>& offered,
                 bool complete) {
  if (offered.size() < typed.size()) return false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const bool keeps = complete || i + 1 < typed.size() ? text::refines(typed[i].exact, offered[i].exact)
                                                        : goes_on(typed[i].exact, offered[i].exact);
    if (!keeps) return false;
  }
  return true;
}

class Suggester {
 public:
  Suggester(const Snapshot& snapshot, const text::Analyzer& analyzer, std::string_view typed)
      : snapshot_(snapshot), lexicon_(snapshot), analyzer_(analyzer), typed_(cut(typed)) {
    analyzer_.analyze(typed_, memo_, tokens_);
    folded_ = text::fold(typed_);
    complete_ = !typed_.empty() && typed_.back() == ' ';
  }

  void phrases(std::size_t limit, std::vector<Suggestion>& out) {
    if (tokens_.empty()) return;
    std::map<std::string, std::uint64_t> found;
    const std::vector<std::string> before = words_before();
    for (const Spelling& last : last_words(before)) extend(before, last, found);
    std::vector<Suggestion> sorted;
    for (const auto& [text, count] : found) sorted.push_back({"phrase", text, "", count});
    std::ranges::stable_sort(sorted, std::greater{}, &Suggestion::count);
    for (Suggestion& one : sorted)
      if (limit-- > 0)
        out.push_back(std::move(one));
      else
        break;
  }

  void titles(std::size_t limit, std::vector<Suggestion>& out) {
    if (folded_.size() < 2) return;
    for (const Part& part : snapshot_.parts()) {
      const segment::Segment& segment = *part.segment;
      const auto order = segment.column<std::uint32_t>(segment::kTitleOrder);
      auto at = std::ranges::lower_bound(order, folded_, {}, [&](std::uint32_t article) {
        return text::fold(segment.title(article));
      });
      std::size_t looked = 0;
      for (; at != order.end() && limit > 0 && ++looked <= 4 * kEndings; ++at) {
        const std::string_view title = segment.title(*at);
        if (!text::fold(title).starts_with(folded_)) break;
        if (part.is_dead(*at) || repeats(title, out)) continue;
        std::vector<text::Token> offered;
        analyzer_.analyze(title, memo_, offered);
        if (!keeps_marks(tokens_, offered, complete_)) continue;
        out.push_back({"title", std::string(title), "", 1});
        --limit;
      }
    }
  }

  void provinces(std::size_t limit, std::vector<Suggestion>& out) const {
    if (folded_.empty()) return;
    for (const facets::Province& province : facets::provinces()) {
      if (limit == 0) return;
      if (!text::fold(province.name).starts_with(folded_)) continue;
      const std::uint64_t count = articles_in(province.id);
      if (count == 0) continue;
      out.push_back({"province", province.name, province.id, count});
      --limit;
    }
  }

  void documents(std::size_t limit, std::vector<Suggestion>& out) const {
    if (tokens_.empty()) return;
    std::vector<Suggestion> found;
    for (const facets::Document& document : facets::documents()) {
      if (!text::fold(document.symbol).starts_with(folded_) &&
          !text::fold(document.label).starts_with(folded_) && !short_form(document))
        continue;
      const std::uint64_t count = lexicon_.df(schema::citation_term(document.key));
      if (count > 0) found.push_back({"resolution", document.label, document.key, count});
    }
    std::ranges::stable_sort(found, std::greater{}, &Suggestion::count);
    for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) out.push_back(found[i]);
  }

 private:
  static bool repeats(std::string_view text, const std::vector<Suggestion>& out) {
    return std::ranges::any_of(out, [&](const Suggestion& one) { return one.text == text; });
  }

  std::uint64_t articles_in(const std::string& id) const {
    std::uint64_t count = 0;
    for (const Part& part : snapshot_.parts()) {
      const auto number = part.numbers.find(id);
      if (number == part.numbers.end()) continue;
      for (const std::uint32_t value : part.segment->column<std::uint32_t>(segment::kProvinceValues))
        if (value == number->second) ++count;
    }
    return count;
  }

  // "nghị quyết 18" → 18-NQ/TW.
  bool short_form(const facets::Document& document) const {
    if (!document.number || tokens_.size() < 2) return false;
    const std::string type = document.label.substr(0, document.label.find(" số"));
    return (text::fold(type) + " " + std::to_string(*document.number)).starts_with(folded_);
  }

  // The words before the last, each by its likeliest spelling beside the next.
  std::vector<std::string> words_before() const {
    std::vector<std::string> out;
    const std::size_t count = complete_ ? tokens_.size() : tokens_.size() - 1;
    for (std::size_t i = 0; i < count; ++i) {
      std::string best(tokens_[i].exact);
      double best_fit = -1;
      for (const Spelling& spelling : lexicon_.spellings(text::fold(tokens_[i].exact))) {
        if (!text::refines(tokens_[i].exact, spelling.exact)) continue;
        double fit = static_cast<double>(spelling.df);
        if (i > 0) fit = 1 + fit * 1e-6 + static_cast<double>(lexicon_.pair_df(out.back(), spelling.exact));
        if (i == 0 && i + 1 < tokens_.size()) fit = first_fit(spelling, tokens_[i + 1].exact);
        if (fit > best_fit) best_fit = fit, best = spelling.exact;
      }
      out.push_back(best);
    }
    return out;
  }

  double first_fit(const Spelling& spelling, std::string_view next) const {
    double fit = static_cast<double>(spelling.df) * 1e-6;
    const bool last = tokens_.size() == 2 && !complete_;
    const auto followers = last ? lexicon_.with_prefix(text::fold(next), true, kEndings)
                                : lexicon_.spellings(text::fold(next));
    for (const Spelling& follower : followers)
      fit += static_cast<double>(lexicon_.pair_df(spelling.exact, follower.exact));
    return fit;
  }

  std::vector<Spelling> last_words(const std::vector<std::string>& before) const {
    if (complete_) return {{"", 0, 0}};
    const std::string_view typed = tokens_.back().exact;
    std::vector<Spelling> found = lexicon_.with_prefix(text::fold(typed), true, 8 * kEndings);
    std::erase_if(found, [&](const Spelling& one) {
      return text::fold(typed) != typed && !goes_on(typed, one.exact);
    });
    if (!before.empty()) {
      for (Spelling& one : found) one.cf = lexicon_.pair_df(before.back(), one.exact);
      std::ranges::stable_sort(found, std::greater{}, &Spelling::cf);
    }
    if (found.size() > kEndings) found.resize(kEndings);
    return found;
  }

  // The most frequent follower of a word, and in how many articles it follows: the best of the
  // segments' most frequent ones.
  std::pair<std::string, std::uint64_t> follower(const std::string& word) const {
    std::pair<std::string, std::uint64_t> best;
    for (const Part& part : snapshot_.parts()) {
      const std::string next = follower_in(*part.segment, word);
      if (next.empty() || next == best.first) continue;
      if (const std::uint64_t count = lexicon_.pair_df(word, next); count > best.second)
        best = {next, count};
    }
    return best;
  }

  static std::string follower_in(const segment::Segment& segment, const std::string& word) {
    const auto number = segment.find(word);
    if (!number) return {};
    std::uint32_t most = 0, best = 0;
    for (const segment::BigramEntry& entry : segment.row(*number)) {
      if (entry.second - segment::kFirstTerm >= segment.terms()) continue;
      const std::uint32_t df = segment.bigram_bytes(*number, entry).first;
      if (df > most) most = df, best = entry.second;
    }
    return most == 0 ? std::string() : std::string(segment.term(best));
  }

  void extend(const std::vector<std::string>& before, const Spelling& last,
              std::map<std::string, std::uint64_t>& found) const {
    std::string text;
    for (const std::string& word : before) text += word + " ";
    std::string end = last.exact.empty() ? (before.empty() ? "" : before.back()) : last.exact;
    if (end.empty()) return;
    text = last.exact.empty() ? text.substr(0, text.size() - 1) : text + last.exact;
    std::uint64_t count = last.df;
    if (!before.empty() && !last.exact.empty()) count = lexicon_.pair_df(before.back(), last.exact);
    if (last.exact.empty()) count = lexicon_.df(end);
    if (count == 0) return;
    if (!last.exact.empty() || before.size() > 1) found[text] = count;
    for (std::size_t i = 0; i < kLongestPhrase; ++i) {
      const auto [next, pairs] = follower(end);
      if (next.empty() || static_cast<double>(pairs) < kFollows * static_cast<double>(lexicon_.df(end)))
        return;
      text += " " + next;
      end = next;
      count = std::min(count, pairs);
      found.try_emplace(text, count);
    }
  }

  const Snapshot& snapshot_;
  Lexicon lexicon_;
  const text::Analyzer& analyzer_;
  std::string_view typed_;
  text::Memo memo_;
  std::vector<text::Token> tokens_;
  std::string folded_;
  bool complete_ = false;  // the last word is: a space follows
};

}  // namespace

std::vector<Suggestion> suggest(const Snapshot& snapshot, const text::Analyzer& analyzer,
                                std::string_view typed, std::string_view kind, std::size_t limit) {
  std::vector<Suggestion> out;
  Suggester suggester(snapshot, analyzer, typed);
  const bool all = kind.empty();
  if (all || kind == "resolution") suggester.documents(all ? 2 : limit, out);
  if (all || kind == "province") suggester.provinces(all ? 2 : limit, out);
  if (all || kind == "phrase") suggester.phrases(all ? 4 : limit, out);
  if (all || kind == "title") suggester.titles(limit, out);
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace vankho::query
