// Acronyms that the articles explain themselves, from the index to the answer.
#include <string>
#include <vector>

#include "query/acronym.h"
#include "tests/query/indexed.h"

namespace vankho::query {
namespace {

std::vector<Told> explaining(int times) {
  std::vector<Told> articles;
  repeat(articles, times, {"noi", "Hội thi", "Trường Mầm non Hoa Sen (MNHS) mở hội thi."});
  articles.push_back({"dai", "Lễ khai giảng", "Sáng nay mầm non hoa sen đón trẻ."});
  articles.push_back({"tat", "Thi đua", "MNHS được khen."});
  articles.push_back({"roi", "Vườn hoa", "Hoa sen trong vườn, mầm non trên cành."});
  return articles;
}

TEST_CASE("what three articles explain is looked for in both forms") {
  const Indexed archive(explaining(3));
  CHECK(archive.ids("MNHS").find("dai") != std::string::npos);
  CHECK(archive.ids("MNHS").find("roi") == std::string::npos);  // a phrase, no loose words
  CHECK(archive.ids("mầm non hoa sen").find("tat") != std::string::npos);
}

TEST_CASE("two articles are not believed") {
  const Indexed archive(explaining(2));
  CHECK(archive.ids("MNHS").find("dai") == std::string::npos);
}

TEST_CASE("an acronym of several meanings is not guessed") {
  const auto forms = learnt_forms({{"xyz", "xa yên zu", 5}, {"xyz", "xóm yên zu", 4},
                                   {"abc", "an bình cư", 9}, {"abc", "anh ba cường", 2}});
  const QueryWord xyz{"xyz", text::Kind::acronym}, abc{"abc", text::Kind::acronym};
  CHECK(reword({&xyz, 1}, forms.get()).empty());
  const auto one = reword({&abc, 1}, forms.get());
  REQUIRE(one.size() == 1);
  CHECK(one[0].others[0].words == std::vector<std::string>{"an", "bình", "cư"});
}

TEST_CASE("one that is also a syllable is read in capitals only") {
  const auto forms = learnt_forms({{"can", "công an nhân", 9}, {"cnq", "chi nhánh quận", 9}});
  const QueryWord capitals{"can", text::Kind::acronym}, lower{"can", text::Kind::syllable};
  const QueryWord other{"cnq", text::Kind::word};
  CHECK(reword({&capitals, 1}, forms.get()).size() == 1);
  CHECK(reword({&lower, 1}, forms.get()).empty());
  CHECK(reword({&other, 1}, forms.get()).size() == 1);
}

TEST_CASE("the tables speak before what was learnt") {
  const auto forms = learnt_forms({{"ubnd", "uống bia năm đêm", 50}});
  const QueryWord ubnd{"ubnd", text::Kind::acronym};
  CHECK(reword({&ubnd, 1}, forms.get())[0].others[0].words[0] == "ủy");
}

}  // namespace
}  // namespace vankho::query
