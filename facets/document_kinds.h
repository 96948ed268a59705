// facets/document_kinds.h: kinds of documents and who issues them.
// Facts: data/document_types.tsv, data/document_issuers.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vankho::facets {

struct DocumentType {
  std::string_view id;                    // "nghi-quyet"; "other" for several
  std::string_view prefix;                // of keys: "nq"; shared by quy-dinh and quyet-dinh
  std::string_view name;                  // "Nghị quyết"
  std::vector<std::string_view> words;    // "nghị quyết"
  std::vector<std::string_view> symbols;  // as printed: "QĐ", "QĐi"
  bool bare = false;                      // may stand with a number alone: "Nghị quyết 18"
};

const std::vector<DocumentType>& document_types();
// The first type of a key's prefix ("qd" → quy-dinh); nullptr when unknown.
const DocumentType* type_of_prefix(std::string_view prefix);
// By the code between number and issuer, canonical ("nq", "qđi"); nullptr when unknown.
const DocumentType* type_of_symbol(std::string_view code);
const DocumentType* find_type(std::string_view id);

enum class Level { central, province, district, grassroots, state, other };
std::string_view level_name(Level level);  // other: empty
Level level_of(std::string_view name);     // unknown: other

struct Issuer {
  std::string_view id;  // "bo-chinh-tri"
  Level level = Level::other;
  std::string_view name;                  // "Bộ Chính trị"
  std::vector<std::string_view> symbols;  // as printed: "TW"
  std::vector<std::string_view> words;
};

const std::vector<Issuer>& issuers();
const Issuer* find_issuer(std::string_view id);

// The issuer that signs with a symbol's end, canonical ("tw", "qh15"); an unknown
// end is judged by its own end: …tw, …tu, …hu; nullptr when nothing is known.
const Issuer* issuer_of_symbol(std::string_view suffix);

// As printed: "nq" → "NQ", "ttg" → "TTg", "ctr" → "CTr"; unknown codes in capitals.
std::string printed_symbol(std::string_view code);

// A suffix out of a key as printed: "tw" → "TW", "hdnd" → "HĐND", "qh15" → "QH15".
std::string printed_suffix(std::string_view key_suffix);

// A code as keys have it: marks off ("qđi" → "qd", "hđnd" → "hdnd").
std::string key_of_symbol(std::string_view suffix);

}  // namespace vankho::facets
