// Citations in running text and in queries, from cases/*.tsv.
#include "facets/citation.h"

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "facets/table.h"
#include "tests/support/catch.h"
#include "text/analyzer.h"

using namespace vankho;
using namespace vankho::facets;

namespace {

std::string read_file(const std::string& name) {
  std::ifstream file(std::string(VANKHO_SOURCE_DIR) + "/tests/facets/cases/" + name,
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

std::string unescaped(std::string_view cell) {
  std::string text(cell);
  replace_all(text, "\\n", "\n");
  replace_all(text, "\\_", "\u00a0");
  return text;
}

std::vector<Citation> citations_in(std::string_view title, std::string_view body,
                                   std::string_view day, std::string_view province) {
  const text::Analyzer analyzer;
  text::Memo memo;
  std::vector<text::Token> title_tokens, body_tokens;
  analyzer.analyze(title, memo, title_tokens);
  analyzer.analyze(body, memo, body_tokens);
  Page page;
  page.title = {title, title_tokens};
  page.body = {body, body_tokens};
  return find_citations(page, day, province);
}

std::vector<Citation> citations_in(std::string_view body, std::string_view day = {},
                                   std::string_view province = {}) {
  return citations_in({}, body, day, province);
}

std::string keys_of(const std::vector<Citation>& citations) {
  std::string keys;
  for (const Citation& citation : citations) keys += (keys.empty() ? "" : " ") + citation.key;
  return keys;
}

}  // namespace

TEST_CASE("citations of the cases") {
  const std::string file = read_file("citations.tsv");
  const Table table(file);
  REQUIRE(table.rows().size() > 80);
  const std::size_t name = table.column("case"), day = table.column("day"),
                    province = table.column("province"), text = table.column("text"),
                    keys = table.column("keys");
  for (const Table::Row& row : table.rows()) {
    const std::string body = unescaped(row[text]);
    INFO(row[name] << ": " << body);
    CHECK(keys_of(citations_in(body, row[day], row[province])) == row[keys]);
  }
}

TEST_CASE("queries of the cases") {
  const std::string file = read_file("citation_queries.tsv");
  const Table table(file);
  const std::size_t query = table.column("query"), day = table.column("day"),
                    key = table.column("key"), candidate = table.column("candidate");
  for (const Table::Row& row : table.rows()) {
    INFO(row[query]);
    const auto found = find_query_citations(row[query], row[day]);
    if (row[key].empty() && row[candidate].empty()) {
      CHECK(found.empty());
      continue;
    }
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].citation.key == row[key]);
    if (row[candidate].empty()) continue;
    REQUIRE_FALSE(found[0].citation.candidates.empty());
    CHECK(found[0].citation.candidates[0] == row[candidate]);
  }
}

TEST_CASE("a citation says all that is known of the document") {
  const auto found = citations_in("Theo Nghị quyết số 18-NQ/TW khóa XII.", "2019-03-01");
  REQUIRE(found.size() == 1);
  const Citation& citation = found[0];
  CHECK(citation.label == "Nghị quyết số 18-NQ/TW (khóa XII, 25/10/2017)");
  CHECK(citation.type == "nghi-quyet");
  CHECK(citation.number == 18);
  CHECK(citation.symbol == "NQ/TW");
  CHECK(citation.level == "central");
  CHECK(citation.issuer == "trung-uong");
  CHECK(citation.plenum == 6);
  CHECK(citation.ordinal == std::nullopt);
  CHECK(citation.term == "XII");
  CHECK(citation.year == 2017);
  CHECK(citation.date == "2017-10-25");
  CHECK(citation.confidence > 0.9);
  CHECK(citation.candidates.empty());
}

TEST_CASE("a local citation says its level and ordinal, and no term of the Party") {
  const auto congress = citations_in(
      "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020-2025", "2021", "nam-dinh");
  REQUIRE(congress.size() == 1);
  CHECK(congress[0].level == "province");
  CHECK(congress[0].ordinal == 20);
  CHECK(congress[0].term.empty());
  CHECK(congress[0].number == std::nullopt);
  CHECK(congress[0].year == 2020);
  const auto district = citations_in("Nghị quyết số 04-NQ/HU ngày 15/4/2012", "2018");
  REQUIRE(district.size() == 1);
  CHECK(district[0].level == "district");
  CHECK(district[0].symbol == "NQ/HU");
}

TEST_CASE("a plenum whose document cannot be told has no number") {
  const auto found = citations_in("Thảo luận Nghị quyết Trung ương 6 (khóa XII).", "2018");
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "hntw6-k12");
  CHECK(found[0].number == std::nullopt);
  CHECK(found[0].plenum == 6);
  CHECK(found[0].term == "XII");
  CHECK(found[0].candidates.size() == 4);
}

TEST_CASE("an ambiguous citation lists its candidates and is none of them") {
  const auto found = citations_in("Lớp học giới thiệu Nghị quyết 24.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "amb:nq-24");
  CHECK(found[0].candidates.size() > 2);
  CHECK(found[0].confidence < 0.5);
}

TEST_CASE("each document is cited once, with all its mentions as written") {
  const std::string body =
      "Học Nghị quyết Trung ương 4 (khóa XII), rồi NQTW4 khóa XII, rồi Nghị quyết số 04-NQ/TW ngày "
      "30/10/2016.";
  const auto found = citations_in("Bàn Nghị quyết Trung ương 4", body, "2018-01-01", "");
  REQUIRE(found.size() == 1);
  const auto& mentions = found[0].mentions;
  REQUIRE(mentions.size() == 4);
  CHECK(mentions[0].in_title);
  CHECK(mentions[0].text == "Nghị quyết Trung ương 4");
  CHECK_FALSE(mentions[1].in_title);
  CHECK(mentions[1].text == "Nghị quyết Trung ương 4 (khóa XII)");
  CHECK(mentions[3].text == "Nghị quyết số 04-NQ/TW");
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const text::Span span = mentions[i].span;
    CHECK(body.substr(span.begin, span.end - span.begin) == mentions[i].text);
  }
}

TEST_CASE("spellings of one citation have one key") {
  for (const std::string_view text :
       {"Nghị quyết số 18-NQ/TW khóa XII", "NGHỊ QUYẾT SỐ 18-NQ/TW KHÓA XII",
        "Nghị quyết 18-NQ/TƯ khoá XII", "Nghị quyết số 18 - NQ/TW (khóa 12)",
        "NQ số 18-NQ/TW, khóa XII", "Nghị quyết 18/NQ-TW khóa XII",
        "Nghi\u0323 quyê\u0301t số 18-NQ/TW khóa XII", "Nghị_quyết số 18-NQ/TW khóa XII"}) {
    INFO(text);
    CHECK(keys_of(citations_in(text, "2019")) == "nq-18-tw-k12");
  }
}

TEST_CASE("the span of a query's citation is its bytes") {
  const std::string query = "tổng kết nghị quyết trung ương 4 khóa 12 ở xã";
  const auto found = find_query_citations(query, "2024");
  REQUIRE(found.size() == 1);
  const text::Span span = found[0].span;
  CHECK(query.substr(span.begin, span.end - span.begin) == "nghị quyết trung ương 4 khóa 12");
}

TEST_CASE("hostile text ends, and soon") {
  std::string many;
  for (int i = 0; i < 20000; ++i)
    many += "Nghị quyết 18 của Nghị quyết Trung ương 4, 5, Đại hội lần thứ XX ";
  CHECK(citations_in(many).size() < 5000);
  std::string numbers = "Nghị quyết số ";
  for (int i = 1; i < 20000; ++i) numbers += std::to_string(i % 300) + ", ";
  CHECK(citations_in(numbers).size() < 100);
  CHECK(citations_in("Nghị quyết số 99999999999999999999-NQ/TW").empty());
  CHECK(citations_in("Nghị quyết số 0-NQ/TW ngày 31/02/2019").empty());
}

TEST_CASE("pieces of citations in any order are no harm") {
  const std::vector<std::string> pieces = {
      "Nghị quyết", "số",       "18",         "-",          "NQ/TW",
      "/",          ",",        "(",          ")",          "khóa",
      "XII",        "ngày",     "25/10/2017", "Trung ương", "4",
      "Hội nghị",   "lần thứ",  "tư",         "Đại hội",    "Đảng bộ",
      "tỉnh",       "nhiệm kỳ", "2020-2025",  "của",        "Bộ Chính trị",
      "và",         "\n",       ".",          "TW7",        "\xff",
      "huyện",      "Khối",     "217,218"};
  std::mt19937 random(42);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i)
      text += pieces[random() % pieces.size()] + (random() % 3 ? " " : "");
    for (const Citation& citation : citations_in(text, "2020")) {
      CHECK_FALSE(citation.label.empty());
      for (const Mention& mention : citation.mentions) CHECK(mention.span.end <= text.size());
    }
    CHECK_NOTHROW(find_query_citations(text, "2020"));
  }
}
