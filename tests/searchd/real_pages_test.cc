// Pages over a real index: what a fake one cannot promise.
#include <nlohmann/json.hpp>

#include "searchd/url.h"
#include "tests/searchd/indexed.h"
#include "tests/support/catch.h"

using namespace vankho::searchd;

namespace {

std::size_t times(const std::string& text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

// The section of the reprints alone; empty when the page has none.
std::string reprints_on(const Indexed& indexed, const std::string& id) {
  const std::string page = indexed.text(article_path(id));
  const std::size_t begin = page.find("id=\"reprints\"");
  return begin == std::string::npos ? std::string() : page.substr(begin, page.find("</section>", begin) - begin);
}

}  // namespace

TEST_CASE("a page draws whole hits, whatever fields are asked for") {
  const Indexed indexed;
  const std::string page = indexed.text("/tim-kiem?q=dang"), narrowed = indexed.text("/tim-kiem?q=dang&fields=id");
  CHECK(times(page, "<mark>") > 10);
  CHECK(times(narrowed, "<mark>") == times(page, "<mark>"));
}

TEST_CASE("reprints: whichever article of a group is opened, the others are listed") {
  const Indexed indexed;
  const auto folded = indexed.json("/api/v1/search?q=dang&group=dup&size=100&facets=none");
  std::string id;
  for (const auto& hit : folded["hits"])
    if (hit["duplicates"] > 0 && hit["duplicates"] < 12) id = hit["id"];
  REQUIRE(!id.empty());
  const std::string listed = reprints_on(indexed, id);
  CHECK(times(listed, "<li>") > 0);
  CHECK(times(listed, "href=\"" + article_path(id) + "\"") == 0);

  const std::size_t first = listed.find("/bai/");
  const std::string other = listed.substr(first, listed.find('"', first) - first);
  const std::string there = indexed.text(other);
  CHECK(times(there.substr(there.find("id=\"reprints\"")), "href=\"" + article_path(id) + "\"") == 1);

  indexed.add(0, kArticles);  // the same articles once more
  CHECK(times(reprints_on(indexed, id), "<li>") == times(listed, "<li>"));
}
