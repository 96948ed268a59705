// query/lexer.h: finds the syntax in what was typed: quotes, brackets, operators, signs,
// fields. Everything else is words, which only the analyzer may cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/request.h"
#include "text/token.h"

namespace vankho::query {

// A piece of syntax. Its bytes are no words, but those between the quotes of a phrase.
struct Mark {
  enum class Type : std::uint8_t {
    open,     // (
    close,    // )
    phrase,   // a pair of quotes: `span` includes both, `inside` what is between
    both,     // AND, VÀ
    either,   // OR, HOẶC
    exclude,  // NOT, KHÔNG
    near,     // NEAR/5
    adj,      // ADJ/3
    plus,     // + before a word
    minus,    // - before a word
    field,    // title:
    filter,   // province:"Nam Định", the values included
    star,     // * after a word
  };
  Type type = Type::open;
  text::Span span;
  text::Span inside;
  int distance = 0;               // near, adj
  In in = In::all;                // field
  Facet facet = Facet::province;  // filter
  std::vector<std::string> values;
  std::vector<std::pair<std::string, double>> candidates;
};

// Warnings, in Vietnamese, each once, and no more than a reader would read.
class Warnings {
 public:
  void add(std::string text);
  std::vector<std::string> take() { return std::move(list_); }

 private:
  std::vector<std::string> list_;
};

inline constexpr const char* kUnpaired = "Dấu ngoặc không có cặp: bỏ qua.";

// The marks of `typed` in order, none overlapping another. Bytes of `atomic` (sorted)
// hold none: the spans of cited documents, whose brackets and hyphens are their own.
// `atomic` loses those that quotes cut.
std::vector<Mark> find_marks(std::string_view typed, std::vector<text::Span>& atomic,
                             Warnings& warnings);

// True when the text has a lower-case letter: only then are words in capitals operators.
bool has_lower_case(std::string_view text);

}  // namespace vankho::query
