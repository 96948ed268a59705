// How the daemon behaves as an HTTP server, whatever is asked.
#include <nlohmann/json.hpp>

#include "tests/searchd/server_fixture.h"
#include "tests/support/catch.h"

using namespace vankho::searchd;
using Json = nlohmann::json;

namespace {

Settings with_cors(std::string origin) {
  Settings settings;
  settings.cors = {std::move(origin)};
  return settings;
}

std::string first_tag(const Running& running, const std::string& target) { return running.get(target).header("etag"); }

}  // namespace

TEST_CASE("security headers are on every answer") {
  const Running running;
  for (const char* target : {"/", "/tim-kiem?q=dang", "/api/v1/search?q=dang", "/bai/nothing", "/nowhere", "/metrics", "/app.js"}) {
    INFO(target);
    const Reply reply = running.get(target);
    const std::string policy = reply.header("content-security-policy");
    CHECK(policy.find("default-src 'none'") != std::string::npos);
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(reply.header("x-content-type-options") == "nosniff");
    CHECK(reply.header("referrer-policy") == "same-origin");
    CHECK(!reply.has("server"));
    CHECK(!reply.has("set-cookie"));
  }
}

TEST_CASE("an unknown address is 404, as a problem") {
  const Running running;
  for (const char* target : {"/nowhere", "/api/v1", "/api/v1/articles/", "/bai/", "/api/v2/search", "/%2e%2e/etc/passwd"}) {
    INFO(target);
    const Reply reply = running.get(target);
    CHECK(reply.status == 404);
    CHECK(reply.header("content-type") == "application/problem+json");
    CHECK(Json::parse(reply.body)["status"] == 404);
  }
}

TEST_CASE("HEAD answers as GET does, without the body") {
  const Running running;
  for (const char* target : {"/api/v1/search?q=dang", "/tim-kiem?q=dang", "/bai/a-1", "/bai/nothing", "/metrics", "/api/v1/export"}) {
    INFO(target);
    const Reply get = running.get(target);
    const Reply head = running.ask("HEAD", target);
    CHECK(head.status == get.status);
    CHECK(head.body.empty());
    CHECK(head.header("content-type") == get.header("content-type"));
    CHECK(head.header("etag") == get.header("etag"));
    if (get.has("etag")) CHECK(head.header("content-length") == get.header("content-length"));
  }
}

TEST_CASE("OPTIONS tells the methods") {
  const Running running;
  const Reply search = running.ask("OPTIONS", "/api/v1/search");
  CHECK(search.status == 204);
  CHECK(search.header("allow") == "GET, HEAD, OPTIONS");
  CHECK(search.body.empty());
  CHECK(running.ask("OPTIONS", "/api/v1/batch").header("allow") == "POST, OPTIONS");
  CHECK(running.ask("OPTIONS", "/livez").status == 204);
}

TEST_CASE("other methods are refused, telling which are right") {
  const Running running;
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH"}) {
    INFO(method);
    const Reply reply = running.ask(method, "/api/v1/search?q=dang");
    CHECK(reply.status == 405);
    CHECK(reply.header("allow") == "GET, HEAD");
  }
  CHECK(running.get("/api/v1/batch").status == 405);
  CHECK(running.get("/api/v1/batch").header("allow") == "POST");
  CHECK(running.ask("POST", "/metrics").status == 405);
}

TEST_CASE("every complaint comes at once, naming its parameter") {
  const Running running;
  const Reply reply = running.get("/api/v1/search?nonsense=1&size=999&year=x&size=3&from=2021-02-30");
  CHECK(reply.status == 400);
  CHECK(reply.header("content-type") == "application/problem+json");
  CHECK(reply.header("cache-control") == "no-store");
  const Json errors = Json::parse(reply.body)["errors"];
  std::vector<std::string> names;
  for (const Json& error : errors) names.push_back(error["parameter"]);
  CHECK(names == std::vector<std::string>{"nonsense", "size", "year", "size", "from"});
}

TEST_CASE("a percent sign that begins no byte is refused under /api/ and read as itself on pages") {
  const Running running;
  CHECK(running.get("/api/v1/search?q=100%").status == 400);
  CHECK(running.get("/api/v1/search?q=%zz").status == 400);
  CHECK(running.get("/tim-kiem?q=100%").status == 200);
}

TEST_CASE("pages ignore what they do not know") {
  const Running running;
  CHECK(running.get("/tim-kiem?q=dang&fbclid=abc&size=many&year=soon").status == 200);
  CHECK(running.get("/?utm_source=x").status == 200);
}

TEST_CASE("a known copy is not sent again") {
  const Running running;
  for (const char* target : {"/api/v1/search?q=dang", "/tim-kiem?q=dang", "/bai/a-1", "/app.css", "/openapi.json", "/feed.atom?q=dang"}) {
    INFO(target);
    const std::string tag = first_tag(running, target);
    REQUIRE(tag.starts_with("W/\""));
    const Reply same = running.get(target, "If-None-Match: " + tag + "\r\n");
    CHECK(same.status == 304);
    CHECK(same.body.empty());
    CHECK(same.header("etag") == tag);
    CHECK(same.has("cache-control"));
    CHECK(!same.has("content-length"));
    CHECK(running.get(target, "If-None-Match: \"x\", " + tag.substr(2) + "\r\n").status == 304);
    CHECK(running.get(target, "If-None-Match: *\r\n").status == 304);
    CHECK(running.get(target, "If-None-Match: W/\"0\"\r\n").status == 200);
  }
}

TEST_CASE("a tag tells requests and commits apart") {
  const Running running;
  const std::string tag = first_tag(running, "/api/v1/search?q=dang");
  CHECK(first_tag(running, "/api/v1/search?q=d%E1%BA%A3ng") != tag);
  CHECK(first_tag(running, "/api/v1/search?q=dang&sort=relevance") == tag);
  running.backend->commit = 2;
  CHECK(first_tag(running, "/api/v1/search?q=dang") != tag);
  CHECK(running.get("/api/v1/search?q=dang", "If-None-Match: " + tag + "\r\n").status == 200);
}

TEST_CASE("files that carry their version in the address may be kept for good") {
  const Running running;
  const std::string page = running.get("/").body;
  const std::size_t at = page.find("/app.css?v=");
  REQUIRE(at != std::string::npos);
  const std::string address = page.substr(at, page.find('"', at) - at);
  CHECK(running.get(address).header("cache-control") == "public, max-age=31536000, immutable");
  CHECK(running.get("/app.css").header("cache-control") == "public, max-age=3600");
}

TEST_CASE("bodies are compressed for who wants it and where it pays") {
  const Running running;
  const Reply small = running.get("/livez", "Accept-Encoding: gzip\r\n");
  CHECK(!small.has("content-encoding"));
  const Reply large = running.get("/tim-kiem?q=dang", "Accept-Encoding: br, gzip;q=0.5\r\n");
  CHECK(large.header("content-encoding") == "gzip");
  CHECK(large.body.starts_with("\x1f\x8b"));
  CHECK(large.header("vary") == "Accept-Encoding");
  const Reply plain = running.get("/tim-kiem?q=dang");
  CHECK(!plain.has("content-encoding"));
  CHECK(plain.body.size() > large.body.size());
  CHECK(!running.get("/tim-kiem?q=dang", "Accept-Encoding: gzip;q=0\r\n").has("content-encoding"));
  CHECK(running.get("/api/v1/export", "Accept-Encoding: gzip\r\n").body.starts_with("\x1f\x8b"));
}

TEST_CASE("other sites may read nothing unless they are allowed to") {
  const std::string from = "Origin: https://xa.example.vn\r\n";
  CHECK(!Running().get("/api/v1/search?q=dang", from).has("access-control-allow-origin"));
  const Running running(with_cors("https://xa.example.vn"));
  const Reply allowed = running.get("/api/v1/search?q=dang", from);
  CHECK(allowed.header("access-control-allow-origin") == "https://xa.example.vn");
  CHECK(!allowed.has("access-control-allow-credentials"));
  CHECK(!running.get("/api/v1/search?q=dang", "Origin: https://other.example\r\n").has("access-control-allow-origin"));
  CHECK(!running.get("/tim-kiem?q=dang", from).has("access-control-allow-origin"));
  const Reply preflight = running.ask("OPTIONS", "/api/v1/batch", from + "Access-Control-Request-Method: POST\r\n");
  CHECK(preflight.status == 204);
  CHECK(preflight.header("access-control-allow-methods") == "GET, HEAD, POST");
}

TEST_CASE("an allowed origin reads refusals and unchanged answers, too") {
  const Running running(with_cors("*"));
  const std::string from = "Origin: https://xa.example.vn\r\n";
  CHECK(running.get("/api/v1/search?size=x", from).has("access-control-allow-origin"));
  const std::string tag = first_tag(running, "/api/v1/search");
  CHECK(running.get("/api/v1/search", from + "If-None-Match: " + tag + "\r\n").has("access-control-allow-origin"));
}

TEST_CASE("the address in links is the public one when it is set") {
  Settings settings;
  settings.public_url = "https://tim.example.vn";
  CHECK(Running(settings).get("/feed.atom?q=dang").body.find("https://tim.example.vn/tim-kiem?q=dang") != std::string::npos);
  const Running running;
  CHECK(running.get("/opensearch.xml").body.find("http://t.example/tim-kiem?q={searchTerms}") != std::string::npos);
  const std::string evil = parse_reply(running.raw("GET /opensearch.xml HTTP/1.1\r\nHost: x\"><script>\r\nConnection: close\r\n\r\n")).body;
  CHECK(evil.find("<script") == std::string::npos);
}

TEST_CASE("probes tell when the daemon is stopping") {
  const Running running;
  CHECK(running.get("/readyz").body == "ready g1.1\n");
  running.site->start_draining();
  CHECK(running.get("/readyz").status == 503);
  CHECK(running.get("/livez").status == 200);
}

TEST_CASE("metrics count requests by route and class of status") {
  const Running running;
  running.get("/api/v1/search?q=dang");
  running.get("/api/v1/search?q=dang");
  running.get("/api/v1/search?size=x");
  const std::string text = running.get("/metrics").body;
  CHECK(text.find("vankho_requests_total{route=\"/api/v1/search\",status=\"2xx\"} 2\n") != std::string::npos);
  CHECK(text.find("vankho_requests_total{route=\"/api/v1/search\",status=\"4xx\"} 1\n") != std::string::npos);
  CHECK(text.find("vankho_cache_hit_ratio 0.5\n") != std::string::npos);
}

TEST_CASE("an error inside is told without its details") {
  const Running running;
  running.backend->broken = true;
  const Reply reply = running.get("/api/v1/search?q=dang");
  CHECK(reply.status == 500);
  CHECK(reply.body.find("secret") == std::string::npos);
  for (const auto& [name, value] : reply.headers) CHECK(value.find("secret") == std::string::npos);
  running.backend->broken = false;
  CHECK(running.get("/api/v1/search?q=dang").status == 200);
}
