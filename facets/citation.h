// facets/citation.h: which documents a text or a query cites, however it writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facets/page.h"
#include "facets/resolution.h"

namespace vankho::facets {

struct Mention {
  bool in_title = false;  // else in the body (the lead's offsets: `in_lead`)
  bool in_lead = false;
  text::Span span;   // bytes of that field
  std::string text;  // as written
};

// One document cited, with every place where it is.
struct Citation {
  std::string key;  // "nq-18-tw-k12", "hntw6-k12", "amb:nq-18"
  std::string label;
  std::string type;  // "nghi-quyet" …
  std::optional<int> number;
  std::string symbol;  // "NQ/TW"; empty when not written and not known
  std::string level;   // "central", "province", "district", "grassroots", "state"
  std::string issuer;
  std::optional<int> plenum;
  std::optional<int> ordinal;  // of a local congress
  std::string term;            // roman; the Central Committee's alone
  std::optional<int> year;
  double confidence = 0;                // 0..1
  std::vector<std::string> candidates;  // keys, when it is ambiguous
  std::string date;                     // YYYY-MM-DD when known: a bound for the article's own
  std::vector<Mention> mentions;
};

// `day`: the article's date as far as known (YYYY[-MM[-DD]]), `province`: its province's id;
// either may be empty. Documents dated after `day` are no candidates.
std::vector<Citation> find_citations(const Page& page, std::string_view day,
                                     std::string_view province);

// In a query: marked or not, short forms ("nq 18-nq/tw", "nghi quyet trung uong 4 khoa 12",
// "chỉ thị 05"). Spans are bytes of `query`.
struct QueryCitation {
  text::Span span;
  Citation citation;  // key empty and candidates filled when ambiguous
};
std::vector<QueryCitation> find_query_citations(std::string_view query, std::string_view day);

}  // namespace vankho::facets
