// Each parameter of a search does over a real index what docs/API.md says.
#include <algorithm>

#include "tests/searchd/indexed.h"
#include "tests/support/catch.h"

using namespace vankho::searchd;
using Json = nlohmann::json;

namespace {

std::vector<std::string> ids(const Json& found) {
  std::vector<std::string> all;
  for (const Json& hit : found["hits"]) all.push_back(hit["id"]);
  return all;
}

std::vector<std::string> value_ids(const Json& facet) {
  std::vector<std::string> all;
  for (const Json& value : facet["values"]) all.push_back(value["id"]);
  return all;
}

}  // namespace

TEST_CASE("filters: any of the values, none of the excluded") {
  const Indexed indexed;
  CHECK(indexed.total("province=nam-dinh") == 30);
  CHECK(indexed.total("province=nam-dinh&province=H%C3%A0+Nam") == 60);
  CHECK(indexed.total("not.province=nam-dinh") == 90);
  CHECK(indexed.total("year=2015") == 24);
  CHECK(indexed.total("year=2015..2017") == 72);
  CHECK(indexed.total("not.year=2015..2017") == 48);
  CHECK(indexed.total("resolution=18-NQ/TW+kh%C3%B3a+XII") == 40);
  CHECK(indexed.total("not.resolution=nq-18-tw-k12") == 80);
  CHECK(indexed.total("resolution=missing") == 80);
  CHECK(indexed.total("source=B%C3%A1o+L%C3%A0ng") == 60);
  CHECK(indexed.total("not.source=B%C3%A1o+L%C3%A0ng&not.source=B%C3%A1o+X%C3%B3m") == 0);
  CHECK(indexed.total("author=%C4%90%E1%BB%97+Vi%E1%BA%BFt") == 12);
  CHECK(indexed.total("not.author=%C4%90%E1%BB%97+Vi%E1%BA%BFt") == 108);
  CHECK(indexed.total("province=missing") == 0);
}

TEST_CASE("from and to: both days included, as precise as they are given") {
  const Indexed indexed;
  CHECK(indexed.total("from=2019") == 24);
  CHECK(indexed.total("to=2015") == 24);
  CHECK(indexed.total("from=2016&to=2017") == 48);
  const std::uint64_t day = indexed.total("from=2015-01-15&to=15/01/2015");
  CHECK(day > 0);
  CHECK(indexed.total("from=2015-01&to=2015-01") == day);
  CHECK(indexed.total("from=2015-01-16&to=2015-01-31") == 0);
}

TEST_CASE("in: where the words must stand") {
  const Indexed indexed;
  CHECK(indexed.total("q=%22vi%E1%BB%87c+l%C3%A0ng%22") == kArticles);
  CHECK(indexed.total("q=%22vi%E1%BB%87c+l%C3%A0ng%22&in=title") == kArticles);
  CHECK(indexed.total("q=%22vi%E1%BB%87c+l%C3%A0ng%22&in=body") == 0);
  CHECK(indexed.total("q=%22vi%E1%BB%87c+l%C3%A0ng%22&in=lead") == 0);
}

TEST_CASE("match: all words, or any") {
  const Indexed indexed;
  CHECK(indexed.total("q=%C4%91%E1%BA%A3ng+nghi+quyet&match=all") == 40);
  CHECK(indexed.total("q=%C4%91%E1%BA%A3ng+nghi+quyet&match=any") == kArticles);
}

TEST_CASE("marks: exact finds what was typed, ignore its other spellings") {
  const Indexed indexed;
  CHECK(indexed.total("q=duong&marks=exact") == 0);
  CHECK(indexed.total("q=duong&marks=ignore") == kArticles);
  CHECK(indexed.total("q=%C4%91%C6%B0%E1%BB%9Dng&marks=exact") == kArticles);
}

TEST_CASE("sort and freshness: by day, or by day a little") {
  const Indexed indexed;
  const auto years = [&](const std::string& params) {
    std::vector<int> all;
    const Json found = indexed.json("/api/v1/search?q=dang&size=100&fields=year&facets=none&" + params);
    for (const Json& hit : found["hits"]) all.push_back(hit["year"]);
    return all;
  };
  CHECK(std::ranges::is_sorted(years("sort=oldest")));
  CHECK(std::ranges::is_sorted(years("sort=newest"), std::greater{}));
  CHECK(years("freshness=strong").front() == 2019);
}

TEST_CASE("indexed.from: what came into the index since") {
  const Indexed indexed;
  const std::string since = indexed.json("/api/v1/search?q=dang&size=1")["hits"][0]["first_indexed"];
  CHECK(indexed.total("q=dang&indexed.from=" + since) == kArticles);
  CHECK(indexed.total("q=dang&indexed.from=2000-01-01T00:00:00Z") == kArticles);
  CHECK(indexed.total("q=dang&indexed.from=2100-01-01T00:00:00Z") == 0);
  CHECK(indexed.total("indexed.from=2100-01-01T00:00:00Z") == 0);
  CHECK(indexed.ask("/api/v1/search?indexed.from=2021-01-20").status == 400);
}

TEST_CASE("size, page and after: the same order in other pieces") {
  const Indexed indexed;
  const std::string all = "/api/v1/search?q=dang&sort=newest&facets=none&fields=id";
  const std::vector<std::string> whole = ids(indexed.json(all + "&size=20"));
  CHECK(whole.size() == 20);
  const Json first = indexed.json(all + "&size=10");
  const std::vector<std::string> by_page = ids(indexed.json(all + "&size=10&page=2"));
  const std::vector<std::string> by_cursor = ids(indexed.json(first["next"]));
  CHECK(by_page == by_cursor);
  CHECK(std::equal(by_page.begin(), by_page.end(), whole.begin() + 10));
  CHECK(indexed.ask(all + "&page=9999").status == 400);
  CHECK(indexed.ask(all + "&page=2&after=x").status == 400);
}

TEST_CASE("group: articles of one text are folded") {
  const Indexed indexed;
  const Json folded = indexed.json("/api/v1/search?q=dang&group=dup&size=100&facets=none");
  CHECK(folded["hits"].size() <= indexed.json("/api/v1/search?q=dang&size=100&facets=none")["hits"].size());
}

TEST_CASE("facets: which, how many, in which order, with a beginning") {
  const Indexed indexed;
  const Json some = indexed.json("/api/v1/search?facets=source,province&facet.size=1")["facets"];
  CHECK(some.size() == 2);
  CHECK(some["province"]["values"].size() == 1);
  CHECK(indexed.json("/api/v1/search?facets=none")["facets"].empty());
  const Json alpha = indexed.json("/api/v1/search?facets=province&facet.sort=alpha")["facets"]["province"];
  CHECK(value_ids(alpha) == std::vector<std::string>{"ha-nam", "nam-dinh", "phu-tho", "vinh-phuc"});
  const Json begun = indexed.json("/api/v1/search?facets=province&facet.prefix=phu")["facets"]["province"];
  CHECK(value_ids(begun) == std::vector<std::string>{"phu-tho", "vinh-phuc"});  // of any word
  CHECK(indexed.json("/api/v1/facets/province?prefix=tho")["values"].size() == 1);
}

TEST_CASE("facets: selected values are listed at zero, others when asked for") {
  const Indexed indexed;
  const Json none = indexed.json("/api/v1/search?q=%22kh%C3%B4ng+c%C3%B3%22&match=all&province=nam-dinh")["facets"]["province"];
  REQUIRE(value_ids(none) == std::vector<std::string>{"nam-dinh"});
  CHECK(none["values"][0]["status"] == "selected");
  const Json zero = indexed.json("/api/v1/search?year=2015&province=nam-dinh&facet.mode=single&facet.zero=1")["facets"]["province"];
  CHECK(count_of(zero, "ha-nam") == 0);
  CHECK(value_ids(zero).size() > 1);
}

TEST_CASE("snippets, fields and explain: what a hit tells") {
  const Indexed indexed;
  const auto first = [&](const std::string& params) { return indexed.json("/api/v1/search?q=%C4%91%C6%B0%E1%BB%9Dng+l%C3%A0ng&size=1&facets=none&" + params); };
  CHECK(first("snippets=0")["hits"][0]["snippets"].empty());
  CHECK(first("snippets=1")["hits"][0]["snippets"].size() == 1);
  CHECK(first("snippets=1")["hits"][0]["snippets"][0]["html"].get<std::string>().find("<mark>") != std::string::npos);
  const Json whole = first("")["hits"][0];
  CHECK(whole.size() > 15);
  for (const auto& [name, value] : whole.items()) {
    INFO(name);
    CHECK(first("fields=" + name)["hits"][0] == Json{{name, value}});
  }
  CHECK(first("fields=id,year")["hits"][0].size() == 2);
  CHECK(first("fields=title_html")["hits"][0]["title_html"].get<std::string>().find("<mark>") !=
        std::string::npos);
  CHECK(indexed.ask("/api/v1/search?fields=colour").status == 400);
  const Json explained = first("explain=1");
  CHECK(!explained["explain"]["plan"].get<std::string>().empty());
  CHECK(!first("explain=0").contains("explain"));
}

TEST_CASE("trends: of the filters' articles, by period and split, of all of the period") {
  const Indexed indexed;
  const Json trends = indexed.json("/api/v1/trends?resolution=nq-18-tw-k12&per=24");
  CHECK(trends["total"] == 40);
  REQUIRE(trends["points"].size() == 5);
  CHECK(trends["points"][0] == Json({{"period", "2015"}, {"count", 8}, {"of", 24}, {"rate", 8.0}}));
  CHECK(indexed.json("/api/v1/trends?by=month")["points"][0]["period"] == "2015-01");
  CHECK(indexed.json("/api/v1/trends?split=province")["points"][0].contains("split"));
}

TEST_CASE("concordance: the words where they stand, page by page") {
  const Indexed indexed;
  const Json found = indexed.json("/api/v1/concordance?q=chi+b%E1%BB%99&size=3&width=12");
  REQUIRE(!found["lines"].empty());
  CHECK(found["lines"][0]["keyword"] == "chi bộ");
  const Json next = indexed.json(found["next"]);
  CHECK(next["lines"][0]["id"] != found["lines"][0]["id"]);
}

TEST_CASE("similar: never the article itself") {
  const Indexed indexed;
  for (const std::string& id : ids(indexed.json("/api/v1/articles/bai%2F3/similar?size=5"))) CHECK(id != "bai/3");
}
