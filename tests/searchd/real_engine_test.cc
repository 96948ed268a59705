// The daemon's answers over an index made here by the real indexer: what the fake cannot
// promise (counts, cursors, commits picked up) and what its answers look like.
#include <set>
#include <sstream>

#include "tests/searchd/indexed.h"
#include "tests/searchd/json_schema.h"
#include "tests/support/catch.h"

using namespace vankho;
using namespace vankho::searchd;
using Json = nlohmann::json;

TEST_CASE("real: every answer is as the OpenAPI file says") {
  const Indexed indexed;
  const OpenApi api;
  const std::pair<const char*, const char*> asked[] = {
      {"/api/v1/search", "/api/v1/search?q=dang+vien&explain=1&facets=province,year,resolution,source,author"},
      {"/api/v1/search", "/api/v1/search?q=nghi+quyet+18&era=current&group=dup"},
      {"/api/v1/facets/{name}", "/api/v1/facets/province?era=current&prefix=phu"},
      {"/api/v1/suggest", "/api/v1/suggest?q=dang"},
      {"/api/v1/articles/{id}", "/api/v1/articles/bai%2F3"},
      {"/api/v1/articles/{id}/similar", "/api/v1/articles/bai%2F3/similar"},
      {"/api/v1/resolutions/{key}", "/api/v1/resolutions/nq-18-tw-k12"},
      {"/api/v1/trends", "/api/v1/trends?q=dang&by=month&split=province"},
      {"/api/v1/concordance", "/api/v1/concordance?q=chi+bo"},
  };
  for (const auto& [path, target] : asked) {
    INFO(target);
    const HttpAnswer answer = indexed.ask(target);
    CHECK(answer.status == 200);
    const Json* schema = api.answer_schema(path, "200", answer.type);
    REQUIRE(schema != nullptr);
    CHECK(api.complaints(Json::parse(answer.content()), *schema) == std::vector<std::string>());
  }
}

TEST_CASE("real: a facet's counts ignore its own filter, and no other's") {
  const Indexed indexed;
  const Json found = indexed.json("/api/v1/search?q=dang&province=nam-dinh&year=2015&size=0");
  CHECK(found["total"]["value"] == 6);                                            // i % 20 == 0
  CHECK(count_of(found["facets"]["province"], "phu-tho") == 6);                   // of 2015
  CHECK(count_of(found["facets"]["year"], "2016") == 6);                          // of Nam Định
  CHECK(count_of(found["facets"]["year"], "2015") == 6);
  const Json single = indexed.json("/api/v1/search?q=dang&province=nam-dinh&size=0&facet.mode=single");
  CHECK(count_of(single["facets"]["province"], "phu-tho") == 0);
}

TEST_CASE("real: an abolished province by the territory of today") {
  const Indexed indexed;
  const Json found = indexed.json("/api/v1/search?province=phu-tho&era=current&size=0");
  CHECK(found["total"]["value"] == 60);  // Phú Thọ and Vĩnh Phúc
  const Json former = indexed.json("/api/v1/search?province=phu-tho&era=former&size=0");
  CHECK(former["total"]["value"] == 30);
}

TEST_CASE("real: the pages of an answer hold every article once") {
  const Indexed indexed;
  std::set<std::string> seen;
  std::size_t hits = 0;
  Json next = "/api/v1/search?q=dang&sort=newest&size=7&fields=id&facets=none";
  for (int page = 0; !next.is_null() && page < 100; ++page) {
    const Json found = indexed.json(next);
    for (const Json& hit : found["hits"]) seen.insert(hit["id"].get<std::string>());
    hits += found["hits"].size();
    next = found["next"];
  }
  CHECK(seen.size() == kArticles);
  CHECK(hits == kArticles);
}

TEST_CASE("real: an export holds every hit, as the filters say") {
  const Indexed indexed;
  std::istringstream lines(indexed.text("/api/v1/export?resolution=nq-18-tw-k12&fields=id,resolutions"));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    INFO(line);
    CHECK(Json::parse(line)["resolutions"][0] == "nq-18-tw-k12");
  }
  CHECK(count == kArticles / 3);
}

TEST_CASE("real: what a writer commits is found without a restart") {
  const Indexed indexed;
  const std::string tag = indexed.json("/api/v1/search?size=0")["generation"];
  indexed.add(kArticles, kArticles + 5);
  indexed.await(kArticles + 5);
  CHECK(indexed.json("/api/v1/search?size=0")["generation"] != tag);
}

TEST_CASE("real: pages, feed and citation of an article") {
  const Indexed indexed;
  const std::string reading = indexed.text("/bai/bai%2F3?q=nghi+quyet+18");
  CHECK(reading.find("<a class=\"cited\" href=\"/van-kien/nq-18-tw-k12\">") != std::string::npos);
  CHECK(reading.find("<mark id=\"h1\">") != std::string::npos);
  CHECK(reading.find("&lt;b&gt;&amp;.") != std::string::npos);
  CHECK(indexed.text("/van-kien/nq-18-tw-k12").find("class=\"heat\"") != std::string::npos);
  CHECK(indexed.text("/feed.atom?q=dang").find("<entry>") != std::string::npos);
  CHECK(indexed.text("/api/v1/articles/bai%2F3/cite").find("Báo Làng") != std::string::npos);
  for (const char* target : {"/", "/tim-kiem?q=dang", "/tim-kiem?q=dang&xem=ban-do", "/tim-kiem?q=dang&xem=ngu-canh"})
    CHECK(indexed.ask(target).status == 200);
}

TEST_CASE("real: a folder that is no database is told") {
  const tests::Folder folder;
  const auto backend = open_backend(folder / "");
  REQUIRE(!backend);
  CHECK(backend.error().line().find(folder / "") != std::string::npos);
}
