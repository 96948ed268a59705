// facets/citation_article.h: the references of a whole article, and what each of
// them turned out to mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/citation_cursor.h"
#include "facets/citation_reference.h"
#include "facets/resolution.h"

namespace vankho::facets {

enum class Place : std::uint8_t { title, lead, body };

// A reference and its meaning. The key is empty for what is no citation.
struct Meaning {
  Reference reference;
  Place place = Place::body;
  std::string key;
  const Document* document = nullptr;  // of the tables, when known
  std::string type;                    // "nghi-quyet"
  Level level = Level::other;
  std::string issuer;
  int term = 0;  // of the Central Committee
  int year = 0;
  std::string date;
  double confidence = 0;
  std::vector<Candidate> candidates;  // best first, when it is ambiguous
  bool settled = false;               // one document, and it is clear which
};

struct Article {
  Cursor fields[3];           // by Place
  std::string_view day;       // YYYY[-MM[-DD]] or empty
  std::string_view province;  // id or empty
  std::vector<Meaning> meanings;
  bool query = false;  // `day` is the reader's, and says nothing of which document is meant
};

}  // namespace vankho::facets
