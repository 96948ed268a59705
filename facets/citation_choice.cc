#include "facets/citation_choice.h"

#include <algorithm>
#include <cmath>

#include "facets/citation_meaning.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kReach = 200;  // bytes on each side: about 150 characters
constexpr double kCue = 3, kCompanion = 3, kIssuer = 2, kInForce = 1, kSameTerm = 1, kOld = -1;
constexpr double kMostCuePoints = 6;
constexpr double kTitlePair = 1, kMostTitlePoints = 4;
constexpr double kEnough = 4, kLead = 2;
constexpr int kHousehold = 3;  // salience of a name that everybody knows: "Chỉ thị 05"
constexpr int kOldYears = 8;
constexpr int kHardlyReused = 99;  // few terms count that far
constexpr double kAlone = 2;
constexpr double kBeliefInTables = 0.95;

// The words of a phrase one after the other, whatever stands between them
// ("xây dựng, chỉnh đốn Đảng").
bool stands_at(const Cursor& cursor, std::size_t at, const Phrase& phrase) {
  for (const Word& word : phrase.words()) {
    if (!cursor.is(at++, word)) return false;
  }
  return true;
}

struct Window {
  std::size_t first = 0, last = 0;  // tokens
};

Window window_around(const Cursor& cursor, const Reference& reference) {
  Window window{reference.first, reference.last};
  const std::size_t begin = reference.span.begin > kReach ? reference.span.begin - kReach : 0;
  const std::size_t end = reference.span.end + kReach;
  while (window.first > 0 && cursor.token(window.first - 1).span.begin >= begin) --window.first;
  while (cursor.has(window.last) && cursor.token(window.last).span.end <= end) ++window.last;
  return window;
}

bool stands_in(const Cursor& cursor, const Window& window, const Phrase& phrase) {
  for (std::size_t at = window.first; at < window.last; ++at) {
    if (stands_at(cursor, at, phrase)) return true;
  }
  return false;
}

bool names_companion(const Article& article, std::string_view key) {
  const Known* companion = find_known(key);
  if (companion == nullptr) return false;
  return std::ranges::any_of(article.meanings, [&](const Meaning& other) {
    if (!other.key.empty() && other.settled) return other.key == key;
    return other.reference.form == Reference::Form::numbered &&
           other.reference.number == companion->number && other.reference.type != nullptr &&
           other.reference.type->prefix == companion->prefix;
  });
}

bool has_companion(const Article& article, const Known& known) {
  const auto& companions = companions_of(known.key);
  return std::ranges::any_of(companions,
                             [&](std::string_view key) { return names_companion(article, key); });
}

bool term_is_cited(const Article& article, const Meaning& meaning, int term) {
  return term != 0 && std::ranges::any_of(article.meanings, [&](const Meaning& other) {
           return &other != &meaning && other.settled && other.term == term;
         });
}

bool in_force(const Known& known, std::string_view day) {
  return known.superseded.empty() || (!day.empty() && !is_before(known.superseded, day));
}

double points_of(const Article& article, const Meaning& meaning, const Known& known) {
  const Reference& reference = meaning.reference;
  double points = known.salience;
  points += std::min(kCue * cues_near(article, meaning, known.cues), kMostCuePoints);
  points += std::min(kTitlePair * cues_near(article, meaning, known.title_pairs), kMostTitlePoints);
  if (has_companion(article, known)) points += kCompanion;
  const Issuer* issuer = reference.details.issuer;
  if (issuer != nullptr && issuer->id == known.issuer) points += kIssuer;
  if (issuer != nullptr && issuer->id == "trung-uong" && known.term != 0) points += kIssuer / 2;
  if (in_force(known, article.day)) points += kInForce;
  if (term_is_cited(article, meaning, known.term)) points += kSameTerm;
  const int years = year_of(article.day) - year_of(known.date);
  if (!article.day.empty() && years > kOldYears) points += kOld;
  return points;
}

// What the reference says of itself must not speak against the candidate.
bool is_possible(const Article& article, const Reference& reference, const Known& known) {
  if (!is_before(known.date, article.day)) return false;
  if (!reference.suffix.empty() && key_of_symbol(reference.suffix) != known.suffix) return false;
  const Issuer* issuer = reference.details.issuer;
  const bool state = known.term == 0;
  if (issuer != nullptr) return state == (issuer->level == Level::state);
  return reference.has_symbol ? !state : true;
}

}  // namespace

int cues_near(const Article& article, const Meaning& meaning, const std::vector<Phrase>& cues) {
  const Cursor& cursor = article.fields[static_cast<std::size_t>(meaning.place)];
  const Window window = window_around(cursor, meaning.reference);
  return static_cast<int>(std::ranges::count_if(
      cues, [&](const Phrase& cue) { return stands_in(cursor, window, cue); }));
}

bool is_before(std::string_view date, std::string_view day) {
  const std::size_t known = std::min(date.size(), day.size());
  return date.substr(0, known) <= day.substr(0, known);
}

std::vector<Choice> rank_known(const Article& article, const Meaning& meaning) {
  const Reference& reference = meaning.reference;
  std::vector<Choice> ranked;
  for (const Known* known : known_by_number(reference.type->prefix, reference.number)) {
    if (is_possible(article, reference, *known)) {
      ranked.push_back({known, points_of(article, meaning, *known)});
    }
  }
  // A look-alike of the state is only meant where its own topic is.
  std::erase_if(ranked, [&](const Choice& choice) {
    return choice.known->term == 0 && cues_near(article, meaning, choice.known->cues) == 0;
  });
  if (ranked.size() == 1 && reference.number > kHardlyReused) ranked[0].points += kAlone;
  std::ranges::stable_sort(ranked, std::ranges::greater(), &Choice::points);
  return ranked;
}

bool is_clear(const std::vector<Choice>& ranked) {
  if (ranked.empty()) return false;
  const Choice& best = ranked[0];
  if (best.points < kEnough && best.known->salience < kHousehold) return false;
  return ranked.size() == 1 || best.points - ranked[1].points >= kLead;
}

std::vector<Candidate> as_candidates(const std::vector<Choice>& ranked) {
  std::vector<Candidate> candidates;
  double sum = 0;
  for (const Choice& choice : ranked) sum += std::exp(choice.points - ranked[0].points);
  for (const Choice& choice : ranked) {
    const double share = std::exp(choice.points - ranked[0].points) / sum;
    candidates.push_back(
        {std::string(choice.known->key), label_of(choice.known->key), kBeliefInTables * share});
  }
  return candidates;
}

}  // namespace vankho::facets
