#include "facets/citation_details.h"

#include <algorithm>

#include "facets/citation_date.h"
#include "facets/citation_issuer.h"
#include "facets/citation_numerals.h"
#include "facets/citation_phrases.h"
#include "facets/citation_plenum.h"

namespace vankho::facets {
namespace {

constexpr int kMostDetails = 12;
// Rule: an issuer within 40 characters after a short number is its issuer.
constexpr std::size_t kVetoBytes = 60;  // 40 characters with their marks
constexpr std::size_t kTopicTokens = 40;
constexpr std::size_t kBeforeTokens = 24;
constexpr std::size_t kSignatureTokens = 16;

template <std::size_t N>
Phrases<bool> phrases_of(const std::string_view (&written)[N]) {
  Phrases<bool> phrases;
  for (const std::string_view words : written) phrases.add(words, true);
  return phrases;
}

// Words that lead to an issuer.
std::size_t lead_length(const Cursor& cursor, std::size_t at) {
  static const auto leads = phrases_of({"của", "do", "by", "of", "of the", "issued by"});
  return leads.longest(cursor, at).length;
}

// Words that lead to the plenum that passed it.
std::size_t plenum_lead_length(const Cursor& cursor, std::size_t at) {
  static const auto leads = phrases_of({"của", "tại", "do"});
  return leads.longest(cursor, at).length;
}

std::size_t filler_length(const Cursor& cursor, std::size_t at) {
  static const auto fillers =
      phrases_of({"đảng", "ban hành", "ký", "ký ban hành", "issued on", "on", "dated"});
  return fillers.longest(cursor, at).length;
}

bool fits(const Issuer* signer, const CitedIssuer& found) {
  if (signer == nullptr) return true;
  const Level level = found.issuer->level;
  const bool both_local = signer->level != Level::central && signer->level != Level::state &&
                          level != Level::central && level != Level::state;
  return level == signer->level || (both_local && level != Level::other);
}

void take_date(const CitedDate& date, Details& details) {
  details.date = date.date;
  details.year = date.year;
}

// One kind of detail after the other is tried at a place; each says how far it came.
class Reader {
 public:
  Reader(const Cursor& cursor, const Issuer* signer, Details& details)
      : cursor_(cursor), signer_(signer), details_(details) {}

  std::size_t read(std::size_t at) {
    for (int count = 0; count < kMostDetails && cursor_.near(at); ++count) {
      const std::size_t next = read_one(at);
      if (next == at) break;
      at = next;
    }
    return at;
  }

  std::size_t issuer(std::size_t at) {
    const std::size_t lead = lead_length(cursor_, at);
    if (lead == 0 && cursor_.gap(at) == Gap::comma) return at;
    const CitedIssuer found = read_issuer(cursor_, at + lead);
    if (!found || !fits(signer_, found)) return at;
    if (details_.issuer == nullptr || found.issuer->level == details_.issuer->level) {
      details_.issuer = found.issuer;
      details_.body = found.body;
    }
    last_level_ = found.issuer->level;
    return found.next;
  }

 private:
  std::size_t read_one(std::size_t at) {
    using Step = std::size_t (Reader::*)(std::size_t);
    static constexpr Step kSteps[] = {&Reader::date,   &Reader::year,   &Reader::terms,
                                      &Reader::plenum, &Reader::issuer, &Reader::period};
    for (const Step step : kSteps) {
      const std::size_t next = (this->*step)(at);
      if (next != at) return next;
    }
    return at + filler_length(cursor_, at);
  }

  std::size_t date(std::size_t at) {
    static const Word kDay("ngày");
    if (!details_.date.empty()) return at;
    const std::size_t here = at + (cursor_.is(at, kDay) ? 1 : 0);
    const auto found = read_date(cursor_, here);
    if (!found) return at;
    take_date(*found, details_);
    return found->next;
  }

  std::size_t year(std::size_t at) {
    static const Word kYear("năm"), kIn("trong");
    const bool during = cursor_.is(at, kIn);  // of its coming out, or of its being carried out
    const std::size_t here = at + (during ? 1 : 0);
    if (!cursor_.is(here, kYear) || details_.year != 0) return at;
    const Numeral year = read_number(cursor_, here + 1);
    if (year.value < 1930 || year.value > 2099) return at;
    (during ? details_.row_year : details_.year) = year.value;
    return here + 2;
  }

  std::size_t terms(std::size_t at) {
    std::size_t next = at;
    const std::vector<int> found = read_terms(cursor_, at, next);
    if (found.empty()) return at;
    if (details_.terms.empty()) {
      details_.terms = found;
      details_.party_term = last_level_ != Level::state;
    }
    return next;
  }

  std::size_t plenum(std::size_t at) {
    const std::size_t lead = plenum_lead_length(cursor_, at);
    const PlenumName found = read_plenum(cursor_, at + lead, PlenumName::Where::after);
    if (!found) return at;
    if (details_.plenum == 0) details_.plenum = found.numbers.front();
    if (details_.terms.empty()) details_.terms = found.terms;
    return found.next;
  }

  std::size_t period(std::size_t at) {
    std::size_t next = at;
    const int first = read_period(cursor_, at, next);
    if (first != 0) details_.period = first;
    return next;
  }

  const Cursor& cursor_;
  const Issuer* signer_;
  Details& details_;
  Level last_level_ = Level::central;
};

// Another document begins here, so what follows is not about this one.
bool is_other_document(const Cursor& cursor, std::size_t at) {
  static const auto others =
      phrases_of({"nghị quyết", "chỉ thị", "kết luận", "thông báo kết luận"});
  return cursor.kind(at) == text::Kind::symbol || others.longest(cursor, at);
}

bool is_issuing(const Cursor& cursor, std::size_t at) {
  static const auto verbs = phrases_of({"ra", "có", "ký", "hành"});
  return static_cast<bool>(verbs.longest(cursor, at));
}

// "Thủ tướng Chính phủ", not the "Chính phủ" in it.
CitedIssuer longest_issuer(const Cursor& cursor, std::size_t at) {
  constexpr std::size_t kMostEarlier = 4;
  CitedIssuer best = read_issuer(cursor, at);
  for (std::size_t back = 1; best && back <= kMostEarlier && back <= at; ++back) {
    const CitedIssuer earlier = read_issuer(cursor, at - back);
    if (earlier && earlier.next == best.next) best = earlier;
  }
  return best;
}

void read_day_before(const Cursor& cursor, std::size_t at, Details& details) {
  static const Word kDay("ngày");
  for (std::size_t back = 1; back <= kBeforeTokens && back <= at; ++back) {
    const std::size_t here = at - back;
    if (cursor.is(here, kDay)) {
      if (const auto date = read_date(cursor, here + 1)) take_date(*date, details);
      return;
    }
    if (cursor.gap(here) == Gap::wide || is_other_document(cursor, here)) return;
  }
}

// A headline has no stop at its end: a line that begins with a capital may be
// another sentence.
bool new_line(const Cursor& cursor, std::size_t at) {
  return cursor.capital(at) && cursor.between(at).find('\n') != std::string_view::npos;
}

}  // namespace

std::size_t read_details(const Cursor& cursor, std::size_t at, const Issuer* signer,
                         Details& details) {
  return Reader(cursor, signer, details).read(at);
}

void read_beyond_topic(const Cursor& cursor, std::size_t at, const Issuer* signer,
                       Details& details) {
  if (!cursor.has(at)) return;
  const std::size_t start = at == 0 ? 0 : cursor.token(at - 1).span.end;
  for (std::size_t here = at; here < at + kTopicTokens && cursor.near(here); ++here) {
    if (is_other_document(cursor, here) || new_line(cursor, here)) return;
    if (lead_length(cursor, here) == 0) continue;
    Details found;
    const std::size_t next = Reader(cursor, signer, found).read(here);
    if (next == here || found.issuer == nullptr) continue;
    const bool close = cursor.token(here).span.begin - start <= kVetoBytes;
    if (found.issuer->level == Level::central || close) {
      details.issuer = found.issuer;
      details.body = found.body;
      if (details.terms.empty()) details.terms = found.terms;
      if (details.plenum == 0) details.plenum = found.plenum;
      details.party_term = found.party_term;
      return;
    }
  }
}

void read_before(const Cursor& cursor, std::size_t first, const Issuer* signer, Details& details) {
  if (first == 0 || cursor.gap(first) != Gap::tight || !is_issuing(cursor, first - 1)) return;
  for (std::size_t back = 2; back <= kBeforeTokens && back <= first; ++back) {
    const std::size_t here = first - back;
    const CitedIssuer found = longest_issuer(cursor, here);
    if (found && fits(signer, found)) {
      details.issuer = found.issuer;
      details.body = found.body;
      std::size_t next = found.next;
      if (details.terms.empty()) details.terms = read_terms(cursor, found.next, next);
      if (details.date.empty()) read_day_before(cursor, here + 1, details);
      return;
    }
    if (cursor.gap(here + 1) == Gap::wide) return;
  }
}

void read_signature(const Cursor& cursor, std::size_t at, Details& details) {
  static const Word kDay("ngày");
  if (!details.date.empty()) return;
  for (std::size_t here = at; here < at + kSignatureTokens && cursor.has(here); ++here) {
    if (!cursor.is(here, kDay)) continue;
    const bool issued = cursor.exact(here + 1) == "ban";  // "Ngày ban hành: 24/03/2008"
    if (const auto date = read_date(cursor, here + (issued ? 3 : 1))) take_date(*date, details);
    return;
  }
}

}  // namespace vankho::facets
