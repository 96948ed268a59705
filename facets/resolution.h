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

namespace vankho::facets {

struct Document {
  std::string key;      // "nq-18-tw-k12"
  std::string type;     // "nghi-quyet" …: the list in docs/API.md
  std::string symbol;   // "18-NQ/TW"
  std::string label;    // "Nghị quyết số 18-NQ/TW (khóa XII, 25/10/2017)"
  std::string title;    // what it is about
  std::string issuer;   // "trung-uong", "bo-chinh-tri", "ban-bi-thu" …
  std::string date;     // YYYY-MM-DD, YYYY-MM, YYYY or empty
  std::string term;     // roman: "XII"; empty when not of a term
  std::optional<int> number;
  std::optional<int> plenum;
  std::string predecessor, successor;  // keys; empty: none known
  std::string confidence;  // "high", "medium", "low"
  std::string source;
};

const std::vector<Document>& documents();
const Document* find_document(std::string_view key);

// A label for any key, known or not: a local document's "qd-1415-tu-nam-dinh-2020" →
// "Quyết định 1415-QĐ/TU (Nam Định, 2020)".
std::string label_of(std::string_view key);

}  // namespace vankho::facets
