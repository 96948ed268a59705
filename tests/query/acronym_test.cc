// Acronyms and synonyms: what a query may also say (query/acronym.h).
#include "query/acronym.h"

#include <map>
#include <string>
#include <vector>

#include "facets/table.h"
#include "query/acronym_data.h"
#include "tests/support/catch.h"
#include "text/analyzer.h"

namespace vankho::query {
namespace {

// "[ubnd → ủy ban nhân dân]" for every rewording of a text analyzed as it stands.
std::string reworded(std::string_view text) {
  static const text::Analyzer analyzer;
  text::Memo memo;
  std::vector<text::Token> tokens;
  analyzer.analyze(text, memo, tokens);
  std::vector<QueryWord> words;
  for (const text::Token& token : tokens) words.push_back({token.exact, token.kind});
  std::string out;
  for (const Rewording& one : reword(words)) {
    out += '[';
    for (std::size_t i = 0; i < one.count; ++i)
      out.append(i ? " " : "").append(words[one.begin + i].exact);
    for (std::size_t i = 0; i < one.others.size(); ++i) {
      out += i ? " |" : " →";
      for (const std::string& word : one.others[i].words) out += ' ' + word;
    }
    out += ']';
  }
  return out;
}

TEST_CASE("an acronym is also its long form, and the other way round") {
  CHECK(reworded("UBND tỉnh") == "[ubnd → ủy ban nhân dân]");
  CHECK(reworded("ủy ban nhân dân tỉnh") == "[ủy ban nhân dân → ubnd]");
  CHECK(reworded("phát triển KT-XH") == "[kt xh → kinh tế xã hội]");
  CHECK(reworded("kinh tế - xã hội") == "[kinh tế xã hội → kt xh | ktxh]");
  CHECK(reworded("TP.HCM") == "[tp hcm → thành phố hồ chí minh]");
}

TEST_CASE("the longest form wins") {
  CHECK(reworded("Ủy ban Kiểm tra Trung ương") == "[ủy ban kiểm tra trung ương → ubkttw]");
  CHECK(reworded("ban thường vụ tỉnh ủy") == "[ban thường vụ tỉnh ủy → btvtu]");
}

TEST_CASE("marks and capitals are exact") {
  CHECK(reworded("công tác của TU") == "[tu → tỉnh ủy | thành ủy]");
  CHECK(reworded("công tác của TƯ") == "[tư → trung ương]");
  CHECK(reworded("đi tu") == "");
  CHECK(reworded("thứ tư") == "");
  CHECK(reworded("QD mới") == "");
}

TEST_CASE("lower case is read when it is long enough, and may lack its marks") {
  CHECK(reworded("ubnd xã") == "[ubnd → ủy ban nhân dân]");
  CHECK(reworded("hđnd xã") == "[hđnd → hội đồng nhân dân]");
  CHECK(reworded("hdnd xa") == "[hdnd → hội đồng nhân dân]");
  CHECK(reworded("bct họp") == "");
}

TEST_CASE("an ambiguous acronym needs its cue") {
  CHECK(reworded("BCT họp") == "");
  CHECK(reworded("BCT ban hành chỉ thị") == "[bct → bộ chính trị]");
  CHECK(reworded("CT nước sạch") == "");
  CHECK(reworded("CT 05") == "[ct → chỉ thị]");
  CHECK(reworded("05 CT") == "[ct → chỉ thị]");
  CHECK(reworded("CT năm 05") == "");
  CHECK(reworded("CB ở quê") == "");
  CHECK(reworded("CB, công chức") == "[cb → cán bộ]");
  CHECK(reworded("cán bộ") == "");  // nor is its long form taken for it
}

TEST_CASE("no long form is taken for an acronym that is also a syllable") {
  CHECK(reworded("trung ương") == "[trung ương → tw]");  // not tư, as in "thứ tư"
  CHECK(reworded("tỉnh ủy") == "");                      // not tu
}

TEST_CASE("synonyms work in every direction") {
  CHECK(reworded("chống tham nhũng") == "[chống tham nhũng → phòng chống tham nhũng]");
  CHECK(reworded("phòng, chống tham nhũng") ==
        "[phòng chống tham nhũng → pctn | chống tham nhũng]");
}

TEST_CASE("nothing to say about nothing") {
  CHECK(reword({}).empty());
  CHECK(reworded("hôm nay trời đẹp") == "");
}

TEST_CASE("the tables are whole") {
  const facets::Table table(data::acronyms_tsv);
  std::map<std::string, int> seen;
  const text::Analyzer analyzer;
  for (const facets::Table::Row& row : table.rows()) {
    INFO(row[0]);
    CHECK(++seen[std::string(row[0])] == 1);
    CHECK_FALSE(row[table.column("expansions")].empty());
    CHECK((row[table.column("confidence")] == "high" ||
           row[table.column("confidence")] == "medium" ||
           row[table.column("confidence")] == "low"));
    CHECK((row[table.column("source")] == "vptw" || row[table.column("source")] == "news" ||
           row[table.column("source")] == "usage"));
  }
  CHECK(table.rows().size() > 100);
  const facets::Table synonyms(data::synonyms_tsv);
  for (const facets::Table::Row& row : synonyms.rows())
    CHECK(facets::split(row[0]).size() >= 2);
}

}  // namespace
}  // namespace vankho::query
