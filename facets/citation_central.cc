#include "facets/citation_central.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "facets/citation_choice.h"
#include "facets/document_key.h"
#include "facets/document_terms.h"

namespace vankho::facets {
namespace {

constexpr int kFirstNational = 6;      // earlier congresses are history, cited by year
constexpr int kFirstLocalPeriod = 5;   // local periods begin in years ending in 0 and 5
constexpr double kByDate = 0.98, kByTerm = 0.95, kByYear = 0.9, kUnlisted = 0.85;
constexpr double kByOthers = 0.9, kByTables = 0.8, kTermUnknown = 0.6, kAmbiguous = 0.4;

int year_of(std::string_view date) {
  int year = 0;
  const std::string_view digits = date.substr(0, 4);
  std::from_chars(digits.data(), digits.data() + digits.size(), year);
  return year;
}

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

void take_known(const Known& known, double confidence, Meaning& meaning) {
  meaning.key = known.key;
  meaning.document = known.document;
  meaning.term = known.term;
  meaning.date = known.date;
  meaning.year = year_of(known.date);
  meaning.issuer = known.issuer;
  meaning.confidence = confidence;
  meaning.settled = true;
  if (known.term == 0) meaning.level = Level::state;
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
  if (exact != known.end() && std::ranges::count(known, std::string_view(date), &Known::date) == 1) {
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
    const auto near = std::ranges::find_if(
        known, [&](const Known* one) { return nearly_same(one->date, date); });
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

bool is_on_party_building(const Article& article, const Meaning& meaning) {
  static const std::vector<Phrase> cues = [] {
    std::vector<Phrase> phrases;
    for (const std::string_view words :
         {"xây dựng đảng", "chỉnh đốn", "suy thoái", "tự diễn biến", "tổ chức đảng",
          "tổ chức cơ sở đảng", "sinh hoạt chi bộ", "phê bình", "nêu gương", "đảng viên"}) {
      phrases.emplace_back(words);
    }
    return phrases;
  }();
  return cues_near(article, meaning, cues) > 0;
}

// What "the plenum's resolution" means without a cue. A Nghị quyết may be meant to be
// the plenum's Kết luận, but not the other way round.
const Known* default_of(const Article& article, const Meaning& meaning, const Plenum& plenum) {
  std::string_view key = plenum.by_default;
  if (key.empty() && !plenum.on_party_building.empty() && is_on_party_building(article, meaning)) {
    key = plenum.on_party_building;
  }
  const Known* known = key.empty() ? nullptr : find_known(key);
  const bool resolution = meaning.reference.type->id == "nghi-quyet";
  if (known == nullptr || (!resolution && known->prefix != meaning.reference.type->prefix)) return nullptr;
  return known;
}

// What a plenum passed of this kind. The press calls a plenum's Kết luận a Nghị
// quyết as well (khóa XIII, 4th), so its default counts whatever its kind.
const Known* document_of(const Article& article, const Meaning& meaning, const Plenum& plenum) {
  const Known* best = nullptr;
  int most = 0;
  bool tie = false;
  std::size_t of_kind = 0;
  const Known* only = nullptr;
  for (const std::string_view key : plenum.documents) {
    const Known* known = find_known(key);
    if (known == nullptr || known->prefix != meaning.reference.type->prefix) continue;
    ++of_kind;
    only = known;
    const int cues = cues_near(article, meaning, known->cues);
    tie = cues == most && most > 0 ? true : cues > most ? false : tie;
    if (cues > most) {
      best = known;
      most = cues;
    }
  }
  if (best == nullptr || tie) {
    if (meaning.reference.plural && of_kind > 1 && plenum.by_default.empty()) return nullptr;
    if (const Known* by_default = default_of(article, meaning, plenum)) return by_default;
  }
  if (best != nullptr && !tie) return best;
  // Its only Nghị quyết is the one; of conclusions the tables hold but some.
  const bool alone = plenum.documents.size() == 1 || meaning.reference.type->id == "nghi-quyet";
  return of_kind == 1 && alone ? only : nullptr;
}

// Only the sixth plenum of the eighth term had two sessions; the press sometimes
// names it by the term in which it was carried out.
int term_of_session(const Reference& reference, int term) {
  const auto had_sessions = [&](const Plenum& plenum) {
    return plenum.number == reference.plenum && plenum.session == reference.session;
  };
  const auto found = std::ranges::find_if(plenums(), had_sessions);
  return found == plenums().end() ? term : found->term;
}

void take_plenum(const Article& article, int term, double confidence, Meaning& meaning) {
  const Reference& reference = meaning.reference;
  if (reference.session != 0) term = term_of_session(reference, term);
  const Plenum* plenum = find_plenum(term, reference.plenum, reference.session);
  const Known* known = plenum != nullptr ? document_of(article, meaning, *plenum) : nullptr;
  if (known != nullptr) {
    take_known(*known, confidence, meaning);
    meaning.type = known->document->type;
    return;
  }
  meaning.key = plenum_key(term, reference.plenum, reference.session);
  meaning.term = term;
  meaning.issuer = "trung-uong";
  meaning.confidence = confidence;
  meaning.settled = true;
  if (plenum == nullptr) return;
  meaning.year = year_of(plenum->start);
  for (const std::string_view key : plenum->documents) {
    meaning.candidates.push_back({std::string(key), label_of(key), 0});
  }
}

void settle_congress(Meaning& meaning) {
  const int ordinal = meaning.reference.ordinal;
  meaning.key = "nq-dh-k" + std::to_string(ordinal);
  meaning.document = find_document(meaning.key);
  meaning.term = ordinal;
  meaning.issuer = "dai-hoi";
  if (meaning.document != nullptr) {
    meaning.date = meaning.document->date;
    meaning.year = year_of(meaning.date);
  }
  meaning.confidence = meaning.reference.national ? kByTerm : kByTables;
  meaning.settled = true;
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

// The term that other words of the article give this plenum: a meeting named with
// its term, or the plenum's resolution cited in full.
int term_of_plenum_elsewhere(const Article& article, const Meaning& meaning) {
  for (const Meaning& other : article.meanings) {
    const Reference& reference = other.reference;
    if (reference.plenum != meaning.reference.plenum || !reference.details.party_term) continue;
    if (reference.term != 0 && find_term(reference.term) != nullptr) return reference.term;
  }
  return 0;
}

// The last plenum of that number before the article's day.
const Plenum* last_plenum(int number, std::string_view day) {
  const Plenum* found = nullptr;
  for (const Plenum& plenum : plenums()) {
    if (plenum.number == number && is_before(plenum.start, day)) found = &plenum;
  }
  return found;
}

// A term in which the article cites something else and this plenum met.
int term_by_company(const Article& article, const Meaning& meaning) {
  int found = 0;
  for (const Meaning& other : article.meanings) {
    if (!other.settled || other.term == 0 || other.level != Level::central) continue;
    if (find_plenum(other.term, meaning.reference.plenum) == nullptr) continue;
    if (found != 0 && found != other.term) return 0;
    found = other.term;
  }
  return found;
}

// Every plenum of that number, the last first, as its document where one is meant.
std::vector<Candidate> plenum_candidates(const Article& article, const Meaning& meaning) {
  std::vector<Candidate> candidates;
  double sum = 0;
  for (const Plenum& plenum : plenums()) {
    if (plenum.number != meaning.reference.plenum || !is_before(plenum.start, article.day)) continue;
    const Known* known = document_of(article, meaning, plenum);
    const std::string key(known != nullptr ? known->key : plenum.key);
    const double weight = std::exp(known != nullptr ? known->salience : 0);
    candidates.insert(candidates.begin(), {key, label_of(key), weight});
    sum += weight;
  }
  for (Candidate& candidate : candidates) candidate.confidence *= kByTerm / sum;
  std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::confidence);
  return candidates;
}

void choose_plenum(const Article& article, Meaning& meaning) {
  int term = term_of_plenum_elsewhere(article, meaning);
  double confidence = kByOthers;
  if (term == 0 && !article.day.empty() && !article.query) {
    if (const Plenum* plenum = last_plenum(meaning.reference.plenum, article.day)) {
      term = plenum->term;
      confidence = kByTables;
    }
  }
  if (term == 0) {
    term = term_by_company(article, meaning);
    confidence = kTermUnknown;
  }
  if (term != 0) return take_plenum(article, term, confidence, meaning);
  meaning.key = "amb:hntw" + std::to_string(meaning.reference.plenum);
  meaning.issuer = "trung-uong";
  meaning.confidence = kAmbiguous;
  meaning.candidates = plenum_candidates(article, meaning);
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
  const Issuer* issuer = reference.details.issuer != nullptr ? reference.details.issuer
                                                             : reference.signer;
  if (issuer != nullptr) meaning.issuer = issuer->id;
  if (reference.form == Reference::Form::congress) return settle_congress(meaning);
  if (reference.form == Reference::Form::plenum) {
    if (reference.term != 0 || term_of_session(reference, 0) != 0) take_plenum(article, reference.term, kByTerm, meaning);
    return;
  }
  if (settle_by_date(article, meaning) || settle_by_term(article, meaning)) return;
  settle_by_year(article, meaning);
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

bool may_be_national(const Article& article, const Meaning& meaning) {
  const Reference& reference = meaning.reference;
  const Term* term = find_term(reference.ordinal);
  if (term == nullptr || reference.ordinal < kFirstNational) return false;
  if (reference.details.period != 0 && reference.details.period % kFirstLocalPeriod == 0) return false;
  return std::ranges::none_of(article.meanings, [&](const Meaning& other) {
    return other.reference.form == Reference::Form::congress &&
           other.reference.ordinal == reference.ordinal && other.reference.details.body.known();
  });
}

}  // namespace vankho::facets
