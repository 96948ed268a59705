// query/parser_pieces.h: what was typed as a row of words and syntax that always forms
// a sentence of the grammar: brackets come in pairs, operators have both sides, signs
// and fields stand before something.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/lexer.h"
#include "text/analyzer.h"

namespace vankho::query {

struct Piece {
  enum class Type : std::uint8_t {
    word,
    prefix,
    phrase,
    cite,
    filter,
    open,
    close,
    both,
    either,
    exclude,
    near,
    adj,
    plus,
    minus,
    field,
  };
  Type type = Type::word;
  Mark mark;              // what the syntax says
  std::size_t first = 0;  // word, prefix, phrase, cite: tokens of the row
  std::size_t count = 0;
  std::size_t document = 0;  // cite: of the row's documents
};

// A document that the query names.
struct Named {
  text::Span span;
  std::vector<std::pair<std::string, double>> candidates;  // best first
};

struct Row {
  std::vector<text::Token> tokens;  // valid as long as the Memo keeps them
  std::vector<char> adjacent;       // token: directly follows the one before
  std::vector<Named> documents;
  std::vector<Piece> pieces;
};

// `memo` is begun anew.
Row make_row(std::string_view typed, const text::Analyzer& analyzer, text::Memo& memo,
             Warnings& warnings);

}  // namespace vankho::query
