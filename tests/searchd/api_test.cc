// What the API answers, beyond its shape (openapi_test) and its manners (manners_test).
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/searchd/server_fixture.h"
#include "tests/support/catch.h"

using namespace vankho::searchd;
using Json = nlohmann::json;

namespace {

Json json_of(const Reply& reply) { return Json::parse(reply.body, nullptr, false); }

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) ++n;
  return n;
}

}  // namespace

TEST_CASE("search: filters, next page, ambiguity, reading") {
  const Running running;
  const Json filtered = json_of(running.get("/api/v1/search?q=dang&province=Nam+%C4%90%E1%BB%8Bnh"));
  CHECK(filtered["total"]["value"] == 1);
  CHECK(filtered["hits"][0]["id"] == "a-1");
  CHECK(filtered["facets"]["province"]["values"][0]["status"] == "selected");
  CHECK(filtered["query"]["read_as"] == "đảng");
  CHECK(filtered["next"].is_null());
  const Json paged = json_of(running.get("/api/v1/search?q=dang&size=1"));
  CHECK(paged["next"] == "/api/v1/search?q=dang&size=1&after=cursor");
  const Json ambiguous = json_of(running.get("/api/v1/search?q=nghi+quyet+18"));
  CHECK(ambiguous["query"]["ambiguous"][0]["candidates"][0]["key"] == "nq-18-tw-k12");
}

TEST_CASE("search: an empty question finds everything") {
  CHECK(json_of(Running().get("/api/v1/search"))["total"]["value"] == 4);
}

TEST_CASE("a bad cursor is told with what to do") {
  const Reply reply = Running().get("/api/v1/search?after=bad");
  CHECK(reply.status == 400);
  CHECK(json_of(reply)["hint"] == "begin at the first page");
}

TEST_CASE("facet: values of one facet; an unknown name is 404") {
  const Running running;
  CHECK(json_of(running.get("/api/v1/facets/province?q=dang"))["values"].size() == 2);
  CHECK(running.get("/api/v1/facets/colour").status == 404);
}

TEST_CASE("suggest: by prefix without marks, at most limit") {
  const Running running;
  CHECK(json_of(running.get("/api/v1/suggest?q=da&limit=1"))["suggestions"][0]["text"] == "đảng viên");
  CHECK(json_of(running.get("/api/v1/suggest?q=nam&kind=province"))["suggestions"][0]["id"] == "nam-dinh");
  CHECK(running.get("/api/v1/suggest?limit=0").status == 400);
  CHECK(running.get("/api/v1/suggest?limit=51").status == 400);
  CHECK(running.get("/api/v1/suggest?q=a&q=b").status == 400);
}

TEST_CASE("article: by an id with slashes, brackets and percent signs") {
  const Running running;
  CHECK(json_of(running.get("/api/v1/articles/hostile%2F%3Cscript%3E"))["id"] == "hostile/<script>");
  CHECK(json_of(running.get("/api/v1/articles/hostile/%3Cscript%3E"))["id"] == "hostile/<script>");
  CHECK(running.get("/api/v1/articles/%zz").status == 404);
  CHECK(running.get("/api/v1/articles/a-1?q=x").status == 400);
}

TEST_CASE("similar: at most size, and 404 for no article") {
  const Running running;
  CHECK(json_of(running.get("/api/v1/articles/a-1/similar?size=2"))["hits"].size() == 2);
  CHECK(running.get("/api/v1/articles/nothing/similar").status == 404);
}

TEST_CASE("cite: each style in its media type") {
  const Running running;
  const auto cited = [&](const std::string& style) { return running.get("/api/v1/articles/a-1/cite?style=" + style); };
  CHECK(cited("vn").body.find("“Đảng bộ xã Hải Thanh sắp xếp lại bộ máy”") != std::string::npos);
  CHECK(cited("bibtex").body.starts_with("@online{"));
  CHECK(json_of(cited("csl"))[0]["type"] == "article-newspaper");
  CHECK(cited("apa").status == 400);
}

TEST_CASE("resolve: the document meant, and by which day") {
  const Running running;
  const Json sure = json_of(running.get("/api/v1/resolutions/resolve?text=ngh%E1%BB%8B+quy%E1%BA%BFt+18-NQ/TW+kh%C3%B3a+XII"));
  REQUIRE(sure["documents"].size() == 1);
  CHECK(sure["documents"][0]["key"] == "nq-18-tw-k12");
  CHECK(json_of(running.get("/api/v1/resolutions/resolve?text=con+m%C3%A8o"))["documents"].empty());
  CHECK(running.get("/api/v1/resolutions/resolve?text=").status == 400);
}

TEST_CASE("resolution: what is known of a document and who wrote about it") {
  const Json document = json_of(Running().get("/api/v1/resolutions/nq-18-tw-k12"));
  CHECK(document["term"] == "XII");
  CHECK(document["total"] == 1);
  CHECK(document["grid"][0]["province"] == "nam-dinh");
}

TEST_CASE("provinces: as they stood on a day") {
  const Running running;
  CHECK(json_of(running.get("/api/v1/provinces?at=2020-01-01"))["provinces"].size() == 63);
  CHECK(json_of(running.get("/api/v1/provinces?at=2025-07-01"))["provinces"].size() == 34);
}

TEST_CASE("trends: by, split and per") {
  const Running running;
  const Json trends = json_of(running.get("/api/v1/trends?q=dang&by=month&split=resolution&per=100"));
  CHECK(trends["by"] == "month");
  CHECK(trends["split"] == "resolution");
  CHECK(trends["points"][0]["rate"] == 50.0);
  CHECK(running.get("/api/v1/trends?by=week&split=x&per=0").status == 400);
}

TEST_CASE("concordance: width within its bounds") {
  const Running running;
  CHECK(json_of(running.get("/api/v1/concordance?q=dang&width=20"))["lines"][0]["keyword"] == "đảng");
  CHECK(running.get("/api/v1/concordance?width=9").status == 400);
  CHECK(running.get("/api/v1/concordance?width=201").status == 400);
}

TEST_CASE("export: every hit, a line each, in either format") {
  const Running running;
  running.backend->exported = 25'000;
  const Reply lines = running.get("/api/v1/export?q=dang&fields=id,title");
  CHECK(count(lines.body, "\n") == 25'000);
  CHECK(lines.body.starts_with("{\"id\":\"a-0\",\"title\":"));
  CHECK(lines.header("content-disposition") == "attachment; filename=\"vankho.jsonl\"");
  const Reply table = running.get("/api/v1/export?format=csv&bom=1&fields=id");
  CHECK(table.body.starts_with("\xEF\xBB\xBFid\r\na-0\r\n"));
  CHECK(running.get("/api/v1/export?format=xml").status == 400);
}

TEST_CASE("export: of nothing is an empty file, as a table its heads") {
  const Running running;
  running.backend->exported = 0;
  CHECK(running.get("/api/v1/export").body.empty());
  CHECK(running.get("/api/v1/export?format=csv&fields=id,year").body == "id,year\r\n");
}

TEST_CASE("batch: an error belongs to its line") {
  const Reply reply = Running().ask(
      "POST", "/api/v1/batch", "",
      "{\"id\":\"1\",\"q\":\"dang\",\"size\":1}\n\nno JSON\n{\"id\":3,\"nonsense\":1,\"year\":[2020,\"x\"]}\n{\"q\":\"dang\",\"province\":[\"nam-dinh\",\"phu-tho\"]}");
  REQUIRE(reply.status == 200);
  const std::vector<Json> lines = lines_of(reply.body);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0]["id"] == "1");
  CHECK(lines[0]["hits"].size() == 1);
  CHECK(lines[1]["line"] == 3);
  CHECK(lines[1]["errors"][0]["reason"] == "is not a JSON object");
  CHECK(lines[2]["id"] == "3");
  CHECK(lines[2]["errors"].size() == 2);
  CHECK(lines[3]["total"]["value"] == 2);
}

TEST_CASE("batch: of nothing is nothing") {
  const Reply reply = Running().ask("POST", "/api/v1/batch", "", "");
  CHECK(reply.status == 200);
  CHECK(reply.body.empty());
}

TEST_CASE("feed: an entry an article, whose id and day of update stay") {
  const Running running;
  const Reply feed = running.get("/feed.atom?q=dang");
  CHECK(feed.header("content-type") == "application/atom+xml; charset=utf-8");
  CHECK(count(feed.body, "<entry>") == 4);
  CHECK(feed.body.find("<id>http://t.example/bai/a-1</id>") != std::string::npos);
  CHECK(feed.body.find("<updated>2020-09-13T12:26:40Z</updated>") != std::string::npos);
  CHECK(feed.body.find("javascript:") == std::string::npos);
  CHECK(running.get("/feed.atom?q=khong+co").body.find("<entry>") == std::string::npos);
}
