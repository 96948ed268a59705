// Answers already made: kept within their bytes, never beyond a commit.
#include "searchd/cache.h"
#include "tests/searchd/server_fixture.h"
#include "tests/support/catch.h"

using namespace vankho::searchd;

namespace {

HttpAnswer answer_of(std::size_t bytes) {
  HttpAnswer answer;
  answer.body = std::string(bytes, 'x');
  return answer;
}

}  // namespace

TEST_CASE("the cache gives back what it keeps") {
  Cache cache(1u << 20);
  CHECK(!cache.find("a"));
  CHECK(cache.keep("a", answer_of(100)).content() == std::string(100, 'x'));
  REQUIRE(cache.find("a"));
  CHECK(cache.find("a")->content() == std::string(100, 'x'));
  CHECK(cache.counts().hits == 2);
  CHECK(cache.counts().misses == 1);
}

TEST_CASE("the cache stays within its bytes and drops what was used longest ago") {
  constexpr std::size_t kBytes = 100'000;
  Cache cache(kBytes);
  for (int i = 0; i < 1000; ++i) {
    cache.keep(std::to_string(i), answer_of(4000));
    cache.find("0");
    CHECK(cache.counts().bytes <= kBytes);
  }
  CHECK(cache.find("0"));
  CHECK(cache.find("999"));
  CHECK(!cache.find("1"));
}

TEST_CASE("one answer cannot empty the cache") {
  Cache cache(100'000);
  cache.keep("small", answer_of(10));
  CHECK(cache.keep("large", answer_of(50'000)).content().size() == 50'000);
  CHECK(cache.find("small"));
  CHECK(!cache.find("large"));
}

TEST_CASE("a cache of no bytes keeps nothing, a smaller one drops") {
  Cache none(0);
  none.keep("a", answer_of(1));
  CHECK(!none.find("a"));
  Cache cache(1u << 20);
  for (int i = 0; i < 50; ++i) cache.keep(std::to_string(i), answer_of(2000));
  cache.resize(20'000);
  CHECK(cache.counts().bytes <= 20'000);
  CHECK(cache.counts().entries < 50);
}

TEST_CASE("the same key kept twice is one entry") {
  Cache cache(1u << 20);
  cache.keep("a", answer_of(10));
  const std::size_t bytes = cache.counts().bytes;
  cache.keep("a", answer_of(10));
  CHECK(cache.counts().entries == 1);
  CHECK(cache.counts().bytes == bytes);
}

TEST_CASE("the same question in other words is searched once") {
  const Running running;
  running.get("/api/v1/search?q=dang&size=5");
  running.get("/api/v1/search?size=5&q=dang");
  running.get("/api/v1/search?size=5&q=dang&sort=relevance&match=auto");
  running.get("/api/v1/search?limit=5&text=dang");
  CHECK(running.backend->searches == 1);
  running.get("/api/v1/search?q=dang&size=6");
  CHECK(running.backend->searches == 2);
}

TEST_CASE("a commit makes answers anew") {
  const Running running;
  running.get("/api/v1/search?q=dang");
  running.backend->commit = 2;
  const Reply reply = running.get("/api/v1/search?q=dang");
  CHECK(running.backend->searches == 2);
  CHECK(reply.body.find("\"generation\":\"g1.2\"") != std::string::npos);
}

TEST_CASE("what failed is not kept") {
  const Running running;
  running.get("/api/v1/search?after=bad");
  running.get("/api/v1/search?after=bad");
  CHECK(running.backend->searches == 2);
}

TEST_CASE("a cached answer is compressed or not, as the client wants") {
  const Running running;
  const std::string target = "/tim-kiem?q=dang";
  const std::string plain = running.get(target).body;
  CHECK(running.get(target, "Accept-Encoding: gzip\r\n").body.starts_with("\x1f\x8b"));
  CHECK(running.get(target).body == plain);
  CHECK(running.backend->searches == 1);
}

TEST_CASE("what a time budget cut short is kept by nobody") {
  const Running running;
  running.backend->cut_short = true;
  for (const char* target : {"/api/v1/search?q=dang", "/tim-kiem?q=dang", "/api/v1/facets/year"}) {
    INFO(target);
    const int before = running.backend->searches;
    const Reply reply = running.get(target);
    running.get(target);
    CHECK(reply.status == 200);
    CHECK(reply.header("etag").empty());
    CHECK(reply.header("cache-control") == "no-store");
    if (std::string_view(target).find("facets") == std::string_view::npos)
      CHECK(running.backend->searches == before + 2);
  }
  CHECK(running.get("/api/v1/search?q=dang").body.find("\"relation\":\"gte\"") != std::string::npos);
  running.backend->cut_short = false;
  CHECK(!running.get("/api/v1/search?q=dang").header("etag").empty());
}

TEST_CASE("the time budget is the settings', also when they are read again") {
  auto backend = std::make_unique<FakeBackend>();
  const FakeBackend& asked = *backend;
  Settings settings;
  settings.time_budget_ms = 70;
  Site site(std::move(backend), settings);
  CHECK(asked.budget.load() == std::chrono::milliseconds(70));
  settings.time_budget_ms = 0;
  site.configure(settings);
  CHECK(asked.budget.load() == std::chrono::milliseconds(0));
}
