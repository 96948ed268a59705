// Random queries through the whole search: of any bytes, and of pieces that look like syntax.
#include <random>

#include "query/params.h"
#include "query/response_json.h"
#include "tests/query/archive.h"
#include "tests/support/catch.h"

namespace vankho::query {
namespace {

class Queries {
 public:
  Request make() {
    Request request;
    request.q = below(2) == 0 ? bytes() : pieces();
    request.in = static_cast<In>(below(4));
    request.match = static_cast<Match>(below(3));
    request.marks = static_cast<Marks>(below(3));
    request.sort = static_cast<Sort>(below(3));
    request.freshness = static_cast<Freshness>(below(3));
    request.group = static_cast<Group>(below(2));
    request.filters.era = static_cast<Era>(below(3));
    request.size = below(12);
    request.snippets = below(4);
    request.explain = below(4) == 0;
    return request;
  }

 private:
  std::string bytes() {
    std::string text(below(40), '\0');
    for (char& c : text) c = static_cast<char>(below(256));
    return text;
  }
  std::string pieces() {
    static const std::vector<std::string> kPieces = {
        "đảng ", "dang ", "viên", "chi bộ ", "kỷ luật ", "k", "\"", "“", "”", "(", ")", "+", "-", "* ", "*", " ",
        "AND ", "HOẶC ", "KHÔNG ", "NEAR/3 ", "ADJ/2 ", "title:", "sapo:", "nam:2019..2021 ", "tinh:Nam Định ",
        "nguon:lang ", "tacgia:\"Lê Ghi\" ", "nghiquyet:18 ", "18-NQ/TW ", "nghị quyết trung ương 4 khóa XII ",
        "nq 18 ", "UBND ", "\xC3", "a\u0306\u0301", "2021 ", "thôn", "nghi quyet ", "Báo "};
    std::string text;
    for (std::size_t n = below(16); n > 0; --n) text += kPieces[below(kPieces.size())];
    return text;
  }
  std::size_t below(std::size_t n) { return random_() % n; }
  std::mt19937 random_{7};
};

}  // namespace

TEST_CASE("no query is an error, and every answer agrees with itself") {
  const Engine& engine = archive().engine();
  Queries queries;
  std::uint64_t found_something = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Request request = queries.make();
    const auto response = engine.search(request);
    std::string why;
    if (!response)
      why = response.error().line();
    else if (response->hits.size() > request.size || response->hits.size() > response->total)
      why = "more hits than there are";
    else if (response->total > response->out_of)
      why = "more than the index has";
    else if (request.group == Group::none && request.size > 0 &&
             response->next.empty() != (response->total <= request.size))
      why = "next";
    else if (response_json(*response, request, "/api/v1/search").empty())
      why = "no JSON";
    if (!why.empty()) FAIL_CHECK(why << ": " << to_query_string(request));
    found_something += response && response->total > 0;
  }
  CHECK(found_something > 5000);
}

// What a query excludes turns it round: NOT (a b) excludes less of match=all.
TEST_CASE("match=all finds no more than match=any") {
  const Engine& engine = archive().engine();
  Queries queries;
  for (int i = 0; i < 2'000; ++i) {
    Request request = queries.make();
    if (request.q.find('-') != std::string::npos || request.q.find("KH") != std::string::npos) continue;
    request.size = 0;
    request.match = Match::all;
    const auto all = engine.search(request);
    request.match = Match::any;
    const auto any = engine.search(request);
    INFO(to_query_string(request));
    CHECK(all->total <= any->total);
  }
}

}  // namespace vankho::query
