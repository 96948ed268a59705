#include "query/parser_repair.h"

#include <algorithm>

#include "query/request.h"

namespace vankho::query {
namespace {

using Type = Piece::Type;

bool is_operator(Type type) {
  return type == Type::both || type == Type::either || type == Type::exclude ||
         type == Type::near || type == Type::adj;
}

bool is_before_something(Type type) {
  return type == Type::plus || type == Type::minus || type == Type::field;
}

bool is_operand(Type type) {
  return type == Type::word || type == Type::prefix || type == Type::phrase || type == Type::cite ||
         type == Type::filter;
}

bool begins_operand(Type type) {
  return is_operand(type) || type == Type::open || is_before_something(type);
}

bool ends_operand(Type type) { return is_operand(type) || type == Type::close; }

void drop(std::vector<Piece>& pieces, const std::vector<bool>& gone) {
  std::size_t at = 0;
  std::erase_if(pieces, [&](const Piece&) { return gone[at++]; });
}

// Brackets without a partner, nested too deep, or about nothing.
void balance(std::vector<Piece>& pieces, Warnings& warnings) {
  struct Open {
    std::size_t at;
    bool holds;  // an operand
  };
  std::vector<bool> gone(pieces.size(), false);
  std::vector<Open> open;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    const Type type = pieces[at].type;
    if (type == Type::open) open.push_back({at, false});
    if (!open.empty() && (is_operand(type) || is_operator(type))) open.back().holds = true;
    if (type != Type::close) continue;
    if (open.empty()) {
      gone[at] = true;
      warnings.add(kUnpaired);
      continue;
    }
    const Open opened = open.back();
    open.pop_back();
    if (opened.holds && !open.empty()) open.back().holds = true;
    if (open.size() >= kMaxQueryDepth)
      warnings.add("Ngoặc lồng nhau quá " + std::to_string(kMaxQueryDepth) +
                   " tầng: bỏ qua các ngoặc ở trong.");
    if (!opened.holds || open.size() >= kMaxQueryDepth) gone[opened.at] = gone[at] = true;
  }
  for (const Open& left : open) gone[left.at] = true;
  if (!open.empty()) warnings.add(kUnpaired);
  drop(pieces, gone);
}

// Signs and fields that nothing follows; of several signs before one word the first.
void drop_dangling(std::vector<Piece>& pieces) {
  std::vector<bool> gone(pieces.size(), false);
  bool before_operand = false;
  for (std::size_t at = pieces.size(); at-- > 0;) {
    const Type type = pieces[at].type;
    if (is_before_something(type) && !before_operand)
      gone[at] = true;
    else
      before_operand = begins_operand(type);
  }
  drop(pieces, gone);
}

class Operators {
 public:
  Operators(Row& row, std::string_view typed, const text::Analyzer& analyzer, text::Memo& memo,
            Warnings& warnings)
      : row_(row), typed_(typed), analyzer_(analyzer), memo_(memo), warnings_(warnings) {}

  // An operator that lacks a side is read as the word that it also is.
  void repair() {
    std::vector<Piece> kept;
    for (std::size_t at = 0; at < row_.pieces.size(); ++at) {
      Piece& piece = row_.pieces[at];
      if (is_operator(piece.type) && !has_sides(kept, at)) {
        read_as_words(piece.mark, kept);
      } else {
        kept.push_back(std::move(piece));
      }
    }
    row_.pieces = std::move(kept);
  }

 private:
  // NOT may begin a group and may follow AND, OR; the others stand between two sides.
  bool has_sides(const std::vector<Piece>& before, std::size_t at) const {
    const Type type = row_.pieces[at].type;
    const bool right =
        at + 1 < row_.pieces.size() && follows(type, row_.pieces[at + 1].type, at + 1);
    if (type == Type::exclude)
      return right && (before.empty() || !is_before_something(before.back().type)) &&
             (before.empty() || before.back().type != Type::exclude);
    return right && !before.empty() && ends_operand(before.back().type);
  }

  bool follows(Type type, Type next, std::size_t at) const {
    if (begins_operand(next)) return true;
    const bool before_not = type == Type::both || type == Type::either;
    return before_not && next == Type::exclude && at + 1 < row_.pieces.size() &&
           begins_operand(row_.pieces[at + 1].type);
  }

  void read_as_words(const Mark& mark, std::vector<Piece>& out) {
    const std::string_view word = typed_.substr(mark.span.begin, mark.span.end - mark.span.begin);
    warnings_.add("“" + std::string(word) + "” thiếu một vế: đọc như từ thường.");
    const std::size_t first = row_.tokens.size();
    analyzer_.analyze(word, memo_, row_.tokens);
    row_.adjacent.resize(row_.tokens.size(), false);
    for (std::size_t i = first; i < row_.tokens.size(); ++i) {
      text::Token& token = row_.tokens[i];
      token.span.begin += mark.span.begin;
      token.span.end += mark.span.begin;
      if (token.kind == text::Kind::acronym) token.kind = text::Kind::word;
      Piece piece;
      piece.first = i;
      piece.count = 1;
      out.push_back(std::move(piece));
    }
  }

  Row& row_;
  std::string_view typed_;
  const text::Analyzer& analyzer_;
  text::Memo& memo_;
  Warnings& warnings_;
};

}  // namespace

void repair(Row& row, std::string_view typed, const text::Analyzer& analyzer, text::Memo& memo,
            Warnings& warnings) {
  balance(row.pieces, warnings);
  drop_dangling(row.pieces);
  Operators(row, typed, analyzer, memo, warnings).repair();
}

}  // namespace vankho::query
