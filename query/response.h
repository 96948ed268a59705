// query/response.h: what is answered: plain data, rendered elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/request.h"

namespace vankho::query {

struct FacetValue {
  std::string id;
  std::string label;
  std::uint64_t count = 0;
  enum class Status : std::uint8_t { available, selected, unavailable } status = Status::available;
  // Above it: the region of a province, the term and plenum of a document.
  std::vector<std::pair<Facet, std::string>> above;
  std::vector<FacetValue> children;  // of a region, term or plenum: what it is made of
  std::vector<FacetValue> former;    // province by today's units: the former units inside
};

struct FacetCounts {
  Facet facet = Facet::province;
  bool exact = true;  // else counts are lower bounds
  std::uint64_t missing = 0;
  std::vector<FacetValue> values;
};

struct Snippet {
  std::string field;        // "lead" or "body"
  std::uint32_t offset = 0;  // bytes into that field
  std::string html;         // escaped text with <mark> alone
};

// A part of a hit's score. Of a word, pair or document: weight × tf, where weight is its idf times
// what speaks for this reading, and tf (0..1) what its count earns, saturated and by the article's
// length (BM25). A phrase, nearness and freshness have a score alone.
struct Contribution {
  std::string kind;  // "word", "pair", "document", "phrase", "near", "nearness", "freshness"
  std::string text;  // the word, pair or phrase; the document's key
  std::vector<std::string> fields;  // "title", "lead", "body": where it stands
  std::uint32_t count = 0;          // occurrences; 31: so many or more
  std::uint64_t df = 0;             // articles that have it; dead ones count until the next merge
  double idf = 0, weight = 0, tf = 0;
  double score = 0;
};

struct Hit {
  std::string id, url, title;
  std::string published;  // YYYY[-MM[-DD]] or empty
  int year = 0;           // 0: unknown
  std::string date_source;
  std::string province, province_now;  // ids or empty
  std::vector<std::string> provinces;  // the facet's values
  std::string scope;
  std::string source, author;
  std::vector<std::string> resolutions;  // keys
  double score = 0;
  std::uint32_t duplicates = 0;  // other articles of its group
  std::int64_t first_indexed = 0;  // seconds since 1970, UTC
  std::string title_html;
  std::vector<Snippet> snippets;
  std::vector<Contribution> explain;  // adds up to the score; empty unless asked for
};

struct Candidate {
  std::string key, label;
  double confidence = 0;
};

// A short form in the query that names more than one document.
struct Ambiguity {
  std::string text;
  std::vector<Candidate> candidates;
};

struct Explanation {
  std::string tree;     // the query as parsed
  std::string reading;  // with marks restored and synonyms
  std::string plan;     // as executed
};

struct Response {
  std::uint64_t total = 0;
  bool total_exact = true;
  std::uint64_t out_of = 0;  // articles in the index
  double took_ms = 0;
  std::string generation;    // "<generation>.<commit>"
  std::string next;          // the cursor of the next page; empty at the end
  std::string read_as;       // the reading, when it differs from what was typed; else empty
  std::vector<std::string> warnings;
  std::string did_you_mean;  // empty: nothing better known
  std::vector<std::string> notes;  // what became of an abolished province, for one
  std::vector<Ambiguity> ambiguous;
  std::vector<FacetCounts> facets;
  std::vector<Hit> hits;
  std::optional<Explanation> explanation;
};

}  // namespace vankho::query
