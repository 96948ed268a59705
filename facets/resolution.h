// facets/resolution.h: the Party documents known by name, and their canonical keys.
//
// Numbers restart with each term of the Central Committee, so a number is never a
// key: "nq-18-tw-k12". Facts: data/documents.tsv and its companions, each row with
// its confidence and source.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace vankho::facets {

struct Document {
  std::string key;     // "nq-18-tw-k12"
  std::string type;    // "nghi-quyet" …: the list in docs/API.md
  std::string symbol;  // "18-NQ/TW"; empty when the number is not known
  std::string label;   // "Nghị quyết số 18-NQ/TW (khóa XII, 25/10/2017)"
  std::string title;   // what it is about
  std::string issuer;  // "trung-uong", "bo-chinh-tri", "ban-bi-thu" …
  std::string date;    // YYYY-MM-DD, YYYY-MM, YYYY or empty
  std::string term;    // roman: "XII"; empty when not of a term
  std::optional<int> number;
  std::optional<int> plenum;
  std::string predecessor, successor;  // keys; empty: none known
  std::string confidence;              // "high", "medium", "low"
  std::string source;
};

const std::vector<Document>& documents();
const Document* find_document(std::string_view key);

// A label for any key, known or not: a local document's "qd-1415-tu-nam-dinh-2020" →
// "Quyết định 1415-QĐ/TU (Nam Định, 2020)".
std::string label_of(std::string_view key);

// For a narrow column: "18-NQ/TW (2017)"; the long label where there is none shorter.
std::string short_label_of(std::string_view key);

// What took whose place around a document, oldest first, itself included; empty when
// nothing is known. A document may stand in several chains: each has its topic.
struct Succession {
  std::string_view topic;
  std::vector<const Document*> chain;
};
std::vector<Succession> successions_of(std::string_view key);

// Documents that the press names together ("bộ tứ nghị quyết").
struct Group {
  std::string_view id;
  std::string_view name;
  std::vector<const Document*> members;
};
std::vector<Group> groups_of(std::string_view key);

// What a piece of text or a query may mean, best first, the confidences of one
// citation adding up to at most 1. `day` (YYYY[-MM[-DD]] or empty): documents after
// it are no candidates.
struct Candidate {
  std::string key;
  std::string label;
  double confidence = 0;
};
struct Resolved {
  text::Span span;  // bytes of the text
  std::string text;
  std::vector<Candidate> candidates;
};
std::vector<Resolved> resolve(std::string_view text, std::string_view day);

}  // namespace vankho::facets
