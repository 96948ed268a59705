// The parser in print: cases/parser.tsv holds what was typed, the tree, the warnings.
#include "query/parser.h"

#include <fstream>
#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace vankho::query {
namespace {

const text::Analyzer& analyzer() {
  static const text::Analyzer one;
  return one;
}

ParsedQuery parse(std::string_view typed, In in = In::all) {
  return parse_query(typed, analyzer(), in);
}

std::string tree(std::string_view typed) { return parse(typed).root.print(); }

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  for (char c : line) {
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  }
  out.resize(3);
  return out;
}

std::string joined(const std::vector<std::string>& warnings) {
  std::string text;
  for (const std::string& warning : warnings) text += (text.empty() ? "" : " | ") + warning;
  return text;
}

TEST_CASE("queries read as their printed trees") {
  std::ifstream file(VANKHO_SOURCE_DIR "/tests/query/cases/parser.tsv");
  REQUIRE(file);
  std::string line;
  int cases = 0;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    const auto row = cells(line);
    const ParsedQuery parsed = parse(row[0]);
    INFO(row[0]);
    CHECK(parsed.root.print() == row[1]);
    CHECK(joined(parsed.warnings) == row[2]);
    ++cases;
  }
  CHECK(cases >= 120);
}

TEST_CASE("an empty query is an empty run of words") {
  for (const char* typed : {"", "   ", "\"\"", "()", "!?", "+", "-", "*"}) {
    INFO(typed);
    CHECK(tree(typed) == "(words)");
  }
}

TEST_CASE("a default field holds for words, and a field typed before it wins") {
  CHECK(parse("đảng title:bộ", In::body).root.print() == "(words body:đảng title:bộ)");
}

TEST_CASE("spans are bytes of what was typed") {
  const std::string typed = "+đảng “ủy ban” title:(Nghị OR quyết*)";
  const ParsedQuery parsed = parse(typed);
  const auto text_of = [&](const Ast& node) {
    return typed.substr(node.span.begin, node.span.end - node.span.begin);
  };
  REQUIRE(parsed.root.children.size() == 3);
  CHECK(text_of(parsed.root.children[0].children[0]) == "đảng");
  CHECK(text_of(parsed.root.children[1]) == "ủy ban");
  CHECK(text_of(parsed.root.children[2].children[1]) == "quyết");
}

TEST_CASE("words side by side are adjacent, also across a cited document") {
  const ParsedQuery parsed = parse("theo Nghị quyết 18 thì đảng, \"chi bộ\" tốt -kém đảng");
  const auto& nodes = parsed.root.children;
  REQUIRE(nodes.size() == 8);
  CHECK_FALSE(nodes[0].adjacent);  // theo
  CHECK(nodes[1].type == Ast::Type::cite);
  CHECK(nodes[1].children[0].adjacent);        // Nghị
  CHECK(nodes[2].adjacent);                    // thì
  CHECK(nodes[3].adjacent);                    // đảng
  CHECK_FALSE(nodes[4].children[0].adjacent);  // "chi
  CHECK(nodes[4].children[1].adjacent);        // bộ"
  CHECK_FALSE(nodes[5].adjacent);              // tốt
  CHECK_FALSE(nodes[7].adjacent);              // đảng
}

TEST_CASE("a sentence's end parts words") {
  const ParsedQuery parsed = parse("đảng. viên");
  REQUIRE(parsed.root.children.size() == 2);
  CHECK_FALSE(parsed.root.children[1].adjacent);
}

TEST_CASE("marks are noticed") {
  CHECK(parse("nghị quyet").any_marks);
  CHECK(parse("dang bo đ").any_marks);
  CHECK_FALSE(parse("nghi quyet 18-NQ/TW UBND").any_marks);
}

TEST_CASE("capitals alone mean what lower case means") {
  for (const auto& [upper, lower] : std::vector<std::pair<std::string, std::string>>{
           {"ĐẢNG VIÊN VÀ CHI BỘ", "đảng viên và chi bộ"},
           {"UBND TỈNH", "ubnd tỉnh"},
           {"NGHỊ QUYẾT 18 OR 19", "nghị quyết 18 or 19"}}) {
    const ParsedQuery a = parse(upper);
    const ParsedQuery b = parse(lower);
    CHECK(a.root.print() == b.root.print());
    for (std::size_t i = 0; i < a.root.children.size(); ++i)
      CHECK(a.root.children[i].kind == b.root.children[i].kind);
  }
}

TEST_CASE("the same words in NFD read the same") {
  CHECK(tree("đảng VÀ nghị quyết") == tree("đa\u0309ng VA\u0300 nghi\u0323 quye\u0302\u0301t"));
}

std::size_t depth_of(const Ast& node) {
  std::size_t deepest = 0;
  for (const Ast& child : node.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

std::size_t leaves_of(const Ast& node) {
  if (node.children.empty()) return node.type == Ast::Type::words ? 0 : 1;
  std::size_t sum = 0;
  for (const Ast& child : node.children) sum += leaves_of(child);
  return sum;
}

TEST_CASE("fifty thousand brackets are harmless") {
  const std::string open(50'000, '(');
  const std::string close(50'000, ')');
  for (const std::string& typed :
       {open + "đảng" + close, open, close + open, "a " + open, std::string(4000, '('),
        std::string(1000, '(') + "đảng OR bộ" + std::string(1000, ')')}) {
    const ParsedQuery parsed = parse(typed);
    CHECK(depth_of(parsed.root) <= kMaxTreeDepth);
    CHECK_FALSE(parsed.warnings.empty());
  }
}

TEST_CASE("sixteen brackets are read and the seventeenth is not") {
  const auto nested = [](std::size_t depth) {
    std::string typed = "a";
    for (std::size_t i = 0; i < depth; ++i) typed = "(" + typed + ") OR b";
    return "lower " + typed;
  };
  CHECK(parse(nested(kMaxQueryDepth)).warnings.empty());
  CHECK(parse(nested(kMaxQueryDepth + 1)).warnings.size() == 1);
}

TEST_CASE("the caps cut, and say so") {
  std::string many;
  for (int i = 0; i < 300; ++i) many += "từ" + std::to_string(i) + ' ';
  const ParsedQuery parsed = parse(many);
  CHECK(leaves_of(parsed.root) == kMaxQueryTerms);
  CHECK(parsed.warnings == std::vector<std::string>{"Câu hỏi có quá 256 từ: chỉ đọc 256 từ đầu."});

  const ParsedQuery longer = parse(std::string(kMaxQueryBytes - 1, ' ') + "đảng bộ");
  CHECK(longer.root.print() == "(words)");
  CHECK(longer.warnings ==
        std::vector<std::string>{"Câu hỏi dài quá 4096 byte: chỉ đọc phần đầu."});
}

TEST_CASE("filters have the same cap as words") {
  std::string many;
  for (int i = 0; i < 400; ++i) many += "nam:2020 ";
  CHECK(leaves_of(parse(many).root) == kMaxQueryTerms);
}

}  // namespace
}  // namespace vankho::query
