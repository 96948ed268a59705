#include "facets/citation_plenary.h"

#include <algorithm>
#include <cmath>

#include "facets/citation_choice.h"
#include "facets/citation_meaning.h"
#include "facets/document_registry.h"
#include "facets/document_terms.h"

namespace vankho::facets {
namespace {

constexpr int kFirstNational = 6;     // earlier congresses are history, cited by year
constexpr int kFirstLocalPeriod = 5;  // local periods begin in years ending in 0 and 5

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
  if (known == nullptr || (!resolution && known->prefix != meaning.reference.type->prefix))
    return nullptr;
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
  if (reference.session == 0) return term;
  const auto had_sessions = [&](const Plenum& plenum) {
    return plenum.number == reference.plenum && plenum.session == reference.session;
  };
  const auto found = std::ranges::find_if(plenums(), had_sessions);
  return found == plenums().end() ? term : found->term;
}

void take_plenum(const Article& article, int term, double confidence, Meaning& meaning) {
  const Reference& reference = meaning.reference;
  term = term_of_session(reference, term);
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
  meaning.date = plenum->end;
  for (const std::string_view key : plenum->documents) {
    meaning.candidates.push_back({std::string(key), label_of(key), 0});
  }
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
    if (plenum.number != meaning.reference.plenum || !is_before(plenum.start, article.day))
      continue;
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

}  // namespace

void settle_plenum(const Article& article, Meaning& meaning) {
  const int term = term_of_session(meaning.reference, meaning.reference.term);
  if (term != 0) take_plenum(article, term, kByTerm, meaning);
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

bool may_be_national(const Article& article, const Meaning& meaning) {
  const Reference& reference = meaning.reference;
  const Term* term = find_term(reference.ordinal);
  if (term == nullptr || reference.ordinal < kFirstNational) return false;
  if (reference.details.period != 0 && reference.details.period % kFirstLocalPeriod == 0)
    return false;
  return std::ranges::none_of(article.meanings, [&](const Meaning& other) {
    return other.reference.form == Reference::Form::congress &&
           other.reference.ordinal == reference.ordinal && other.reference.details.body.known();
  });
}

}  // namespace vankho::facets
