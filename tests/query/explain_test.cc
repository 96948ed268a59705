// The parts of a score add up to it, whatever was asked.
#include <cmath>

#include "query/params.h"
#include "query/response_json.h"
#include "tests/query/archive.h"
#include "tests/support/catch.h"

namespace vankho::query {
namespace {

Response explained(const std::string& params) {
  const Parsed parsed = parse_params(split_query_string("explain=1&" + params), {}, false);
  REQUIRE(parsed.bad.empty());
  auto response = archive().engine().search(parsed.request);
  REQUIRE(response);
  return *response;
}

double sum(const Hit& hit) {
  double sum = 0;
  for (const Contribution& one : hit.explain) sum += one.score;
  return sum;
}

bool any(const Response& response, const std::string& kind) {
  for (const Hit& hit : response.hits)
    for (const Contribution& one : hit.explain)
      if (one.kind == kind) return true;
  return false;
}

}  // namespace

TEST_CASE("the parts of a score add up to it") {
  for (const std::string q :
       {"đảng viên", "dang vien chi bo", "nghị quyết 18", "\"kỷ luật\" cán bộ", "NEAR thử chi bộ NEAR/5 viên",
        "đảng* OR kiểm*", "+đảng -bộ", "(đảng viên OR cán bộ) tra", "18-NQ/TW", "đường lang thi dua nong thon moi dang",
        "title:chuyện body:họp", "tinh:\"Nam Định\" họp", "đảng viên chi bộ kỷ luật kiểm tra bồi dưỡng \"nông thôn\"",
        "UBND xã bàn ADJ/3 nhà"})
    for (const char* more : {"", "&freshness=mild", "&freshness=strong&match=any", "&marks=ignore", "&in=title",
                             "&group=dup", "&page=2"}) {
      const std::string params = join_query_string({{"q", q}}) + more;
      const Response response = explained(params);
      INFO(params);
      for (const Hit& hit : response.hits) {
        INFO(hit.id);
        CHECK(sum(hit) == Approx(hit.score).epsilon(1e-4).margin(1e-4));
        CHECK(hit.explain.empty() == (hit.score == 0));
      }
    }
}

TEST_CASE("every kind of part is told") {
  const Response words = explained("q=%C4%91%E1%BA%A3ng+vi%C3%AAn+b%E1%BB%99&freshness=strong&match=all");
  REQUIRE_FALSE(words.hits.empty());
  for (const char* kind : {"word", "pair", "nearness", "freshness"}) {
    INFO(kind);
    CHECK(any(words, kind));
  }
  CHECK(any(explained("q=%22chi+b%E1%BB%99%22"), "phrase"));
  CHECK(any(explained("q=b%C3%A0n+NEAR/5+h%C3%B3a"), "near"));
  CHECK(any(explained("q=18-NQ/TW"), "document"));
}

TEST_CASE("a word's part is its weight times what its count earns") {
  const tests::Folder folder;
  std::string lines;
  for (int i = 0; i < 9; ++i)
    lines += R"({"id":")" + std::to_string(i) + R"(","title":")" + (i % 3 ? "Tin" : "Chuyện") + R"( thôn","body":"Họp."})" + "\n";
  index_lines(folder, lines);
  const auto engine = Engine::open(folder / "db");
  REQUIRE(engine);
  Request request;
  request.q = "chuyện";
  request.explain = true;
  const auto found = (*engine)->search(request);
  REQUIRE(found);
  const Response& response = *found;
  REQUIRE(response.total == 3);
  const Contribution& one = response.hits[0].explain.at(0);
  CHECK(one.kind == "word");
  CHECK(one.text == "chuyện");
  CHECK(one.fields == std::vector<std::string>{"title"});
  CHECK(one.count == 1);
  CHECK(one.df == response.total);
  CHECK(one.score == Approx(one.weight * one.tf));
  CHECK(one.tf > 0);
  CHECK(one.tf < 1);
  const double n = static_cast<double>(response.out_of), df = static_cast<double>(one.df);
  CHECK(one.idf == Approx(std::log(1 + (n - df + 0.5) / (df + 0.5))).epsilon(1e-3));
}

TEST_CASE("nothing is explained that was not asked for, or not scored") {
  Request request;
  request.q = "đảng";
  const auto plain = archive().engine().search(request);
  CHECK(plain->hits.at(0).explain.empty());
  CHECK_FALSE(plain->explanation);
  CHECK(explained("q=dang&sort=newest").hits.at(0).explain.empty());
  const Response response = explained("q=chi+bo");
  REQUIRE(response.explanation);
  CHECK(response.explanation->tree == "(words chi bo)");
  CHECK(response.explanation->reading.find("bộ") != std::string::npos);
  CHECK_FALSE(response.explanation->plan.empty());
}

}  // namespace vankho::query
