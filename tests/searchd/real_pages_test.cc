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
  indexed.add(kArticles, kArticles + 3);
  indexed.await(kArticles + 3);
  const std::string id = "bai/" + std::to_string(kArticles + 1);
  const std::string listed = reprints_on(indexed, id);
  CHECK(times(listed, "<li>") == 2);
  CHECK(times(listed, "href=\"" + article_path(id) + "\"") == 0);

  const std::size_t first = listed.find("/bai/");
  const std::string other = listed.substr(first, listed.find('"', first) - first);
  const std::string there = indexed.text(other);
  CHECK(times(there.substr(there.find("id=\"reprints\"")), "href=\"" + article_path(id) + "\"") == 1);

  indexed.add(kArticles + 1, kArticles + 4);  // two of them once more
  indexed.await(kArticles + 4);
  CHECK(times(reprints_on(indexed, id), "<li>") == 3);
}
