// facets/document_terms.h: terms and plenums of the Central Committee.
// Facts: data/terms.tsv, data/plenums.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vankho::facets {

// "XII" ↔ 12; 0 and "" when there is none (beyond 39).
int from_roman(std::string_view numeral);  // either case
std::string to_roman(int value);

struct Term {
  std::string_view roman;                         // "XII"
  int ordinal = 0;                                // 12
  std::string_view congress_start, congress_end;  // YYYY-MM-DD
};

const std::vector<Term>& terms();
const Term* find_term(int ordinal);

// The term that a document of this day (YYYY-MM-DD) belongs to; 0: unknown. Days
// inside a congress belong to the old term, which runs until the congress closes.
int term_on(std::string_view day);

// The only term of a year (YYYY), or 0 when a congress closed in it after January:
// then both are possible.
int term_of_year(int year);

struct Plenum {
  std::string_view key;  // "hntw6-k12", "hntw6.2-k8"
  int term = 0;
  int number = 0;
  int session = 0;                          // 2 of "6 (lần 2)"; 0: the plenum had one
  std::string_view start, end;              // YYYY-MM-DD or YYYY-MM
  std::vector<std::string_view> documents;  // keys
  // Keys of what "the plenum's resolution" means: always, or in a text on building
  // the Party. Either may be empty.
  std::string_view by_default, on_party_building;
};

const std::vector<Plenum>& plenums();
// `session` 0 finds the plenum of one session, else the last session of several.
const Plenum* find_plenum(int term, int number, int session = 0);
const Plenum* find_plenum(std::string_view key);
std::string plenum_key(int term, int number, int session = 0);

}  // namespace vankho::facets
