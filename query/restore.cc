#include "query/restore.h"

#include <algorithm>

#include "query/question.h"
#include "text/common.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/syllable.h"
#include "text/typing.h"
#include "text/unicode.h"
#include "text/word.h"

namespace vankho::query {
namespace {

constexpr std::size_t kMostCandidates = 12;
constexpr double kUnlikely = 0.003;  // readings below this share are dropped
constexpr double kTypedMarked = 300; // a spelling typed with marks, over others that keep them
// … and when it is the whole query, and a syllable as it stands, nothing speaks for another: "óng" is
// not read as the commoner "ống".
constexpr double kTypedAlone = 1e6;
constexpr double kTypedBare = 15;    // a bare word among words with marks: it may be meant so
// A common syllable is expected in any text at this share of its tokens, even where an index of
// formal prose has none ("tôi" in questions put to answers).
constexpr double kCommon = 0.0001;
constexpr double kAsks = 0.2;          // how often a question word is followed by its other half
constexpr std::uint64_t kAttested = 2;  // occurrences that make a typed spelling a word

struct State {
  std::string exact;
  double prior = 0;  // occurrences, times what speaks for having been typed
  TermNumbers numbers{};
  double forward = 0, backward = 0;
};
using States = std::vector<State>;

bool bare(const std::string& exact) { return text::fold(exact) == exact; }

bool ends_in_i_or_y(const std::string& folded) { return folded.ends_with('i') || folded.ends_with('y'); }

// tỷ → tỉ, tị → tỵ.
std::string with_other_i(const std::string& exact) {
  std::string out;
  const std::vector<text::Letter> letters = text::letters_of(exact);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    char32_t plain = letters[i].plain;
    if (i + 1 == letters.size() && (plain == U'i' || plain == U'y')) plain ^= U'i' ^ U'y';
    text::append_utf8(out, text::with_tone(plain, letters[i].tone));
  }
  return out;
}

double expected(const Lexicon& lexicon) { return kCommon * static_cast<double>(lexicon.tokens()); }

State state_of(const Spelling& spelling, const std::string& typed, double bonus,
               const Lexicon& lexicon) {
  double cf = static_cast<double>(spelling.cf);
  if (spelling.common) cf += expected(lexicon);
  return {spelling.exact, spelling.exact == typed ? cf * bonus : cf, spelling.numbers};
}

// Common syllables that the index does not know.
void add_common(const std::string& typed, const std::string& folded, const Lexicon& lexicon,
                States& states) {
  for (const std::string_view exact : text::common_syllables(folded))
    if (std::ranges::find(states, exact, &State::exact) == states.end() && text::refines(typed, exact))
      states.push_back({std::string(exact), expected(lexicon)});
}

// The spellings of "mi" and "ti" that end in the other letter: tỉ is written tỷ in the index, where ti
// and ty are two words (docs/LANGUAGE.md).
std::vector<Spelling> i_y_spellings(const std::string& typed, std::string folded,
                                    const Lexicon& lexicon) {
  if (!ends_in_i_or_y(folded)) return {};
  folded.back() = folded.back() == 'i' ? 'y' : 'i';
  std::vector<Spelling> out = lexicon.spellings(folded);
  std::erase_if(out, [&](const Spelling& spelling) {
    const std::string other = with_other_i(spelling.exact);
    return !text::refines(typed, other) || text::canonical_spelling(other) != spelling.exact;
  });
  return out;
}

std::vector<Spelling> spellings_of(const std::string& typed, const std::string& folded,
                                   const Lexicon& lexicon) {
  std::vector<Spelling> out = lexicon.spellings(folded);
  const std::vector<Spelling> more = i_y_spellings(typed, folded, lexicon);
  if (more.empty()) return out;
  out.insert(out.end(), more.begin(), more.end());
  std::ranges::stable_sort(out, std::greater{}, &Spelling::cf);
  return out;
}

// What was typed, or the same with i for y.
bool keeps_marks(const std::string& typed, const std::string& folded, const std::string& exact) {
  if (text::refines(typed, exact)) return true;
  if (!ends_in_i_or_y(folded)) return false;
  const std::string other = with_other_i(exact);
  return other != exact && text::refines(typed, other);
}

// Telex or VNI keystrokes that nothing else explains.
States decoded(const std::string& typed, const Lexicon& lexicon) {
  States states;
  for (const std::string& exact : text::decode_keystrokes(typed))
    if (const std::uint64_t df = lexicon.df(exact); df > 0)
      states.push_back({exact, static_cast<double>(df), lexicon.numbers(exact)});
  return states;
}

// How much more likely a spelling is for having been typed.
double bonus_of(const std::string& typed, bool some_marked, bool alone) {
  if (bare(typed)) return some_marked ? kTypedBare : 1;
  return alone && text::parse_syllable(typed) ? kTypedAlone : kTypedMarked;
}

States candidates(const TypedWord& word, const Lexicon& lexicon, double bonus) {
  if (!word.plain) return {{word.exact, 1, lexicon.numbers(word.exact)}};
  const std::string folded = text::fold(word.exact);
  const std::vector<Spelling> spellings = spellings_of(word.exact, folded, lexicon);
  States states;
  for (const Spelling& spelling : spellings)
    if (states.size() < kMostCandidates && keeps_marks(word.exact, folded, spelling.exact))
      states.push_back(state_of(spelling, word.exact, bonus, lexicon));
  add_common(word.exact, folded, lexicon, states);
  const bool attested = std::ranges::any_of(states, [](const State& state) {
    return state.prior >= kAttested;
  });
  if (!attested)
    if (States keys = decoded(word.exact, lexicon); !keys.empty()) return keys;
  if (states.empty())  // a wrong mark: any spelling of the word
    for (const Spelling& spelling : spellings)
      if (states.size() < kMostCandidates) states.push_back(state_of(spelling, word.exact, 1, lexicon));
  if (states.empty()) states.push_back({word.exact, 1});
  return states;
}

void normalise(States& states, double State::*value) {
  double sum = 0;
  for (const State& state : states) sum += state.*value;
  for (State& state : states)
    state.*value = sum > 0 ? state.*value / sum : 1 / static_cast<double>(states.size());
}

// How much `to` is expected after `from`.
using Link = std::vector<std::vector<double>>;

Link link(const States& from, const States& to, bool adjacent, const Lexicon& lexicon) {
  Link out(from.size(), std::vector<double>(to.size(), 1));
  if (from.size() == 1 && to.size() == 1) return out;  // nothing to choose
  const auto tokens = static_cast<double>(std::max<std::uint64_t>(1, lexicon.tokens()));
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::span<const std::string> partners = question_partners(from[i].exact);
    for (std::size_t j = 0; j < to.size(); ++j) {
      const double alone = to[j].prior / tokens;
      double after = adjacent ? lexicon.follows(from[i].numbers, to[j].numbers, alone) : alone;
      if (adjacent && std::ranges::find(partners, to[j].exact) != partners.end())
        after = std::max(after, kAsks);
      out[i][j] = after;
    }
  }
  return out;
}

void run(std::vector<States>& chain, const std::vector<TypedWord>& words, const Lexicon& lexicon) {
  std::vector<Link> links(chain.size());
  for (State& state : chain[0]) state.forward = state.prior;
  normalise(chain[0], &State::forward);
  for (std::size_t t = 1; t < chain.size(); ++t) {
    links[t] = link(chain[t - 1], chain[t], words[t].adjacent, lexicon);
    const bool marked = !bare(words[t].exact);
    for (std::size_t j = 0; j < chain[t].size(); ++j) {
      double sum = 0;
      for (std::size_t i = 0; i < chain[t - 1].size(); ++i)
        sum += chain[t - 1][i].forward * links[t][i][j];
      const bool typed = marked && chain[t][j].exact == words[t].exact;
      chain[t][j].forward = typed ? sum * kTypedMarked : sum;
    }
    normalise(chain[t], &State::forward);
  }
  for (State& state : chain.back()) state.backward = 1;
  for (std::size_t t = chain.size() - 1; t > 0; --t) {
    for (std::size_t i = 0; i < chain[t - 1].size(); ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < chain[t].size(); ++j)
        sum += links[t][i][j] * chain[t][j].backward;
      chain[t - 1][i].backward = sum;
    }
    normalise(chain[t - 1], &State::backward);
  }
}

std::vector<Read> readings(States states) {
  for (State& state : states) state.forward *= state.backward;
  normalise(states, &State::forward);
  std::ranges::stable_sort(states, std::greater{}, &State::forward);
  std::vector<Read> out;
  double sum = 0;
  for (const State& state : states)
    if (out.empty() || state.forward >= kUnlikely) {
      out.push_back({state.exact, state.forward});
      sum += state.forward;
    }
  for (Read& read : out) read.probability = sum > 0 ? read.probability / sum : 1;
  return out;
}

std::vector<Read> all_spellings(const TypedWord& word, const Lexicon& lexicon) {
  std::vector<Read> out;
  if (word.plain)
    for (const Spelling& spelling : spellings_of(word.exact, text::fold(word.exact), lexicon))
      if (out.size() < kMaxExpansions) out.push_back({spelling.exact, 1});
  if (out.empty()) out.push_back({word.exact, 1});
  return out;
}

}  // namespace

std::vector<std::vector<Read>> restore(const std::vector<TypedWord>& words, const Lexicon& lexicon,
                                       Marks marks) {
  std::vector<std::vector<Read>> out;
  if (words.empty()) return out;
  if (marks != Marks::automatic) {
    for (const TypedWord& word : words)
      out.push_back(marks == Marks::exact ? std::vector<Read>{{word.exact, 1}}
                                          : all_spellings(word, lexicon));
    return out;
  }
  const bool some_marked =
      std::ranges::any_of(words, [](const TypedWord& word) { return !bare(word.exact); });
  std::vector<States> chain;
  for (const TypedWord& word : words) {
    const double bonus = bonus_of(word.exact, some_marked, words.size() == 1);
    chain.push_back(candidates(word, lexicon, bonus));
  }
  run(chain, words, lexicon);
  for (States& states : chain) out.push_back(readings(std::move(states)));
  return out;
}

}  // namespace vankho::query
