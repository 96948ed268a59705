// facets/citation_reference.h: a citation as it stands in the text, before it is
// known which document it means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facets/document_kinds.h"
#include "text/token.h"

namespace vankho::facets {

// A Party organisation below the Central Committee.
struct Body {
  std::string province;        // id; empty: not said
  std::string unit;            // slug: "khoi", "huyen-dong-van"; empty: the province's own
  Level level = Level::other;  // other: not said
  bool known() const { return level != Level::other || !province.empty(); }
};

// What may follow (or stand before) the number: all of it optional.
struct Details {
  const Issuer* issuer = nullptr;
  Body body;               // of a local issuer
  std::string date;        // YYYY-MM-DD
  int year = 0;            // from the date, or "năm 2016"
  std::string row_date;    // of the last in the same row: "số 10-NQ/TW, 11-NQ/TW ngày 3-6-2017"
  int row_year = 0;        // the same, or "trong năm 2022"
  std::vector<int> terms;  // after "khóa", of whichever body
  bool party_term = true;  // the "khóa" is not one of the National Assembly or a council
  int plenum = 0;
  int period = 0;  // first year of "nhiệm kỳ 2020-2025"
};

struct Reference {
  enum class Form : std::uint8_t { numbered, plenum, congress };

  Form form = Form::numbered;
  const DocumentType* type = nullptr;
  bool typed = false;  // the kind was written out or abbreviated, not only in the symbol
  int number = 0;
  std::string letter;              // "a" of 30a
  bool has_symbol = false;         // a symbol was written
  std::string code;                // canonical: "nq", "qđi"
  std::string suffix;              // canonical: "tw", "qh15"; empty: not written
  const Issuer* signer = nullptr;  // whom the suffix tells
  int term = 0;                    // after "khóa": of the Central Committee or of a local one
  int plenum = 0;                  // whose resolution this is
  int session = 0;                 // of a plenum
  bool plural = false;             // all that the plenum passed
  int ordinal = 0;                 // of a congress
  bool national = false;           // a congress of the whole Party
  Details details;

  std::size_t first = 0, last = 0;  // tokens; `last` is one past the mention
  std::size_t after = 0;            // one past its details
  text::Span span;
};

}  // namespace vankho::facets
