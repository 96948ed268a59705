#include "facets/citation_central.h"

#include <algorithm>

#include "facets/citation_choice.h"
#include "facets/citation_meaning.h"
#include "facets/citation_plenary.h"
#include "facets/document_terms.h"

namespace vankho::facets {
namespace {

std::string key_start(const Reference& reference) {
  return std::string(reference.type->prefix) + "-" + std::to_string(reference.number) +
         reference.letter;
}

// The symbol's end; else the one with which the issuer named signs.
std::string suffix_of(const Reference& reference) {
  if (!reference.suffix.empty()) return key_of_symbol(reference.suffix);
  const Issuer* issuer = reference.details.issuer;
  const bool signs_itself = issuer != nullptr && issuer->id != "bo-chinh-tri" &&
                            issuer->id != "ban-bi-thu" && !issuer->symbols.empty();
  return signs_itself ? key_of_symbol(issuer->symbols.front()) : "tw";
}

std::string unlisted_key(const Reference& reference, int term) {
  std::string key = key_start(reference) + "-" + suffix_of(reference);
  return term == 0 ? key : key + "-k" + std::to_string(term);
}

bool fits_suffix(const Reference& reference, const Known& known) {
  return known.term != 0 && (reference.suffix.empty() || suffix_of(reference) == known.suffix);
}

void take_unlisted(int term, double confidence, Meaning& meaning) {
  const Reference& reference = meaning.reference;
  meaning.key = unlisted_key(reference, term);
  meaning.term = term;
  meaning.date = reference.details.date;
  meaning.year = reference.details.year;
  meaning.confidence = confidence;
  meaning.settled = true;
}

using KnownList = std::vector<const Known*>;

KnownList known_of(const Reference& reference) {
  KnownList found;
  for (const Known* known : known_by_number(reference.type->prefix, reference.number)) {
    if (fits_suffix(reference, *known)) found.push_back(known);
  }
  return found;
}

// Two days that differ in one digit, or in two swapped ones.
bool nearly_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::size_t wrong = 0, first = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (wrong++ == 0) first = i;
    if (wrong == 2 && !(i == first + 1 && a[i] == b[first] && a[first] == b[i])) return false;
  }
  return wrong <= 2;
}

// Several documents of one plenum may share a number: the topic tells them apart.
const Known* best_of_term(const Article& article, const Meaning& meaning, int term) {
  const Known* best = nullptr;
  int most = 0;
  std::size_t count = 0;
  for (const Known* known : known_of(meaning.reference)) {
    if (known->term != term) continue;
    ++count;
    const int cues = cues_near(article, meaning, known->cues);
    if (best == nullptr || cues > most) {
      best = known;
      most = cues;
    }
  }
  return count > 1 && most == 0 ? nullptr : best;
}

// Neither its symbol nor its issuer says that it is the central Party's.
bool is_bare(const Reference& reference) {
  return !reference.has_symbol && reference.details.issuer == nullptr;
}

void take_of_term(const Article& article, int term, double confidence, Meaning& meaning) {
  if (const Known* known = best_of_term(article, meaning, term)) {
    take_known(*known, confidence, meaning);
  } else if (!is_bare(meaning.reference) || meaning.reference.term != 0) {
    take_unlisted(term, std::min(confidence, kUnlisted), meaning);
  }
}

bool settle_by_date(const Article& article, Meaning& meaning) {
  const std::string& date = meaning.reference.details.date;
  if (date.empty()) return false;
  const KnownList known = known_of(meaning.reference);
  const auto exact = std::ranges::find(known, std::string_view(date), &Known::date);
  if (exact != known.end() &&
      std::ranges::count(known, std::string_view(date), &Known::date) == 1) {
    take_known(**exact, kByDate, meaning);
    return true;
  }
  const Reference& reference = meaning.reference;
  if (const Known* error = find_press_error(reference.type->prefix, reference.number, date)) {
    take_known(*error, kByTerm, meaning);
    return true;
  }
  const int term = term_on(date);
  if (best_of_term(article, meaning, term) == nullptr) {
    const auto near =
        std::ranges::find_if(known, [&](const Known* one) { return nearly_same(one->date, date); });
    if (near != known.end()) {
      take_known(**near, kByYear, meaning);
      return true;
    }
  }
  take_of_term(article, term, kByTerm, meaning);
  return meaning.settled;
}

bool settle_by_term(const Article& article, Meaning& meaning) {
  const Reference& reference = meaning.reference;
  if (reference.term == 0 || !reference.details.party_term) return false;
  if (find_term(reference.term) == nullptr) return false;
  take_of_term(article, reference.term, kByTerm, meaning);
  return true;
}

bool settle_by_year(const Article& article, Meaning& meaning) {
  const int year = meaning.reference.details.year;
  if (year == 0) return false;
  for (const Known* known : known_of(meaning.reference)) {
    if (year_of(known->date) != year) continue;
    take_known(*known, kByYear, meaning);
    return true;
  }
  const int term = term_of_year(year);
  if (term == 0) return false;
  take_of_term(article, term, kByYear, meaning);
  return meaning.settled;
}

// The row's date is this one's too when a document of this number bears it.
void settle_by_row(Meaning& meaning) {
  const Details& details = meaning.reference.details;
  if (!details.date.empty() || details.year != 0 || meaning.reference.term != 0) return;
  for (const Known* known : known_of(meaning.reference)) {
    const bool fits = details.row_date.empty() ? year_of(known->date) == details.row_year
                                               : known->date == details.row_date;
    if (!fits) continue;
    take_known(*known, kByYear, meaning);
    return;
  }
}

bool same_document(const Meaning& one, const Meaning& other) {
  const Reference &a = one.reference, &b = other.reference;
  if (a.form != b.form || b.type == nullptr) return false;
  if (a.form == Reference::Form::plenum) return a.plenum == b.plenum && a.session == b.session;
  return a.type->prefix == b.type->prefix && a.number == b.number && a.letter == b.letter &&
         (a.suffix.empty() || b.suffix.empty() || a.suffix == b.suffix);
}

// An issuer named for one and another named for the other are two documents.
bool issuers_agree(const Meaning& one, const Meaning& other) {
  const Issuer *a = one.reference.details.issuer, *b = other.reference.details.issuer;
  if (a == nullptr || b == nullptr) return a == nullptr || other.level == a->level;
  return a->level == b->level;
}

void take_from(const Meaning& source, Meaning& meaning) {
  const Reference reference = meaning.reference;
  const Place place = meaning.place;
  const std::string type = meaning.type;
  meaning = source;
  meaning.reference = reference;
  meaning.place = place;
  if (meaning.document == nullptr) meaning.type = type;
  meaning.confidence = std::min(source.confidence, kByOthers);
}

// Without a word on who issued it, only kinds that go by number, and numbers that
// the Party has reached: "Nghị quyết số 4266" is a company's.
bool may_be_central(const Reference& reference) {
  constexpr int kHighest = 400;
  if (!is_bare(reference)) return true;
  const bool decision = reference.type->id == "quyet-dinh";  // most are the state's
  if (decision && known_of(reference).empty()) return false;
  return reference.type->bare && reference.number <= kHighest;
}

}  // namespace

void settle_central(Article& article, Meaning& meaning) {
  const Reference& reference = meaning.reference;
  const Issuer* issuer =
      reference.details.issuer != nullptr ? reference.details.issuer : reference.signer;
  if (issuer != nullptr) meaning.issuer = issuer->id;
  if (reference.form == Reference::Form::congress) return settle_congress(meaning);
  if (reference.form == Reference::Form::plenum) return settle_plenum(article, meaning);
  if (settle_by_date(article, meaning) || settle_by_term(article, meaning)) return;
  if (!settle_by_year(article, meaning)) settle_by_row(meaning);
}

void follow_central(Article& article, Meaning& meaning) {
  if (meaning.reference.form != Reference::Form::numbered) return;
  const Meaning* nearest = nullptr;  // the last before it, else the first after it
  bool passed = false;
  for (const Meaning& other : article.meanings) {
    passed = passed || &other == &meaning;
    if (passed && nearest != nullptr) break;
    if (other.settled && same_document(meaning, other) && issuers_agree(meaning, other)) {
      nearest = &other;
    }
  }
  if (nearest != nullptr) take_from(*nearest, meaning);
}

void choose_central(Article& article, Meaning& meaning) {
  const Reference& reference = meaning.reference;
  if (reference.form == Reference::Form::plenum) return choose_plenum(article, meaning);
  const std::vector<Choice> ranked = rank_known(article, meaning);
  const bool only_one = ranked.size() == 1 && reference.has_symbol;
  if (only_one || is_clear(ranked)) {
    return take_known(*ranked[0].known, only_one ? kUnlisted : kByTables, meaning);
  }
  if (ranked.empty() && (reference.has_symbol || reference.details.issuer != nullptr)) {
    return take_unlisted(0, kTermUnknown, meaning);
  }
  if (!may_be_central(reference)) return;
  meaning.key = "amb:" + key_start(reference);
  meaning.confidence = kAmbiguous;
  meaning.candidates = as_candidates(ranked);
}

}  // namespace vankho::facets
