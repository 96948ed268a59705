#include "facets/citation_printed.h"

#include "facets/document_terms.h"

namespace vankho::facets {
namespace {

// "NQ/TW", "NQ-CP", "NQ/QH15": of the Party with a slash, of the state with a hyphen.
std::string written_symbol(const Meaning& meaning) {
  const Reference& reference = meaning.reference;
  if (reference.code.empty()) {
    return reference.suffix.empty() ? std::string() : printed_symbol(reference.suffix);
  }
  std::string code = printed_symbol(reference.code);
  return code + (meaning.level == Level::state ? "-" : "/") + printed_symbol(reference.suffix);
}

// "18-NQ/TW" → "NQ/TW"
std::string symbol_of(const Document& document) {
  const std::size_t hyphen = document.symbol.find('-');
  return hyphen == std::string::npos ? std::string() : document.symbol.substr(hyphen + 1);
}

std::optional<int> known_only(int value) {
  return value == 0 ? std::nullopt : std::optional<int>(value);
}

void print_document(const Document& document, Citation& citation) {
  citation.type = document.type;
  citation.number = document.number;
  citation.symbol = symbol_of(document);
  if (!citation.plenum) citation.plenum = document.plenum;
}

}  // namespace

Citation print_citation(const Meaning& meaning) {
  const Reference& reference = meaning.reference;
  Citation citation;
  citation.key = meaning.key;
  citation.label = label_of(meaning.key);
  citation.type = meaning.type;
  citation.number = known_only(reference.number);
  citation.symbol = written_symbol(meaning);
  citation.level = level_name(meaning.level);
  citation.issuer = meaning.issuer;
  citation.plenum = known_only(reference.plenum);
  if (meaning.level == Level::central) {
    citation.term = to_roman(meaning.term);
  } else {
    citation.ordinal = known_only(reference.ordinal != 0 ? reference.ordinal : reference.term);
  }
  citation.year = known_only(meaning.year);
  citation.confidence = meaning.confidence;
  for (const Candidate& candidate : meaning.candidates)
    citation.candidates.push_back(candidate.key);
  citation.date = meaning.date;
  if (meaning.document != nullptr) print_document(*meaning.document, citation);
  return citation;
}

}  // namespace vankho::facets
