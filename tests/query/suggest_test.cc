// What the box offers while one types.
#include <string>
#include <vector>

#include "tests/query/indexed.h"

namespace vankho::query {
namespace {

const Indexed& archive() {
  static const Indexed one([] {
    std::vector<Told> articles;
    repeat(articles, 5, {"a", "Đường hoa ven sông", "Chi bộ trồng đường hoa ven sông theo Nghị quyết số 18-NQ/TW ngày 25/10/2017."});
    repeat(articles, 3, {"b", "Dương xỉ trong vườn", "Cây dương xỉ mọc trong vườn ở Nam Định."});
    return articles;
  }());
  return one;
}

TEST_CASE("titles by their beginning, with marks or without") {
  CHECK(contains(archive().suggested("duong", "title"), "Đường hoa ven sông"));
  CHECK(contains(archive().suggested("duong", "title"), "Dương xỉ trong vườn"));
  CHECK(contains(archive().suggested("Đường h", "title"), "Đường hoa ven sông"));
}

TEST_CASE("marks that were typed must be in what is offered") {
  CHECK_FALSE(contains(archive().suggested("đường ", "title"), "Dương xỉ trong vườn"));
  CHECK_FALSE(contains(archive().suggested("dương x", "title"), "Đường hoa ven sông"));
  for (const std::string& phrase : archive().suggested("đườ", "phrase"))
    CHECK(phrase.starts_with("đườ"));
}

TEST_CASE("a title is offered once") {
  const auto titles = archive().suggested("duong", "title");
  CHECK(titles.size() == 2);
}

TEST_CASE("phrases go on as the articles do") {
  CHECK(contains(archive().suggested("duong hoa", "phrase"), "đường hoa ven sông"));
  CHECK(contains(archive().suggested("chi b", "phrase"), "chi bộ"));
}

TEST_CASE("provinces and documents") {
  CHECK(contains(archive().suggested("nam d", "province"), "Nam Định"));
  CHECK(archive().suggested("nghi quyet 18", "resolution").size() == 1);
  CHECK(archive().suggested("18-nq", "resolution").size() == 1);
  CHECK(archive().suggested("nghi quyet 57", "resolution").empty());  // no article cites it
}

TEST_CASE("nothing is offered for nothing, and any bytes are taken") {
  CHECK(archive().suggested("", "").empty());
  CHECK(archive().suggested("xyzzy", "").empty());
  CHECK(archive().suggested("\xFF\xC3\x28", "").empty());
  archive().suggested(std::string(100'000, 'd'), "");
}

}  // namespace
}  // namespace vankho::query
