#include "facets/citation_meaning.h"

#include <charconv>

namespace vankho::facets {

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

int year_of(std::string_view date) {
  int year = 0;
  const std::string_view digits = date.substr(0, 4);
  std::from_chars(digits.data(), digits.data() + digits.size(), year);
  return year;
}

}  // namespace vankho::facets
