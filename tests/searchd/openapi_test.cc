// Every address and parameter is in /openapi.json, and every answer is as it says there.
#include <algorithm>
#include <regex>
#include <set>

#include "query/params.h"
#include "tests/searchd/json_schema.h"
#include "tests/searchd/server_fixture.h"
#include "tests/support/catch.h"

using namespace vankho;
using namespace vankho::searchd;
using Json = nlohmann::json;

namespace {

std::set<std::string> documented_paths(const OpenApi& api) {
  std::set<std::string> paths;
  for (const auto& [path, item] : api.document()["paths"].items())
    paths.insert(std::regex_replace(path, std::regex("\\{[a-z]+\\}"), "{}"));
  return paths;
}

std::set<std::string> routed_paths() {
  std::set<std::string> paths = {"/livez", "/readyz", "/metrics"};
  for (const auto* table : {&api_routes(), &page_routes()})
    for (const Route& route : *table) paths.emplace(route.pattern);
  for (const Route& route : asset_routes())
    if (route.pattern.ends_with(".json") || route.pattern.starts_with("/widget")) paths.emplace(route.pattern);
  return paths;
}

std::set<std::string> search_names() {
  std::set<std::string> names;
  for (const std::string& name : query::param_names()) names.insert(name);
  for (const char* alias : {"limit", "text", "prefix"}) names.erase(alias);
  return names;
}

// An address of the file, and one that it stands for.
struct Asked {
  const char *path, *target, *status = "200";
};

const Asked kAsked[] = {
    {"/api/v1/search", "/api/v1/search?q=%C4%91%E1%BA%A3ng&explain=1"},
    {"/api/v1/search", "/api/v1/search?q=nghi+quyet+18"},
    {"/api/v1/search", "/api/v1/search?q=dang&size=1&era=current&facets=province,source"},
    {"/api/v1/search", "/api/v1/search?fields=id,title"},
    {"/api/v1/search", "/api/v1/search?nonsense=1&size=x", "400"},
    {"/api/v1/search", "/api/v1/search?after=bad", "400"},
    {"/api/v1/facets/{name}", "/api/v1/facets/year?q=dang"},
    {"/api/v1/facets/{name}", "/api/v1/facets/colour", "404"},
    {"/api/v1/suggest", "/api/v1/suggest?q=nam"},
    {"/api/v1/suggest", "/api/v1/suggest?kind=x", "400"},
    {"/api/v1/articles/{id}", "/api/v1/articles/a-1"},
    {"/api/v1/articles/{id}", "/api/v1/articles/nothing", "404"},
    {"/api/v1/articles/{id}/similar", "/api/v1/articles/a-1/similar?size=2"},
    {"/api/v1/articles/{id}/similar", "/api/v1/articles/nothing/similar", "404"},
    {"/api/v1/articles/{id}/cite", "/api/v1/articles/a-1/cite?style=csl"},
    {"/api/v1/resolutions/resolve", "/api/v1/resolutions/resolve?text=nq+18&date=2018-05-01"},
    {"/api/v1/resolutions/resolve", "/api/v1/resolutions/resolve", "400"},
    {"/api/v1/resolutions/{key}", "/api/v1/resolutions/nq-18-tw-k12"},
    {"/api/v1/resolutions/{key}", "/api/v1/resolutions/nothing", "404"},
    {"/api/v1/provinces", "/api/v1/provinces"},
    {"/api/v1/provinces", "/api/v1/provinces?at=2020-01-01"},
    {"/api/v1/provinces", "/api/v1/provinces?at=tomorrow", "400"},
    {"/api/v1/trends", "/api/v1/trends?q=dang&by=month&split=province"},
    {"/api/v1/concordance", "/api/v1/concordance?q=dang&width=20"},
    {"/openapi.json", "/openapi.json"},
};

std::string media_type(const Reply& reply) { return reply.header("content-type"); }

}  // namespace

TEST_CASE("the OpenAPI file tells of every address and of no other") {
  CHECK(documented_paths(OpenApi()) == routed_paths());
}

TEST_CASE("the OpenAPI file tells of every parameter of a search") {
  const OpenApi api;
  for (const char* path : {"/api/v1/search", "/api/v1/facets/{name}", "/api/v1/trends", "/api/v1/concordance",
                           "/api/v1/export", "/feed.atom", "/tim-kiem"}) {
    const std::vector<std::string> list = api.parameters(path);
    const std::set<std::string> names(list.begin(), list.end());
    INFO(path);
    CHECK(std::ranges::includes(names, search_names()));
  }
}

TEST_CASE("a documented parameter is accepted, another is refused") {
  const Running running;
  const OpenApi api;
  const std::map<std::string, std::string> good = {
      {"text", "nq 18"}, {"date", "2020-01-01"}, {"at", "2020-01-01"}, {"style", "vn"}, {"kind", "title"},
      {"province", "nam-dinh"}, {"not.province", "nam-dinh"}, {"region", "dong-nam-bo"}, {"not.region", "dong-nam-bo"}, {"term", "XII"}, {"not.term", "12"},
      {"plenum", "hntw6-k12"}, {"not.plenum", "hntw6-k12"}, {"year", "2021"}, {"not.year", "2021"},
      {"resolution", "nq-18-tw-k12"}, {"not.resolution", "nq-18-tw-k12"}, {"from", "2020"}, {"to", "2020"},
      {"indexed.from", "2021-01-20T08:01:00Z"},
      {"width", "40"}, {"per", "100"}, {"size", "5"}, {"page", "1"}, {"limit", "3"}, {"facets", "year"},
      {"facet.size", "3"}, {"snippets", "1"}, {"fields", "id"}};
  for (const auto& [path, item] : api.document()["paths"].items()) {
    if (!path.starts_with("/api/") || !item.contains("get")) continue;
    std::string target = path;
    for (const auto& [hole, value] : {std::pair{"{id}", "a-1"}, {"{key}", "nq-18-tw-k12"}, {"{name}", "year"}})
      if (const std::size_t at = target.find(hole); at != std::string::npos)
        target.replace(at, std::string(hole).size(), value);
    const std::string required = path.ends_with("resolve") ? "?text=nq+18&" : "?";
    for (const Json& one : item["get"].value("parameters", Json::array())) {
      const Json& parameter = one.contains("$ref") ? api.document().at(Json::json_pointer(one["$ref"].get<std::string>().substr(1))) : one;
      const std::string name = parameter["name"];
      if (parameter["in"] != "query" || name == "text") continue;
      std::string value = "x";
      if (good.contains(name)) value = good.at(name);
      if (parameter["schema"].contains("enum")) value = parameter["schema"]["enum"].back();
      INFO(target + required + name + "=" + value);
      CHECK(running.get(target + required + query::join_query_string({{name, value}})).status == 200);
    }
    INFO(target);
    CHECK(running.get(target + required + "fbclid=1").status == 400);
  }
}

TEST_CASE("every answer is as the OpenAPI file says") {
  const Running running;
  const OpenApi api;
  for (const Asked& asked : kAsked) {
    INFO(asked.target);
    const Reply reply = running.get(asked.target);
    CHECK(std::to_string(reply.status) == asked.status);
    const Json* schema = api.answer_schema(asked.path, asked.status, media_type(reply));
    REQUIRE(schema != nullptr);
    const Json body = Json::parse(reply.body);
    if (std::string_view(asked.path) == "/openapi.json") continue;
    CHECK(api.complaints(body, *schema) == std::vector<std::string>());
  }
}

TEST_CASE("the media types of citations, exports and pages are documented") {
  const Running running;
  const OpenApi api;
  for (const Asked& asked : {Asked{"/api/v1/articles/{id}/cite", "/api/v1/articles/a-1/cite?style=vn"},
                             Asked{"/api/v1/articles/{id}/cite", "/api/v1/articles/a-1/cite?style=bibtex"},
                             Asked{"/api/v1/export", "/api/v1/export"}, Asked{"/api/v1/export", "/api/v1/export?format=csv"},
                             Asked{"/feed.atom", "/feed.atom?q=dang"}, Asked{"/", "/"}, Asked{"/tim-kiem", "/tim-kiem?q=dang"},
                             Asked{"/bai/{id}", "/bai/a-1"}, Asked{"/bai/{id}", "/bai/nothing", "404"},
                             Asked{"/van-kien/{key}", "/van-kien/nq-18-tw-k12"}, Asked{"/opensearch.xml", "/opensearch.xml"},
                             Asked{"/widget.js", "/widget.js"}, Asked{"/widget.css", "/widget.css"},
                             Asked{"/livez", "/livez"}, Asked{"/readyz", "/readyz"}, Asked{"/metrics", "/metrics"}}) {
    INFO(asked.target);
    const Reply reply = running.get(asked.target);
    CHECK(std::to_string(reply.status) == asked.status);
    CHECK(api.answer_schema(asked.path, asked.status, media_type(reply)) != nullptr);
  }
}

TEST_CASE("each line of a batch and of an export is as the OpenAPI file says") {
  const Running running;
  const OpenApi api;
  const std::string type = "application/x-ndjson; charset=utf-8";
  const Reply batch = running.ask("POST", "/api/v1/batch", "", "{\"id\":7,\"q\":\"dang\"}\n{\"id\":\"b\",\"size\":-1}\nno JSON\n");
  const Reply exported = running.get("/api/v1/export?q=dang");
  for (const auto& [path, reply] : {std::pair{"/api/v1/batch", batch}, {"/api/v1/export", exported}}) {
    const Json* schema = api.answer_schema(path, "200", type);
    REQUIRE(schema != nullptr);
    std::istringstream lines(reply.body);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
      INFO(line);
      CHECK(api.complaints(Json::parse(line), *schema) == std::vector<std::string>());
    }
    CHECK(count >= 3);
  }
}

TEST_CASE("the validator itself complains") {
  const OpenApi api;
  const Json& total = api.document()["components"]["schemas"]["Total"];
  CHECK(api.complaints({{"value", 3}, {"relation", "eq"}}, total).empty());
  CHECK(api.complaints({{"value", 3}}, total) == std::vector<std::string>{": has no relation"});
  CHECK(api.complaints({{"value", "3"}, {"relation", "eq"}}, total).size() == 1);
  CHECK(api.complaints({{"value", 3}, {"relation", "about"}}, total).size() == 1);
  CHECK(api.complaints({{"value", 3}, {"relation", "eq"}, {"more", 1}}, total) ==
        std::vector<std::string>{": nothing tells of more"});
}
