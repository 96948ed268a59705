// facets/date.h: when an article was published, from its metadata, its date line,
// its dateline and what it cites.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facets/page.h"

namespace vankho::facets {

struct DateGuess {
  std::string published;  // YYYY, YYYY-MM or YYYY-MM-DD: only what is known; empty: unknown
  int year = 0;           // 0: unknown
  std::string source;     // "jsonld", "meta", "key", "url", "text", "event", "inferred"; empty: unknown
  double confidence = 0;  // 0..1
  std::string evidence;   // as written
  std::optional<std::pair<std::string, std::string>> range;  // bounds when the year stays unknown
};

// `cited_days`: dates (YYYY-MM-DD) of the documents that the text cites, congresses left out:
// an article is not older than what it cites.
DateGuess guess_date(const Page& page, const std::vector<std::string>& cited_days);

// Normalises metadata: "2021-01-20T08:01:00+07:00", "20/01/2021", "2021-1" → YYYY[-MM[-DD]];
// empty when it is no date.
std::string normal_date(std::string_view written);

}  // namespace vankho::facets
