// What a query typed with all marks, some, none or wrong ones is read as, and what it finds first.
#include <string>
#include <vector>

#include "query/spelling_memo.h"
#include "tests/query/indexed.h"

namespace vankho::query {
namespace {

const Indexed& archive() {
  static const Indexed one([] {
    std::vector<Told> articles;
    repeat(articles, 6, {"nq", "Nghị quyết của chi bộ", "Chi bộ họp ra nghị quyết về đường liên thôn."});
    repeat(articles, 5, {"nghi", "Nghỉ lễ", "Công nhân được nghỉ lễ, quyết định do giám đốc ký."});
    repeat(articles, 6, {"duong", "Làm đường", "Dân góp đất làm đường. Đường rộng, đường sạch."});
    repeat(articles, 6, {"ban", "Thái Dương", "Mặt trời còn gọi là thái dương. Biểu dương đội viên."});
    repeat(articles, 4, {"bao", "Bảo vệ rừng", "Bảo vệ nhiều khu rừng. Bảo đảm nhiều việc làm. Bà Nhiêu chở bao gạo."});
    repeat(articles, 4, {"ty", "Tiền thu", "Thu năm tỷ đồng từ nước Mỹ. Công ty chi một tỷ đồng."});
    repeat(articles, 30, {"ong", "Ống nước", "Ống nước vỡ, thay ống nước mới, ống nước sạch."});
    articles.push_back({"ong", "Tóc óng", "Mái tóc óng ả."});
    articles.push_back({"tran", "nghi quyet khong dau", "bai nay go khong dau: nghi quyet chi bo."});
    return articles;
  }());
  return one;
}

TEST_CASE("marks come back by the neighbours that the index knows") {
  CHECK(archive().read("nghi quyet") == "nghị quyết");
  CHECK(archive().read("nghi le") == "nghỉ lễ");
  CHECK(archive().read("lam duong") == "làm đường");
  CHECK(archive().read("bieu duong") == "biểu dương");
}

TEST_CASE("marks that were typed stay") {
  CHECK(archive().read("nghỉ le") == "nghỉ lễ");
  CHECK(archive().read("nghi lê") == "nghỉ lễ");  // ê is kept; the tone was left out
  CHECK(archive().read("biểu dương") == "biểu dương");
  CHECK(archive().read("dương") == "dương");
  CHECK(archive().read("duong lien thon 18-NQ/TW 2021") == "đường liên thôn 18-NQ/TW 2021");
}

TEST_CASE("question words are known where the index only states") {
  CHECK(archive().read("bao ve") == "bảo vệ");
  CHECK(archive().read("bao nhieu") == "bao nhiêu");
}

TEST_CASE("ti and mi may be tỉ and mĩ, which are written tỷ and mỹ") {
  CHECK(archive().read("nam ti dong") == "năm tỷ đồng");
  CHECK(archive().read("nuoc mi") == "nước mỹ");
  CHECK(archive().read("cong ty") == "công ty");  // ty is a word of its own
  CHECK(archive().ids("tỉ", Marks::exact) == archive().ids("tỷ", Marks::exact));
  CHECK(archive().ask("ti", Marks::ignore).total == 4);
}

TEST_CASE("keystrokes that no input method decoded are read") {
  CHECK(archive().read("nghij quyeets") == "nghị quyết");
  CHECK(archive().read("nghi5 quye61t") == "nghị quyết");
}

TEST_CASE("what was typed with marks comes before its look-alikes") {
  const std::string found = archive().ids("đường");
  CHECK(found.find("duong") != std::string::npos);
  CHECK(found.find("ban") > found.rfind("duong"));
  CHECK(archive().ids("thái dương").substr(0, 3) == "ban");
  CHECK(archive().ids("óng") == "ong");  // not the commoner ống, which it might become
  CHECK(archive().read("óng nước") == "óng nước");
}

TEST_CASE("marks=exact takes what was typed, marks=ignore any marks") {
  CHECK(archive().ids("nghi quyet", Marks::exact) == "tran");
  CHECK(archive().ask("nghi quyet", Marks::ignore).total >= 7);
  CHECK(archive().ask("đường", Marks::exact).total == 12);  // of the roads and of the resolutions
  CHECK(archive().ask("đường", Marks::ignore).total == 18);
}

TEST_CASE("a better spelling is offered, never put in its place") {
  const Response response = archive().ask("nghij quyeets chii bộ");
  CHECK(response.did_you_mean == "nghij quyeets chi bộ");
  CHECK(archive().ask("đưowng liên thôn").read_as.find("đường") == std::string::npos);
  CHECK(archive().ask("nghị quyết chi bộ").did_you_mean.empty());
  CHECK(archive().ask("nghi quyet chi bo").did_you_mean.empty());
  CHECK(archive().ask("xyzzy").did_you_mean.empty());
}

TEST_CASE("a query of nothing known is no error") {
  CHECK(archive().ask("").total > 0);
  CHECK(archive().ids("xyzzy") == "");
  CHECK(archive().read("\xFF\xC3 xyzzy") == "\xFF\xC3 xyzzy");
}

TEST_CASE("spellings are remembered, but not those of what no index has") {
  const SpellingMemo memo;
  int made = 0;
  const auto get = [&](const std::string& folded, std::vector<Spelling> spellings) {
    return memo.get(folded, [&] { return ++made, spellings; }).size();
  };
  CHECK(get("duong", {{"đường", 3, 2}, {"dương", 1, 1}}) == 2);
  CHECK(get("duong", {}) == 2);
  CHECK(made == 1);
  CHECK(get("xyz", {}) == 0);
  CHECK(get("xyz", {{"xýz", 1, 1}}) == 1);
  CHECK(made == 3);
}

TEST_CASE("an empty index reads a query as typed") {
  const Indexed nothing({});
  CHECK(nothing.read("nghị quyết") == "nghị quyết");
  CHECK(nothing.ids("nghi quyet") == "");
  CHECK(nothing.suggested("ng", "").empty());
}

}  // namespace
}  // namespace vankho::query
