// Random queries, of any bytes and of pieces that look like syntax: the parser's
// promises about its tree (query/ast.h) hold for all of them.
#include <random>
#include <string>
#include <vector>

#include "query/parser.h"
#include "tests/support/catch.h"

namespace vankho::query {
namespace {

using Type = Ast::Type;

// What ast.h promises of every node; the first broken promise by name.
std::string broken(const Ast& node, bool root, std::size_t bytes) {
  if (!root && node.span.end > bytes) return "span";
  if (node.span.begin > node.span.end) return "span order";
  const bool leaf =
      node.type == Type::word || node.type == Type::prefix || node.type == Type::filter;
  if (leaf != node.children.empty() && !root) return "leaf";
  if ((node.type == Type::word || node.type == Type::prefix) && node.exact.empty()) return "word";
  if (node.type == Type::filter && node.values.empty()) return "values";
  if (node.type == Type::phrase && node.children.size() < 2) return "phrase of one";
  for (const Ast& child : node.children) {
    if (node.type == Type::phrase && child.type != Type::word) return "phrase of no words";
    if ((node.type == Type::near || node.type == Type::adj) && child.type != Type::word &&
        child.type != Type::phrase && child.type != Type::prefix)
      return "near of no words";
    if (child.type == node.type) return "nested " + node.print();
    if (const std::string why = broken(child, false, bytes); !why.empty()) return why;
  }
  return {};
}

std::size_t count_leaves(const Ast& node) {
  std::size_t sum = node.children.empty() ? 1 : 0;
  for (const Ast& child : node.children) sum += count_leaves(child);
  return sum;
}

std::size_t count_levels(const Ast& node) {
  std::size_t deepest = 0;
  for (const Ast& child : node.children) deepest = std::max(deepest, count_levels(child));
  return deepest + 1;
}

void collect_words(const Ast& node, std::vector<std::string>& out) {
  if (node.type == Type::word) out.push_back(node.exact);
  for (const Ast& child : node.children) collect_words(child, out);
}

class Queries {
 public:
  std::string bytes() {
    std::string text(below(60), '\0');
    for (char& c : text) c = static_cast<char>(below(256));
    return text;
  }

  std::string syntax() {
    static const std::vector<std::string> kPieces = {"(",
                                                     ")",
                                                     "\"",
                                                     "“",
                                                     "”",
                                                     "«",
                                                     "'",
                                                     "’",
                                                     "+",
                                                     "-",
                                                     "*",
                                                     " ",
                                                     " ",
                                                     " ",
                                                     ":",
                                                     "/",
                                                     "..",
                                                     "AND ",
                                                     "OR ",
                                                     "NOT ",
                                                     "VÀ ",
                                                     "HOẶC ",
                                                     "KHÔNG ",
                                                     "NEAR/5 ",
                                                     "ADJ/3 ",
                                                     "NEAR ",
                                                     "ADJ/ ",
                                                     "NEAR/999999999999 ",
                                                     "title:",
                                                     "sapo:",
                                                     "year:",
                                                     "nam:2019..2021 ",
                                                     "tinh:",
                                                     "tinh:Nam Định ",
                                                     "nguon:\"a b\" ",
                                                     "nghiquyet:18 ",
                                                     "tacgia:(",
                                                     "đảng",
                                                     "Đảng ",
                                                     "viên ",
                                                     "nghị quyết ",
                                                     "18-NQ/TW ",
                                                     "Nghị quyết 18 ",
                                                     "UBND ",
                                                     "2019",
                                                     "\xC4",
                                                     "\xFF",
                                                     "a",
                                                     "\n",
                                                     "e\u0302\u0301",
                                                     "khóa XII "};
    std::string text;
    for (std::size_t n = below(24); n > 0; --n) text += kPieces[below(kPieces.size())];
    return text;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  std::mt19937 random_{20251};  // NOLINT: the same every run
};

void check(const std::string& typed, const text::Analyzer& analyzer) {
  const ParsedQuery parsed = parse_query(typed, analyzer, In::all);
  std::string why = broken(parsed.root, true, typed.size());
  if (parsed.root.type != Type::words && parsed.root.type != Type::both &&
      parsed.root.type != Type::either)
    why = "root";
  if (count_leaves(parsed.root) > kMaxQueryTerms) why = "leaves";
  if (count_levels(parsed.root) > kMaxTreeDepth) why = "levels";
  if (parse_query(typed, analyzer, In::all).root.print() != parsed.root.print()) why = "not stable";
  if (!why.empty()) FAIL_CHECK(why << ": " << typed << " → " << parsed.root.print());
}

TEST_CASE("a hundred thousand random queries keep every promise") {
  const text::Analyzer analyzer;
  Queries queries;
  for (int i = 0; i < 50'000; ++i) {
    check(queries.bytes(), analyzer);
    check(queries.syntax(), analyzer);
  }
}

TEST_CASE("the words of a tree, typed again, are the same words") {
  const text::Analyzer analyzer;
  for (const std::string typed :
       {"Nghị quyết Trung ương 4 khoá XII về xây dựng Đảng", "18- NQ/T.Ư của BCHTW, TP.HCM",
        "Quý I/2021: 1.284,5 tỷ đồng; kĩ thuật mĩ lệ", "H’Mông và Ê-đê ở Đắk Lắk"}) {
    std::vector<std::string> words;
    collect_words(parse_query(typed, analyzer, In::all).root, words);
    std::string again;
    for (const std::string& word : words) again += word + ' ';
    std::vector<std::string> second;
    collect_words(parse_query(again, analyzer, In::all).root, second);
    CHECK(second == words);
  }
}

}  // namespace
}  // namespace vankho::query
