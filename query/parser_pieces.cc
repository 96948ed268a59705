#include "query/parser_pieces.h"

#include <algorithm>
#include <limits>

#include "facets/resolution.h"
#include "query/parser_repair.h"
#include "text/syllable.h"

namespace vankho::query {
namespace {

constexpr std::uint32_t kEnd = std::numeric_limits<std::uint32_t>::max();

bool overlap(const text::Span& a, const text::Span& b) {
  return a.begin < b.end && b.begin < a.end;
}

std::vector<Named> find_documents(std::string_view typed) {
  std::vector<Named> documents;
  for (const facets::Resolved& resolved : facets::resolve(typed, {})) {
    Named named{resolved.span, {}};
    for (const facets::Candidate& one : resolved.candidates)
      named.candidates.emplace_back(one.key, one.confidence);
    const bool in_order = documents.empty() || documents.back().span.end <= named.span.begin;
    if (!named.candidates.empty() && in_order) documents.push_back(std::move(named));
  }
  return documents;
}

std::vector<text::Span> spans_of(const std::vector<Named>& documents) {
  std::vector<text::Span> spans;
  for (const Named& named : documents) spans.push_back(named.span);
  return spans;
}

// Syntax is no text: a control character in its place keeps the words on both sides
// apart and every offset as it was.
std::string without_syntax(std::string_view typed, const std::vector<Mark>& marks) {
  constexpr char kNothing = '\x1F';
  std::string plain(typed);
  const auto blank = [&](std::size_t begin, std::size_t end) {
    std::fill(plain.begin() + static_cast<std::ptrdiff_t>(begin),
              plain.begin() + static_cast<std::ptrdiff_t>(end), kNothing);
  };
  for (const Mark& mark : marks) {
    if (mark.type == Mark::Type::phrase) {
      blank(mark.span.begin, mark.inside.begin);
      blank(mark.inside.end, mark.span.end);
    } else {
      blank(mark.span.begin, mark.span.end);
    }
  }
  return plain;
}

// A query all in capitals reads like the same in lower case, where nothing looks
// like an acronym.
void lower_kinds(std::vector<text::Token>& tokens) {
  for (text::Token& token : tokens)
    if (token.kind == text::Kind::acronym)
      token.kind = text::parse_syllable(token.exact) ? text::Kind::syllable : text::Kind::word;
}

// Puts words, documents and marks in one row, in the order of the text.
class Merger {
 public:
  Merger(Row& row, const std::vector<Mark>& marks) : row_(row), marks_(marks) {}

  void run() {
    for (const Mark& mark : marks_) {
      take_words_before(mark.span.begin);
      take_mark(mark);
    }
    take_words_before(kEnd);
  }

 private:
  void take_words_before(std::uint32_t end) {
    while (next_ < row_.tokens.size() && row_.tokens[next_].span.begin < end) take_word();
  }

  void take_word() {
    const std::uint32_t begin = row_.tokens[next_].span.begin;
    while (document_ < row_.documents.size() && row_.documents[document_].span.end <= begin)
      ++document_;
    const bool cited =
        document_ < row_.documents.size() && row_.documents[document_].span.begin <= begin;
    if (cited) {
      take_document(row_.documents[document_]);
    } else {
      add(Piece::Type::word, 1);
    }
  }

  void take_document(const Named& named) {
    std::size_t end = next_;
    while (end < row_.tokens.size() && row_.tokens[end].span.begin < named.span.end) ++end;
    add(Piece::Type::cite, end - next_).document = document_;
  }

  Piece& add(Piece::Type type, std::size_t tokens) {
    Piece piece;
    piece.type = type;
    piece.first = next_;
    piece.count = tokens;
    next_ += tokens;
    row_.pieces.push_back(std::move(piece));
    return row_.pieces.back();
  }

  void take_mark(const Mark& mark) {
    if (mark.type == Mark::Type::star) return take_star(mark);
    if (mark.type == Mark::Type::phrase) return take_phrase(mark);
    add(piece_type(mark.type), 0).mark = mark;
  }

  void take_star(const Mark& mark) {
    if (row_.pieces.empty()) return;
    Piece& last = row_.pieces.back();
    const bool follows =
        last.type == Piece::Type::word && row_.tokens[last.first].span.end == mark.span.begin;
    if (follows) last.type = Piece::Type::prefix;
  }

  // Quotes about a single word say nothing; it may still name a document.
  void take_phrase(const Mark& mark) {
    std::size_t end = next_;
    while (end < row_.tokens.size() && row_.tokens[end].span.begin < mark.span.end) ++end;
    if (end == next_) return;
    if (end - next_ == 1) return take_word();
    add(Piece::Type::phrase, end - next_);
  }

  static Piece::Type piece_type(Mark::Type type) {
    switch (type) {
      case Mark::Type::open:
        return Piece::Type::open;
      case Mark::Type::close:
        return Piece::Type::close;
      case Mark::Type::both:
        return Piece::Type::both;
      case Mark::Type::either:
        return Piece::Type::either;
      case Mark::Type::exclude:
        return Piece::Type::exclude;
      case Mark::Type::near:
        return Piece::Type::near;
      case Mark::Type::adj:
        return Piece::Type::adj;
      case Mark::Type::plus:
        return Piece::Type::plus;
      case Mark::Type::minus:
        return Piece::Type::minus;
      case Mark::Type::field:
        return Piece::Type::field;
      case Mark::Type::filter:
        return Piece::Type::filter;
      case Mark::Type::phrase:
        return Piece::Type::phrase;
      case Mark::Type::star:
        return Piece::Type::prefix;
    }
    return Piece::Type::word;
  }

  Row& row_;
  const std::vector<Mark>& marks_;
  std::size_t next_ = 0;
  std::size_t document_ = 0;
};

std::vector<char> find_adjacent(const std::vector<text::Token>& tokens,
                                const std::vector<Mark>& marks) {
  std::vector<char> adjacent(tokens.size(), false);
  std::size_t mark = 0;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const text::Span gap{tokens[i - 1].span.end, tokens[i].span.begin};
    while (mark < marks.size() && marks[mark].span.end <= gap.begin) ++mark;
    const bool parted =
        mark < marks.size() && marks[mark].span.begin < gap.end && overlap(marks[mark].span, gap) &&
        !(marks[mark].inside.begin <= gap.begin && gap.end <= marks[mark].inside.end);
    adjacent[i] = !parted && tokens[i].position == tokens[i - 1].position + 1;
  }
  return adjacent;
}

}  // namespace

Row make_row(std::string_view typed, const text::Analyzer& analyzer, text::Memo& memo,
             Warnings& warnings) {
  Row row;
  row.documents = find_documents(typed);
  std::vector<text::Span> atomic = spans_of(row.documents);
  const std::vector<Mark> marks = find_marks(typed, atomic, warnings);
  std::erase_if(row.documents, [&](const Named& named) {
    return std::ranges::any_of(marks, [&](const Mark& mark) {
      return mark.type != Mark::Type::phrase && overlap(mark.span, named.span);
    });
  });
  memo.begin_article();
  analyzer.analyze(without_syntax(typed, marks), memo, row.tokens);
  if (!has_lower_case(typed)) lower_kinds(row.tokens);
  row.adjacent = find_adjacent(row.tokens, marks);
  Merger(row, marks).run();
  repair(row, typed, analyzer, memo, warnings);
  return row;
}

}  // namespace vankho::query
