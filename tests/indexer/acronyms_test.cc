// Acronyms that an article explains in brackets.
#include "indexer/acronyms.h"

#include <algorithm>
#include <string>

#include "tests/support/catch.h"
#include "text/analyzer.h"

namespace vankho::indexer {
namespace {

// "ubkt=ủy ban kiểm tra; …"
std::string explained(std::string_view text) {
  static const text::Analyzer analyzer;
  text::Memo memo;
  std::vector<text::Token> tokens;
  analyzer.analyze(text, memo, tokens);
  std::string out;
  for (const auto& [acronym, long_form] : explained_acronyms(text, tokens))
    out += (out.empty() ? "" : "; ") + acronym + "=" + long_form;
  return out;
}

TEST_CASE("an acronym right behind words whose initials it is") {
  CHECK(explained("của Ủy ban Kiểm tra (UBKT) huyện") == "ubkt=ủy ban kiểm tra");
  CHECK(explained("Kế hoạch và Đầu tư (KH&ĐT)") == "khđt=kế hoạch và đầu tư");
  CHECK(explained("giữ hợp tác xã (HTX), rồi hợp tác xã (HTX)") == "htx=hợp tác xã");
}

TEST_CASE("marks of the initials count") {
  CHECK(explained("Hội đồng nhân dân (HDND)") == "");
  CHECK(explained("Trung ương (TU)") == "");
  CHECK(explained("Tỉnh ủy (TU)") == "tu=tỉnh ủy");
}

TEST_CASE("what stands elsewhere explains nothing") {
  CHECK(explained("Ủy ban Kiểm tra UBKT") == "");
  CHECK(explained("Ủy ban. Kiểm tra (UBKT)") == "");      // across a sentence
  CHECK(explained("ban Kiểm tra (UBKT)") == "");          // one initial short
  CHECK(explained("Ủy ban Kiểm tra (tức UBKT)") == "");
  CHECK(explained("(UBKT)") == "");
  CHECK(explained("và và (VV") == "");
  CHECK(explained("") == "");
}

TEST_CASE("counts are of articles, and bounded") {
  AcronymCounts counts({{"abc", "a b c", 2}});
  CHECK_FALSE(counts.changed());
  counts.add({{"abc", "a b c"}});
  CHECK(counts.changed());
  auto all = counts.take();
  REQUIRE(all.size() == 1);
  CHECK(all[0].articles == 3);
  CHECK_FALSE(counts.changed());
  for (std::size_t i = 0; i < 3 * AcronymCounts::kMostPairs; ++i)
    counts.add({{"x" + std::to_string(i), "x"}});
  all = counts.take();
  CHECK(all.size() <= AcronymCounts::kMostPairs);
  CHECK(std::ranges::find(all, "abc", &schema::LearntAcronym::acronym) != all.end());
}

TEST_CASE("what was stored is read again, and damage is left out") {
  const std::vector<schema::LearntAcronym> learnt{{"ubkt", "ủy ban kiểm tra", 7}, {"htx", "hợp tác xã", 1}};
  const auto again = schema::parse_acronyms(schema::to_text(learnt));
  REQUIRE(again.size() == 2);
  CHECK(again[0].long_form == "ủy ban kiểm tra");
  CHECK(again[1].articles == 1);
  CHECK(schema::parse_acronyms("").empty());
  CHECK(schema::parse_acronyms("a\tb\nx\ty\t-3\n\tq\t1\nm\tn\t99999999999\na\tb\t5x").empty());
}

}  // namespace
}  // namespace vankho::indexer
