// What is asked of articles besides a search: snippets, similar, trends, concordance, citations.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "query/cite.h"
#include "query/concordance.h"
#include "query/params.h"
#include "query/snippet.h"
#include "tests/query/archive.h"
#include "tests/support/catch.h"

namespace vankho::query {
namespace {

using Json = nlohmann::json;
using Texts = std::vector<std::string>;

const text::Analyzer& analyzer() {
  static const text::Analyzer one;
  return one;
}

Marker marker(const Texts& exact) { return Marker(analyzer(), exact); }

schema::Record record_of(const std::string& title, const std::string& body) {
  schema::Record record;
  record.article.id = "x";
  record.article.title = title;
  record.article.body = body;
  return record;
}

}  // namespace

TEST_CASE("marking: escaped text with <mark> alone, neighbours in one") {
  CHECK(marker({"chi", "bộ"}).mark("Chi bộ <b> & bộ.") == "<mark>Chi bộ</mark> &lt;b&gt; &amp; <mark>bộ</mark>.");
  CHECK(marker({"hòa", "họa", "", "hòa"}).mark("toà, hoà và họa") == "toà, <mark>hoà</mark> và <mark>họa</mark>");
  CHECK(marker({"hòa"}).mark("Hoà bình, HÒA thuận, hoa.") == "<mark>Hoà</mark> bình, <mark>HÒA</mark> thuận, hoa.");
  CHECK(marker({}).mark("\"'<>&") == "&quot;&#39;&lt;&gt;&amp;");
  CHECK(marker({"đảng"}).mark("").empty());
  CHECK(marker({"đảng"}).mark("\xff Đảng \xc4").find("<mark>Đảng</mark>") != std::string::npos);
}

TEST_CASE("snippets: the pieces with most of the words, their offsets true") {
  std::string body;
  for (int i = 0; i < 50; ++i) body += "Câu đệm thứ " + std::to_string(i) + " không nói gì đáng kể. ";
  const std::size_t place = body.size();
  body += "Chi bộ thôn kỷ luật nghiêm. ";
  for (int i = 0; i < 50; ++i) body += "Thêm một câu đệm nữa cho dài. ";
  schema::Article article;
  article.lead = "Dẫn.";
  article.body = body;
  const auto snippets = marker({"chi", "bộ", "kỷ", "luật"}).snippets(article, 1);
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].field == "body");
  CHECK(snippets[0].html.find("<mark>Chi bộ</mark>") != std::string::npos);
  CHECK(snippets[0].html.find("<mark>kỷ luật</mark>") != std::string::npos);
  CHECK(snippets[0].offset <= place);
  CHECK(place - snippets[0].offset < 400);
  CHECK(snippets[0].html.size() < 1000);
  CHECK(marker({"chi"}).snippets(article, 0).empty());
  CHECK(marker({"chi", "bộ", "câu"}).snippets(article, 5).size() <= 5);
  CHECK(marker({"chi"}).snippets(schema::Article(), 3).empty());
}

TEST_CASE("similar: alike first, never itself or its reprints, nothing for what is not there") {
  const tests::Folder folder;
  std::string lines;
  const auto add = [&](const char* id, const std::string& body) {
    lines += Json{{"id", id}, {"title", "Tin"}, {"body", body}}.dump() + "\n";
  };
  std::string text;
  for (int i = 0; i < 60; ++i) text += "hợp tác xã trồng chè hữu cơ vụ " + std::to_string(i) + " bán được giá, ";
  add("a", text + "bà con mừng");
  add("reprint", text + "bà con mừng");
  add("b", "Hợp tác xã trồng chè hữu cơ ở bản trên mở lớp dạy nghề cho bà con");
  add("c", "Đường qua thôn đã rải nhựa, xe đi lại dễ dàng");
  add("d", "Hội đồng họp bàn ngân sách năm tới");
  index_lines(folder, lines);
  const auto engine = Engine::open(folder / "db");
  REQUIRE(engine);
  const auto similar = (*engine)->similar("a", 10);
  REQUIRE(similar);
  Texts ids;
  for (const Hit& hit : similar->hits) ids.push_back(hit.id);
  REQUIRE_FALSE(ids.empty());
  CHECK(ids[0] == "b");
  CHECK(std::ranges::find(ids, "a") == ids.end());
  CHECK(std::ranges::find(ids, "reprint") == ids.end());
  CHECK((*engine)->similar("a", 0)->hits.empty());
  CHECK((*engine)->similar("nothing", 10).error().code == Code::not_found);
}

TEST_CASE("trends: counted by hand, by year and month, of all of the period") {
  Request request;
  request.match = Match::all;
  request.q = "";
  request.filters.by[static_cast<std::size_t>(Facet::resolution)].want = {"nq-18-tw-k12"};
  for (const Period by : {Period::year, Period::month}) {
    std::map<std::string, std::uint64_t> counts, of;
    std::uint64_t undated = 0, total = 0;
    for (const schema::Record& record : archive().records()) {
      std::string period = record.published.substr(0, by == Period::year ? 4 : 7);
      if (by == Period::year && record.year != 0) period = std::to_string(record.year);
      if (by == Period::month && period.size() < 7) period.clear();
      if (!period.empty()) ++of[period];
      const bool cites = std::ranges::find(record.citations, "nq-18-tw-k12", &facets::Citation::key) != record.citations.end();
      if (!cites) continue;
      ++total;
      ++(period.empty() ? undated : counts[period]);
    }
    const auto trends = archive().engine().trends(request, by, {});
    REQUIRE(trends);
    CHECK(trends->total == total);
    CHECK(trends->undated == undated);
    REQUIRE(trends->points.size() == counts.size());
    for (const TrendPoint& point : trends->points) {
      INFO(point.period);
      CHECK(point.count == counts.at(point.period));
      CHECK(point.of == of.at(point.period));
    }
  }
}

TEST_CASE("concordance: the longest runs of the words, with their surroundings") {
  const auto lines = concordance_lines(record_of("", "Hôm nay chi bộ họp.\nBộ đàm hỏng, chi  bộ\nnghỉ."), {"chi", "bộ"},
                                       analyzer(), 10);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].left == "Hôm nay ");
  CHECK(lines[0].keyword == "chi bộ");
  CHECK(lines[0].right.starts_with(" họp."));
  CHECK(lines[0].offset == std::string("Hôm nay ").size());
  CHECK(lines[1].left.ends_with("hỏng, "));
  for (const Concord& line : lines)
    for (const std::string& text : {line.left, line.keyword, line.right})
      CHECK(text.find('\n') == std::string::npos);
  CHECK(concordance_lines(record_of("", ""), {"chi"}, analyzer(), 10).empty());
  CHECK(concordance_lines(record_of("", "một hai"), {"chi"}, analyzer(), 10).empty());
}

TEST_CASE("concordance: pages go on, and widths never cut a letter") {
  Request request;
  request.q = "chi bộ";
  std::size_t lines = 0;
  for (int page = 0; page < 50; ++page) {
    const auto found = archive().engine().concordance(request, 11);
    REQUIRE(found);
    lines += found->lines.size();
    for (const Concord& line : found->lines) {
      CHECK((static_cast<unsigned char>(line.left.empty() ? 'a' : line.left[0]) & 0xC0) != 0x80);
      CHECK(std::ranges::count_if(line.right, [](char c) { return (c & 0xC0) != 0x80; }) <= 11);
    }
    request.after = found->next;
    if (found->next.empty()) break;
  }
  CHECK(request.after.empty());
  CHECK(lines > 50);
}

TEST_CASE("cite: what is known, in each style, and nothing hostile") {
  schema::Record record = record_of("Chuyện “làng” {$50%} & đê", "x");
  record.article.author = "Lê Ghi";
  record.article.source = "Báo Làng";
  record.article.url = "https://lang.example.vn/a{b}";
  record.published = "2021-01-20";
  record.year = 2021;
  CHECK(cite(record, CiteStyle::vn) ==
        "Lê Ghi (2021), “Chuyện “làng” {$50%} & đê”, Báo Làng, ngày 20/01/2021, https://lang.example.vn/a{b}\n");
  const std::string bibtex = cite(record, CiteStyle::bibtex);
  CHECK(bibtex.starts_with("@online{le2021chuyen,\n"));
  CHECK(bibtex.find("\\{\\$50\\%\\} \\& đê") != std::string::npos);
  CHECK(bibtex.find("url = {https://lang.example.vn/a%7Bb%7D}") != std::string::npos);
  CHECK(std::ranges::count(bibtex, '{') == std::ranges::count(bibtex, '}'));
  const Json csl = Json::parse(cite(record, CiteStyle::csl));
  CHECK(csl[0]["issued"]["date-parts"] == Json::array({Json::array({2021, 1, 20})}));
  CHECK(csl[0]["author"][0]["literal"] == "Lê Ghi");
  const schema::Record bare = record_of("Vô danh", "x");
  CHECK(cite(bare, CiteStyle::vn) == "(không rõ năm), “Vô danh”.\n");
  CHECK_FALSE(Json::parse(cite(bare, CiteStyle::csl))[0].contains("issued"));
  CHECK_FALSE(parse_cite_style("apa"));
}

TEST_CASE("a document's summary: who wrote about it when") {
  const ResolutionSummary summary = archive().engine().resolution("nq-18-tw-k12");
  CHECK(summary.total > 20);
  std::uint64_t dated = 0;
  for (const TrendPoint& point : summary.years) dated += point.count;
  CHECK(dated <= summary.total);
  CHECK_FALSE(summary.grid.empty());
  CHECK(archive().engine().resolution("nothing").total == 0);
}

TEST_CASE("suggestions: with marks or none, of the kind asked for, at most so many") {
  const Engine& engine = archive().engine();
  CHECK(engine.suggest("", "", 5).size() <= 5);
  for (const char* typed : {"nam d", "Nam Đ", "nam di"}) {
    INFO(typed);
    const auto found = engine.suggest(typed, "province", 5);
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].id == "nam-dinh");
  }
  for (const Suggestion& one : engine.suggest("chuy", "title", 3)) CHECK(one.kind == "title");
  CHECK(engine.suggest("\xff\xfe(((", "", 5).size() <= 5);
}

}  // namespace vankho::query
