// Each format from bytes to articles, whole and broken.
#include <chrono>
#include <string>

#include "tests/indexer/read.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"
#include "text/encoding.h"

using namespace vankho;
using namespace vankho::tests;
using indexer::Format;

namespace {

std::string only_complaint(const Got& got) {
  REQUIRE(got.complaints.size() == 1);
  const indexer::Complaint& one = got.complaints[0];
  return (one.line ? std::to_string(*one.line) + ": " : "") + one.message;
}

const schema::Article& only_article(const Got& got) {
  REQUIRE(got.complaints.empty());
  REQUIRE(got.items.size() == 1);
  return got.items[0].article;
}

}  // namespace

// ---- JSON Lines ----

TEST_CASE("every key of an article is read") {
  const Got got = read_bytes(
      "a.jsonl",
      R"({"id":"1","url":"https://x.vn/a","title":"Đầu đề bài","lead":"Sa pô.","body":"Thân bài.","author":"An",)"
      R"("source":"Báo A","section":"Đảng","tags":["một","hai"],"published":"2020-01-02","province":"Nam Định",)"
      R"("fetched":"2021-01-01T00:00:00Z","la":1})"
      "\n");
  const schema::Article& article = only_article(got);
  CHECK(article.id == "1");
  CHECK(article.url == "https://x.vn/a");
  CHECK(article.title == "Đầu đề bài");
  CHECK(article.lead == "Sa pô.");
  CHECK(article.body == "Thân bài.");
  CHECK(article.author == "An");
  CHECK(article.source == "Báo A");
  CHECK(article.section == "Đảng");
  CHECK(article.tags == std::vector<std::string>{"một", "hai"});
  CHECK(article.published == "2020-01-02");
  CHECK(article.province == "Nam Định");
  CHECK(article.fetched == "2021-01-01T00:00:00Z");
  CHECK(got.items[0].unknown_keys == std::vector<std::string>{"la"});
}

TEST_CASE("text and date are other names, and the id has its defaults") {
  CHECK(only_article(read_bytes("a.jsonl", R"({"text":"Thân.","date":"2020"})")).body == "Thân.");
  CHECK(only_article(read_bytes("a.jsonl", R"({"text":"Thân.","date":"2020"})")).published ==
        "2020");
  CHECK(only_article(read_bytes("a.jsonl", R"({"body":"Thân.","url":"https://x.vn/a"})")).id ==
        "https://x.vn/a");
  const std::string one = only_article(read_bytes("a.jsonl", R"({"body":"Thân một."})")).id;
  const std::string two = only_article(read_bytes("b.jsonl", R"({"body":"Thân hai."})")).id;
  CHECK_FALSE(one.empty());
  CHECK(one != two);
  CHECK(only_article(read_bytes("c.jsonl", R"({"body":"Thân một."})")).id == one);
}

TEST_CASE("a wrong line is named, and the others are read") {
  const std::string good = "{\"id\":\"x\",\"body\":\"Thân bài.\"}\n";
  struct Case {
    const char* line;
    const char* message;
  };
  for (const Case& bad : {Case{"{\"body\":", "2: is not JSON"},
                          {"[1,2]", "2: is a list"},
                          {"\"chữ\"", "2: is a string"},
                          {"null", "2: is null"},
                          {"{\"body\":7}", "2: \"body\" must be a string, and is a number"},
                          {"{\"body\":\"x\",\"tags\":{}}", "2: \"tags\" must be a list of strings"},
                          {"{\"body\":\"x\"} thừa", "2: is not JSON"}}) {
    const Got got = read_bytes("a.jsonl", good + bad.line + "\n" + good);
    INFO(bad.line);
    CHECK(got.items.size() == 2);
    CHECK(only_complaint(got).starts_with(bad.message));
    CHECK(got.complaints[0].bytes == bad.line);
  }
}

TEST_CASE("blank lines, CRLF, a byte-order mark and a missing last line end") {
  const Got got =
      read_bytes("a.jsonl", "\xEF\xBB\xBF{\"body\":\"Một.\"}\r\n\r\n  \n{\"body\":\"Hai.\"}");
  CHECK(got.items.size() == 2);
  CHECK(got.items[1].line == 4);
  CHECK(got.complaints.empty());
}

TEST_CASE("a JSON list is refused with the way to lines") {
  CHECK(only_complaint(read_bytes("a.json", "[{\"body\":\"Một.\"}]")).find("jq -c '.[]'") !=
        std::string::npos);
}

TEST_CASE("JSON nested deeply is refused, not followed") {
  std::string deep = "{\"body\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  CHECK(only_complaint(read_bytes("a.jsonl", deep)).starts_with("1: is not JSON"));
}

// ---- packed ----

TEST_CASE("gzip and Zstandard are seen from the bytes, whatever the name") {
  const std::string line = "{\"body\":\"Thân bài.\"}\n";
  for (const std::string& packed : {gzipped(line), zstandard(line)})
    for (const char* name : {"a.jsonl.gz", "a.jsonl", "a"})
      CHECK(only_article(read_bytes(name, packed)).body == "Thân bài.");
  CHECK(read_bytes("a.jsonl.gz", gzipped(line) + gzipped(line)).items.size() == 2);
  CHECK(read_bytes("a.jsonl.zst", zstandard(line) + zstandard(line)).items.size() == 2);
}

TEST_CASE("a packed file that was cut gives what came before the cut") {
  std::string lines;
  for (int i = 0; i < 40'000; ++i)
    lines += "{\"body\":\"Bài thứ " + std::to_string(i * 7919 % 50021) + "\"}\n";
  for (std::string packed : {gzipped(lines), zstandard(lines)}) {
    packed.resize(packed.size() / 2);
    const Got got = read_bytes("a.jsonl", packed);
    CHECK(got.items.size() > 1000);
    CHECK(only_complaint(got).find("what came before it is kept") != std::string::npos);
    packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
    CHECK(read_bytes("a.jsonl", packed).complaints.size() >= 1);
  }
  CHECK(read_bytes("a.jsonl.gz", std::string("\x1F\x8B", 2)).items.empty());
}

// ---- CSV ----

TEST_CASE("CSV cells hold separators, quotes and line ends") {
  const Got got = read_bytes("a.csv",
                             "id,title,body\r\n"
                             "1,\"Đầu đề, có phẩy\",\"Dòng một.\nDòng \"\"hai\"\".\"\r\n"
                             "2,Đầu đề,Thân\r\n");
  REQUIRE(got.items.size() == 2);
  CHECK(got.complaints.empty());
  CHECK(got.items[0].article.title == "Đầu đề, có phẩy");
  CHECK(got.items[0].article.body == "Dòng một.\nDòng \"hai\".");
  CHECK(got.items[1].line == 4);
}

TEST_CASE("CSV with semicolons or tabs, and columns in any case") {
  CHECK(only_article(read_bytes("a.csv", "ID;Body\n1;Thân\n")).body == "Thân");
  CHECK(only_article(read_bytes("a.tsv", "id\tTEXT\n1\tThân\n")).body == "Thân");
}

TEST_CASE("CSV that is wrong is told by line") {
  CHECK(only_complaint(read_bytes("a.csv", "id,ten\n1,x\n")).find("no header row") !=
        std::string::npos);
  const Got got = read_bytes("a.csv", "id,body\n1,Một\n2\n3,Ba,thừa\n4,Bốn\n");
  CHECK(got.items.size() == 2);
  REQUIRE(got.complaints.size() == 2);
  CHECK(got.complaints[0].line == 3);
  CHECK(got.complaints[0].message == "has fewer cells than the 2 columns of the header");
  CHECK(got.complaints[1].message == "has more cells than the 2 columns of the header");
  CHECK(read_bytes("a.csv", "id,body\n1,\"mở ra mà không đóng\n2,x\n").complaints.size() <= 1);
}

// ---- WXR ----

namespace {

std::string item(const std::string& inside) { return "<item>" + inside + "</item>\n"; }

std::string export_of(const std::string& items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
         "xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n" +
         items + "</channel></rss>\n";
}

const std::string kPost =
    "<title>Đại hội &amp; nghị quyết</title><link>https://x.vn/bai</link>"
    "<dc:creator><![CDATA[An]]></dc:creator>"
    "<content:encoded><![CDATA[<p>Chi bộ đã họp và thông qua nghị quyết về </item> đường "
    "làng.</p>]]></content:encoded>"
    "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
    "<wp:post_date>2020-02-03 04:05:06</wp:post_date>"
    "<category domain=\"category\">Đảng</category><category domain=\"post_tag\">nông "
    "thôn</category>";

}  // namespace

TEST_CASE("a WordPress item is an article") {
  const schema::Article article = only_article(read_bytes("a.xml", export_of(item(kPost))));
  CHECK(article.title == "Đại hội & nghị quyết");
  CHECK(article.url == "https://x.vn/bai");
  CHECK(article.author == "An");
  CHECK(article.published == "2020-02-03");
  CHECK(article.section == "Đảng");
  CHECK(article.tags == std::vector<std::string>{"nông thôn"});
  CHECK(article.body.find("Chi bộ đã họp") != std::string::npos);
}

TEST_CASE("drafts, attachments and broken items cost themselves alone") {
  std::string draft = kPost, picture = kPost;
  draft.replace(draft.find("publish"), 7, "draft");
  picture.replace(picture.find(">post<"), 6, ">attachment<");
  const Got got = read_bytes(
      "a.xml", export_of(item(draft) + item(picture) + item("<title>x</titel>") + item(kPost)));
  CHECK(got.items.size() == 1);
  REQUIRE(got.complaints.size() == 3);
  CHECK(got.complaints[0].message == "is not published: its status is \"draft\"");
  CHECK(got.complaints[1].message == "is no article but an item of type \"attachment\"");
  CHECK(got.complaints[2].message.starts_with("is not XML: "));
  CHECK(got.complaints[2].line == 5);
}

TEST_CASE("an export that was cut, and one with entities that explode") {
  const std::string whole = export_of(item(kPost) + item(kPost));
  const Got got = read_bytes("a.xml", whole.substr(0, whole.size() - 300));
  CHECK(got.items.size() == 1);
  CHECK(only_complaint(got).find("ends inside an item") != std::string::npos);
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\">"
      "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss>" +
      item("<title>&b;</title><content:encoded>&b;</content:encoded>") + "</rss>";
  CHECK(read_bytes("a.xml", bomb).items.empty());
}

// ---- text and what is none ----

TEST_CASE("a text page gives title and body, in any encoding") {
  const Got got =
      read_bytes("bai.txt",
                 "Chi bộ thôn Đông họp bàn việc làng\n\nSáng 5/3/2018, chi bộ thôn Đông đã "
                 "họp bàn việc mở đường, đồng chí bí thư chủ trì.\n");
  CHECK(only_article(got).title == "Chi bộ thôn Đông họp bàn việc làng");
}

TEST_CASE("formats are told from bytes where the name does not tell") {
  CHECK(only_article(read_bytes("x", "{\"body\":\"Thân.\"}\n")).body == "Thân.");
  CHECK(read_bytes(
            "x.txt",
            "<!DOCTYPE html><html><body><p>Chi bộ họp bàn việc làng hôm nay.</p></body></html>")
            .items[0]
            .article.body == "Chi bộ họp bàn việc làng hôm nay.");
  CHECK(only_complaint(read_bytes("x.txt", "%PDF-1.7 \x01\x02")) == "is a binary file, not text");
}

TEST_CASE("a folder is walked in name order, and a missing path is a complaint") {
  const Folder folder;
  folder.file("d/b.txt", "Bài thứ hai của thư mục này.");
  folder.file("d/a.txt", "Bài thứ nhất của thư mục này.");
  folder.file("d/c/a.txt", "Bài thứ ba của thư mục này.");
  const Got got = read_paths({folder / "d", folder / "khong-co"});
  REQUIRE(got.items.size() == 3);
  CHECK(got.items[0].article.id == "a.txt");
  CHECK(got.items[1].article.id == "b.txt");
  CHECK(got.items[2].article.id == "c/a.txt");
  CHECK(only_complaint(got).starts_with("cannot be read: "));
}

TEST_CASE("any bytes in any format end in articles or complaints") {
  std::uint32_t seed = 1;
  const auto random = [&] { return seed = seed * 1664525u + 1013904223u, seed >> 8; };
  const std::string samples[] = {
      "{\"body\":\"Thân bài\",\"tags\":[\"a\"]}\n", "id,body\n1,\"Thân\"\n", export_of(item(kPost)),
      "<html><body><p>Thân bài</p></body></html>", "Thân bài\n\nĐoạn hai\n"};
  const Format formats[] = {Format::jsonl, Format::csv, Format::wxr, Format::html, Format::text};
  for (int i = 0; i < 400; ++i) {
    std::string bytes = samples[random() % 5];
    for (unsigned n = random() % 20; n > 0; --n)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    const Got got = read_bytes("x", bytes, formats[random() % 5]);
    for (const indexer::Item& one : got.items) {
      REQUIRE(text::valid_utf8(one.article.body));
      REQUIRE(text::valid_utf8(one.article.title));
    }
  }
}
