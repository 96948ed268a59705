#include "query/parser.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "query/lexer_chars.h"
#include "query/parser_pieces.h"
#include "text/fold.h"

namespace vankho::query {
namespace {

using Type = Piece::Type;
using Node = std::optional<Ast>;

std::string_view cut(std::string_view typed, Warnings& warnings) {
  if (typed.size() <= kMaxQueryBytes) return typed;
  warnings.add("Câu hỏi dài quá " + std::to_string(kMaxQueryBytes) + " byte: chỉ đọc phần đầu.");
  std::size_t end = kMaxQueryBytes;
  while (end > 0 && (static_cast<unsigned char>(typed[end]) & 0xC0) == 0x80) --end;
  return typed.substr(0, end);
}

void set_span(Ast& node) {
  node.span = {node.children.front().span.begin, node.children.back().span.end};
}

// Members of a group that is of the same kind as its parent are the parent's.
void append(std::vector<Ast>& children, Ast::Type parent, Ast child) {
  if (child.type != parent) return children.push_back(std::move(child));
  for (Ast& member : child.children) children.push_back(std::move(member));
}

Node group(Ast::Type type, std::vector<Ast> children) {
  if (children.empty()) return {};
  if (children.size() == 1) return std::move(children.front());
  Ast node;
  node.type = type;
  node.children = std::move(children);
  set_span(node);
  return node;
}

bool is_plain(const Ast& node) { return node.type == Ast::Type::word; }

Ast phrase_of(std::vector<Ast> words) {
  Ast node;
  node.type = Ast::Type::phrase;
  node.in = words.front().in;
  node.children = std::move(words);
  set_span(node);
  return node;
}

// Recursive descent over a row that repair() made sound. Loosest first:
//   either := both (OR both)*
//   both   := [NOT] near ((AND | NOT | AND NOT) near)*
//   near   := words ((NEAR | ADJ) words)*
//   words  := item+
//   item   := [+ | -] field* (word | phrase | cite | filter | ( either ))
// Only a bracket recurses, and repair() keeps at most kMaxQueryDepth of them.
class Parser {
 public:
  Parser(const Row& row, In in, Warnings& warnings) : row_(row), in_(in), warnings_(warnings) {}

  Ast run() {
    Node node = either();
    Ast root;
    if (node && (node->type == Ast::Type::words || node->type == Ast::Type::both ||
                 node->type == Ast::Type::either))
      return std::move(*node);
    if (!node) return root;
    root.span = node->span;
    root.children.push_back(std::move(*node));
    return root;
  }

 private:
  bool at_end() const { return at_ >= row_.pieces.size(); }
  bool at(Type type) const { return !at_end() && row_.pieces[at_].type == type; }
  bool take(Type type) { return at(type) && (++at_, true); }

  Node either() {
    std::vector<Ast> children;
    do {
      if (Node child = both()) append(children, Ast::Type::either, std::move(*child));
    } while (take(Type::either));
    return group(Ast::Type::either, std::move(children));
  }

  Node both() {
    std::vector<Ast> children;
    do {
      const bool unwanted = take(Type::exclude);
      Node child = near();
      if (child && unwanted) child = sign(Ast::Type::exclude, as_unit(std::move(*child)));
      if (child) append(children, Ast::Type::both, std::move(*child));
    } while (take(Type::both) || at(Type::exclude));
    return group(Ast::Type::both, std::move(children));
  }

  // "KHÔNG kỷ luật" leaves out the two syllables side by side, not either of them.
  static Ast as_unit(Ast node) {
    if (node.type != Ast::Type::words) return node;
    for (std::size_t i = 0; i < node.children.size(); ++i)
      if (!is_plain(node.children[i]) || (i > 0 && !node.children[i].adjacent)) return node;
    return phrase_of(std::move(node.children));
  }

  static Ast wrap(Ast::Type type, Ast child) {
    Ast node;
    node.type = type;
    node.span = child.span;
    node.children.push_back(std::move(child));
    return node;
  }

  // Of two signs about one thing one is enough, and leaving out is the stronger.
  static Node sign(Ast::Type type, Ast child) {
    const bool is_signed = child.type == Ast::Type::exclude || child.type == Ast::Type::require;
    if (!is_signed) return wrap(type, std::move(child));
    if (type == Ast::Type::exclude) child.type = type;
    return child;
  }

  Node near() {
    Node left = words();
    while (at(Type::near) || at(Type::adj)) {
      const Piece& piece = row_.pieces[at_++];
      Node right = words();
      left = join(piece, std::move(left), std::move(right));
    }
    return left;
  }

  Node join(const Piece& piece, Node left, Node right) {
    if (!left || !right) return left ? std::move(left) : std::move(right);
    const Ast::Type type = piece.type == Type::near ? Ast::Type::near : Ast::Type::adj;
    std::vector<Ast> children;
    const bool chained = left->type == type && left->distance == piece.mark.distance;
    bool sound = true;
    if (chained)
      append(children, type, std::move(*left));
    else
      sound = add_units(std::move(*left), children);
    sound = add_units(std::move(*right), children) && sound;
    if (!sound) warnings_.add("NEAR và ADJ chỉ đặt giữa từ hoặc cụm từ: đọc như AND.");
    Node node = group(sound ? type : Ast::Type::both, std::move(children));
    if (sound) node->distance = piece.mark.distance;
    return node;
  }

  // A side of NEAR: its words side by side are one unit. False when it holds more than
  // words; then it is added as it is.
  static bool add_units(Ast node, std::vector<Ast>& out) {
    std::vector<Ast> members;
    append(members, Ast::Type::words, node);
    std::vector<Ast> units;
    for (Ast& member : members) {
      if (add_unit(std::move(member), units)) continue;
      append(out, Ast::Type::both, std::move(node));
      return false;
    }
    std::ranges::move(units, std::back_inserter(out));
    return true;
  }

  static bool add_unit(Ast member, std::vector<Ast>& units) {
    if (member.type == Ast::Type::cite) {
      for (Ast& word : member.children)
        if (!add_unit(std::move(word), units)) return false;
      return true;
    }
    if (member.type != Ast::Type::word && member.type != Ast::Type::phrase &&
        member.type != Ast::Type::prefix)
      return false;
    const bool follows = is_plain(member) && member.adjacent && !units.empty();
    if (!follows || units.back().type == Ast::Type::prefix) {
      units.push_back(std::move(member));
      return true;
    }
    Ast& last = units.back();
    if (is_plain(last))
      last = phrase_of({last, std::move(member)});
    else
      last.children.push_back(std::move(member));
    set_span(last);
    return true;
  }

  Node words() {
    std::vector<Ast> children;
    while (!at_end() && !at(Type::close) && !ends_words(row_.pieces[at_].type))
      if (Node child = item()) append(children, Ast::Type::words, std::move(*child));
    return group(Ast::Type::words, std::move(children));
  }

  static bool ends_words(Type type) {
    return type == Type::both || type == Type::either || type == Type::exclude ||
           type == Type::near || type == Type::adj;
  }

  Node item() {
    const bool wanted = take(Type::plus);
    const bool unwanted = !wanted && take(Type::minus);
    Node child = primary();
    parted_ = parted_ || wanted || unwanted;
    if (child && wanted) return sign(Ast::Type::require, std::move(*child));
    if (child && unwanted) return sign(Ast::Type::exclude, std::move(*child));
    return child;
  }

  // Of several fields or signs the last field counts, and the first sign.
  Node primary() {
    const In outer = in_;
    while (at(Type::field) || at(Type::plus) || at(Type::minus)) {
      if (at(Type::field)) in_ = row_.pieces[at_].mark.in;
      ++at_;
    }
    Node node = operand();
    parted_ = in_ != outer;
    in_ = outer;
    return node;
  }

  Node operand() {
    if (at_end()) return {};
    const Piece& piece = row_.pieces[at_++];
    switch (piece.type) {
      case Type::word:
        return leaf(piece.first, Ast::Type::word);
      case Type::prefix:
        return leaf(piece.first, Ast::Type::prefix);
      case Type::phrase:
        return phrase(piece);
      case Type::cite:
        return cite(piece);
      case Type::filter:
        return filter(piece);
      case Type::open:
        return bracket();
      default:
        return {};
    }
  }

  Node bracket() {
    Node node = either();
    take(Type::close);
    return node;
  }

  bool room() {
    if (leaves_ < kMaxQueryTerms) return ++leaves_, true;
    warnings_.add("Câu hỏi có quá " + std::to_string(kMaxQueryTerms) + " từ: chỉ đọc " +
                  std::to_string(kMaxQueryTerms) + " từ đầu.");
    return false;
  }

  Node leaf(std::size_t token, Ast::Type type) {
    if (!room()) return {};
    Ast node;
    node.type = type;
    node.exact = std::string(row_.tokens[token].exact);
    node.kind = row_.tokens[token].kind;
    node.span = row_.tokens[token].span;
    node.adjacent = !std::exchange(parted_, false) && row_.adjacent[token] != 0;
    node.in = in_;
    return node;
  }

  std::vector<Ast> leaves(const Piece& piece) {
    std::vector<Ast> words;
    for (std::size_t i = 0; i < piece.count; ++i)
      if (Node word = leaf(piece.first + i, Ast::Type::word)) words.push_back(std::move(*word));
    return words;
  }

  Node phrase(const Piece& piece) {
    std::vector<Ast> words = leaves(piece);
    if (words.size() < 2) return group(Ast::Type::words, std::move(words));
    return phrase_of(std::move(words));
  }

  Node cite(const Piece& piece) {
    std::vector<Ast> words = leaves(piece);
    if (words.empty()) return {};
    Ast node;
    node.type = Ast::Type::cite;
    node.in = in_;
    node.candidates = row_.documents[piece.document].candidates;
    node.children = std::move(words);
    set_span(node);
    return node;
  }

  Node filter(const Piece& piece) {
    if (!room()) return {};
    Ast node;
    node.type = Ast::Type::filter;
    node.span = piece.mark.span;
    node.facet = piece.mark.facet;
    node.values = piece.mark.values;
    node.candidates = piece.mark.candidates;
    return node;
  }

  const Row& row_;
  In in_;
  Warnings& warnings_;
  std::size_t at_ = 0;
  std::size_t leaves_ = 0;
  bool parted_ = false;  // the next word is no neighbour of a signed one, or of another field's
};

bool any_marks(const Row& row) {
  return std::ranges::any_of(
      row.tokens, [](const text::Token& token) { return text::fold(token.exact) != token.exact; });
}

}  // namespace

ParsedQuery parse_query(std::string_view typed, const text::Analyzer& analyzer, In in) {
  thread_local text::Memo memo;
  Warnings warnings;
  const Row row = make_row(cut(typed, warnings), analyzer, memo, warnings);
  ParsedQuery parsed;
  parsed.root = Parser(row, in, warnings).run();
  parsed.any_marks = any_marks(row);
  parsed.warnings = warnings.take();
  return parsed;
}

}  // namespace vankho::query
