// text/analyzer.h: from text to tokens, the same for articles and for queries.
//
// One Analyzer is made at start and shared by all threads; each thread brings
// a Memo, in which the canonical forms of tokens already met are remembered
// (a newspaper's vocabulary is small, so almost every token is a look-up).
//
//   text::Memo memo;
//   std::vector<text::Token> tokens;
//   analyzer.analyze("Nghị quyết số 18-NQ/TW", memo, tokens);
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace vankho::text {

class Memo {
 public:
  Memo();
  ~Memo();
  Memo(Memo&&) noexcept;
  Memo& operator=(Memo&&) noexcept;

  // Says that no token made before is needed any more. Forgets everything when
  // the memo has grown past its bound, so that hostile text cannot fill memory.
  void begin_article();

  struct Impl;

 private:
  friend class Analyzer;
  std::unique_ptr<Impl> impl_;
};

class Analyzer {
 public:
  Analyzer();

  // Appends the tokens of `text` to `out`. Any bytes are accepted: what is not
  // valid UTF-8 separates tokens. Spans are bytes of `text`.
  void analyze(std::string_view text, Memo& memo, std::vector<Token>& out) const;

  // Names everything that its output depends on: revision, ICU, Unicode, the
  // tables compiled in. Stored in the database, and compared when it is opened.
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

// The canonical form of one word by itself (no separators inside), as
// Token::exact would have it.
std::string canonical(std::string_view word);

}  // namespace vankho::text
