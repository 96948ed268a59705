// facets/citation_cursor.h: reads along the tokens of one field.
//
// Positions are indexes of tokens. Asking past the end is allowed and answers
// "no": the grammar need not count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "facets/citation_words.h"
#include "facets/page.h"

namespace vankho::facets {

// What stands between a token and the one before it.
enum class Gap : std::uint8_t {
  tight,  // nothing, or blanks (a line break inside a citation is one)
  comma,
  bracket,  // ( ) [ ] and quotes, with or without a comma
  dash,     // a dash or a slash
  wide,     // a sentence's end, a colon, a semicolon, an empty line, a field's edge
};

class Cursor {
 public:
  // In a query a token without marks may stand for a marked word, and capitals
  // mean nothing.
  Cursor(const Field& field, bool query) : field_(field), query_(query) {}

  std::size_t size() const { return field_.tokens.size(); }
  std::string_view text() const { return field_.text; }
  bool has(std::size_t at) const { return at < size(); }
  const text::Token& token(std::size_t at) const { return field_.tokens[at]; }
  std::string_view exact(std::size_t at) const;  // empty past the end
  text::Kind kind(std::size_t at) const;
  bool capital(std::size_t at) const { return has(at) && token(at).capital; }
  bool is_query() const { return query_; }

  // The bytes between the token before and this one, and what they amount to.
  std::string_view between(std::size_t at) const;
  Gap gap(std::size_t at) const;
  bool near(std::size_t at) const { return has(at) && gap(at) != Gap::wide; }

  bool is(std::size_t at, const Word& word) const;

  // How many tokens from `at` on spell the phrase; 0: they do not. Words glued
  // together by a lost blank ("Hộinghị") count as one token. No punctuation
  // inside.
  std::size_t match(std::size_t at, const Phrase& phrase) const;

  // The first token that begins at this byte or after it.
  std::size_t token_from(std::size_t byte, std::size_t from) const;

 private:
  Field field_;
  bool query_;
};

}  // namespace vankho::facets
