// The pages, as a browser without scripts gets them.
#include "searchd/html.h"
#include "tests/searchd/server_fixture.h"
#include "tests/support/catch.h"

using namespace vankho::searchd;

namespace {

struct PageText {
  std::string body;
  bool has(std::string_view what) const { return body.find(what) != std::string::npos; }
};

PageText page(const Running& running, const std::string& target, int status = 200) {
  const Reply reply = running.get(target);
  CHECK(reply.status == status);
  CHECK(reply.header("content-type") == "text/html; charset=utf-8");
  return {reply.body};
}

}  // namespace

TEST_CASE("text becomes markup in one place, harmless") {
  CHECK(text("<a href=\"x\">&'").str() == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
  CHECK(text(std::string("a\x01\xff\0z", 5)).str() == "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");
  CHECK(marked("a <mark>b</mark> <b>&amp;</b></mark><mark>").str() ==
        "a <mark>b</mark> &lt;b&gt;&amp;&lt;/b&gt;&lt;/mark&gt;<mark></mark>");
  CHECK(el("a", {{"href", "javascript:alert(1)"}, {"title", "\" onclick=\"x"}}, text("x")).str() ==
        "<a title=\"&quot; onclick=&quot;x\">x</a>");
  for (const char* address : {"data:text/html,x", " javascript:x", "JAVASCRIPT:x", "vbscript:x", "ftp://x", "x"})
    CHECK(el("a", {{"href", address}}).str() == "<a></a>");
}

TEST_CASE("no page has a script or a style inside it") {
  const Running running;
  for (const char* target : {"/", "/tim-kiem?q=dang", "/tim-kiem?q=dang&xem=thoi-gian", "/tim-kiem?q=dang&xem=ban-do",
                             "/tim-kiem?q=dang&xem=ngu-canh", "/bai/a-1?q=dang", "/bai/hostile%2F%3Cscript%3E?q=dang",
                             "/van-kien/nq-18-tw-k12", "/bai/nothing"}) {
    INFO(target);
    const PageText found{running.get(target).body};
    CHECK(found.has("<!doctype html>"));
    CHECK(!found.has("<script>"));
    CHECK(!found.has("<style"));
    CHECK(!found.has(" style="));
    CHECK(!found.has(" onclick"));
    CHECK(!found.has("onerror=alert(1)>"));
    CHECK(!found.has("javascript:"));
  }
}

TEST_CASE("a query comes back as text") {
  const PageText found = page(Running(), "/tim-kiem?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&source=%3Cb%3E");
  CHECK(!found.has("<script>alert"));
  CHECK(found.has("&lt;script&gt;alert(1)"));
}

TEST_CASE("an article that means harm is shown as text") {
  const PageText found = page(Running(), "/bai/hostile%2F%3Cscript%3E");
  CHECK(found.has("&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(found.has("&lt;img src=x onerror=alert(1)&gt;"));
  CHECK(found.has("&lt;b&gt;Báo&lt;/b&gt;"));
}

TEST_CASE("front page: the box, what is in the index, ways in") {
  const PageText found = page(Running(), "/");
  CHECK(found.has("<form class=\"search\" role=\"search\" action=\"/tim-kiem\">"));
  CHECK(found.has("4 bài trong kho"));
  CHECK(found.has("href=\"/van-kien/nq-18-tw-k12\""));
  CHECK(found.has("href=\"/tim-kiem?province=nam-dinh\""));
}

TEST_CASE("front page: with a query it is the page of results") {
  CHECK(page(Running(), "/?q=dang").has("<body class=\"results\">"));
}

TEST_CASE("results: the reading, hits, facets with counts, export and feed") {
  const PageText found = page(Running(), "/tim-kiem?q=dang");
  CHECK(found.has("Kết quả cho <strong lang=\"vi\">đảng</strong>"));
  CHECK(found.has("href=\"/tim-kiem?q=dang&amp;marks=exact\""));
  CHECK(found.has("<a href=\"/bai/a-1?q=dang\">"));
  CHECK(found.has("<mark>Đảng</mark> &amp; dân"));
  CHECK(found.has("<time datetime=\"2018-03-12\">12/3/2018</time>"));
  CHECK(found.has("<span class=\"label\">Nam Định</span><span class=\"n\">1</span>"));
  CHECK(found.has("href=\"/tim-kiem?q=dang&amp;not.province=nam-dinh\""));
  CHECK(found.has("/api/v1/export?q=dang&amp;format=csv&amp;bom=1"));
  CHECK(found.has("href=\"/feed.atom?q=dang"));
}

TEST_CASE("results: filters in force can be taken off") {
  const PageText found = page(Running(), "/tim-kiem?q=dang&province=nam-dinh&not.year=2020&from=01/02/2018&to=2019");
  CHECK(found.has("Bỏ điều kiện Nam Định"));
  CHECK(found.has("Bỏ điều kiện trừ 2020"));
  CHECK(found.has("1/2/2018 – 2019"));
  CHECK(found.has("href=\"/tim-kiem?q=dang&amp;not.year=2020&amp;from=2018-02-01&amp;to=2019\""));
  CHECK(found.has("<input type=\"hidden\" name=\"province\" value=\"nam-dinh\"/>"));
}

TEST_CASE("results: several documents meant are offered as choices") {
  const PageText found = page(Running(), "/tim-kiem?q=nghi+quyet+18");
  CHECK(found.has("“nghi quyet 18” có thể là nhiều văn kiện"));
  CHECK(found.has("href=\"/tim-kiem?q=nghi%20quyet%2018&amp;resolution=nq-18-tw-k12\""));
}

TEST_CASE("results: nothing found offers what does find something, and how much") {
  const PageText found = page(Running(), "/tim-kiem?q=dang+vien&province=nam-dinh&year=2021");
  CHECK(found.has("Không tìm thấy bài nào"));
  CHECK(found.has("href=\"/tim-kiem?q=dang%20vien&amp;year=2021\">Bỏ điều kiện Nam Định</a> <span class=\"quiet\">1 bài</span>"));
  CHECK(found.has("href=\"/tim-kiem?q=dang%20vien\">Bỏ hết điều kiện lọc</a> <span class=\"quiet\">2 bài</span>"));
  CHECK(!found.has("marks=ignore\">Tìm không kể dấu"));  // it would find nothing, too
}

TEST_CASE("results: nothing to be found anywhere still gets advice") {
  const PageText found = page(Running(), "/tim-kiem?q=con+meo");
  CHECK(found.has("Không tìm thấy bài nào"));
  CHECK(found.has("18-NQ/TW"));
  CHECK(!found.has(">Tìm bài có bất kỳ từ nào<"));
}

TEST_CASE("results: an excluded value says so, and is let back in") {
  const PageText found = page(Running(), "/tim-kiem?q=dang&not.province=nam-dinh");
  CHECK(found.has("<a class=\"out\" href=\"/tim-kiem?q=dang\"><span class=\"label\">trừ Nam Định</span>"));
}

TEST_CASE("results: a range that is open on one side is said in words") {
  const Running running;
  CHECK(page(running, "/tim-kiem?q=dang&from=2018").has("Bỏ điều kiện từ 2018"));
  CHECK(page(running, "/tim-kiem?q=dang&to=1/3/2018").has("Bỏ điều kiện đến 1/3/2018"));
}

TEST_CASE("results: reprints are folded, and shown by choice") {
  const Running running;
  CHECK(page(running, "/tim-kiem?q=dang").has("href=\"/tim-kiem?q=dang&amp;group=none\">hiện cả bài đăng lại"));
  CHECK(page(running, "/tim-kiem?q=dang&group=none").has("href=\"/tim-kiem?q=dang\">gộp bài đăng lại"));
}

TEST_CASE("results: the map's colours tell provinces apart, and the legend their shares") {
  const PageText map = page(Running(), "/tim-kiem?q=dang&xem=ban-do");
  CHECK(map.has("class=\"tile s5\""));
  CHECK(map.has("class=\"tile s0\""));
  CHECK(map.has("<p class=\"legend\" aria-hidden=\"true\">100 %"));
}

TEST_CASE("results: pages follow by cursor; an old cursor begins again") {
  const Running running;
  CHECK(page(running, "/tim-kiem?q=dang&size=1").has("href=\"/tim-kiem?q=dang&amp;size=1&amp;after=cursor\" rel=\"next\""));
  CHECK(page(running, "/tim-kiem?q=dang&after=bad").has("<ol class=\"hits\""));
}

TEST_CASE("results: each picture stands beside its table") {
  const Running running;
  const PageText time = page(running, "/tim-kiem?q=dang&xem=thoi-gian");
  CHECK(time.has("<svg class=\"timeline\""));
  CHECK(time.has("<table class=\"figures\""));
  const PageText map = page(running, "/tim-kiem?q=dang&xem=ban-do");
  CHECK(map.has("class=\"tiles\""));
  CHECK(map.has("<table class=\"figures\""));
  CHECK(page(running, "/tim-kiem?q=dang&xem=ban-do&era=current").has("class=\"tiles\""));
  CHECK(page(running, "/tim-kiem?q=dang&xem=ngu-canh").has("<table class=\"context\">"));
}

TEST_CASE("reading: marks numbered, documents linked, evidence shown") {
  const PageText found = page(Running(), "/bai/a-1?q=dang");
  CHECK(found.has("<mark id=\"h1\">Đảng</mark>"));
  CHECK(found.has("class=\"steps\""));
  CHECK(found.has("<a class=\"cited\" href=\"/van-kien/nq-18-tw-k12\">"));
  CHECK(found.has("href=\"/tim-kiem?q=dang\">← "));
  CHECK(found.has("rel=\"noopener external\""));
  CHECK(found.has("cite?style=bibtex"));
}

TEST_CASE("reading: the same text elsewhere, and how many more there are") {
  const Running running;
  const PageText found = page(running, "/bai/a-1");
  CHECK(found.has("id=\"reprints\""));
  CHECK(found.has("Thêm 3 mục"));
  CHECK(!page(running, "/bai/a-3").has("id=\"reprints\""));
}

TEST_CASE("reading: what is not known is said") {
  CHECK(page(Running(), "/bai/a-3").has("<dt>Tỉnh, thành</dt><dd><span class=\"quiet\">không rõ</span>"));
}

TEST_CASE("reading: what is not there is 404, in words") {
  CHECK(page(Running(), "/bai/nothing", 404).has("<h1>"));
  CHECK(page(Running(), "/van-kien/nothing", 404).has("<h1>"));
}

TEST_CASE("document: its facts, its articles by year and by province") {
  const PageText found = page(Running(), "/van-kien/nq-18-tw-k12");
  CHECK(found.has("Nghị quyết số 18-NQ/TW (khóa XII, 25/10/2017)"));
  CHECK(found.has("href=\"/tim-kiem?resolution=nq-18-tw-k12\""));
  CHECK(found.has("class=\"heat\""));
}

TEST_CASE("English by choice, carried by every link") {
  const Running running;
  const PageText found = page(running, "/tim-kiem?q=dang&lang=en");
  CHECK(found.has("<html lang=\"en\">"));
  CHECK(found.has("12 March 2018"));
  CHECK(found.has("href=\"/bai/a-1?q=dang&amp;lang=en\""));
  CHECK(page(running, "/bai/a-1?lang=en").has("<html lang=\"en\">"));
  CHECK(page(running, "/van-kien/nq-18-tw-k12?lang=en").has("<html lang=\"en\">"));
  CHECK(page(running, "/?lang=en").has("<html lang=\"en\">"));
  CHECK(page(running, "/?lang=xx").has("<html lang=\"vi\">"));
}
