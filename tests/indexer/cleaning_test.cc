// What cleaning takes off a page, and above all what it leaves.
#include <string>

#include "tests/indexer/read.h"
#include "tests/support/catch.h"

using namespace vankho::tests;

namespace {

std::string body_of(std::string_view name, const std::string& bytes) {
  const Got got = read_bytes(name, bytes);
  REQUIRE(got.items.size() == 1);
  return got.items[0].article.body;
}

std::string author_of_text(const std::string& text) {
  const Got got = read_bytes("a.txt", text);
  REQUIRE(got.items.size() == 1);
  return got.items[0].article.author;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string paragraphs(std::string_view words, int count) {
  std::string html;
  for (int i = 0; i < count; ++i)
    html += "<p>" + std::string(words) + ", đoạn thứ " + std::to_string(i) +
            ", kể rằng chi bộ họp đều, bàn đúng việc, giao đúng người, và kiểm tra đến nơi.</p>";
  return html;
}

const std::string kLaw =
    "Thứ tự ưu tiên thanh toán giữa các bên được xác định theo thời điểm, trừ trường hợp khác.\n\n";

}  // namespace

TEST_CASE("the end of a law is its own") {
  for (const std::string heading : {"GIỮ GÌN TÀI SẢN CHUNG", "SỞ HỮU CHUNG", "BẢO LƯU QUYỀN"}) {
    INFO(heading);
    CHECK(holds(body_of("a.txt", kLaw + "Tiểu mục 2\n\n" + heading + "\n"), heading));
    CHECK(author_of_text(kLaw + "Tiểu mục 2\n\n" + heading + "\n").empty());
  }
  const std::string signed_law = kLaw + "CHỦ TỊCH\n\n(Đã ký)\n\nTrần Văn Mẫu\n";
  CHECK(holds(body_of("a.txt", signed_law), "Trần Văn Mẫu"));
  CHECK(author_of_text(kLaw + "Trần Văn Mẫu\n") == "Trần Văn Mẫu");
}

TEST_CASE("headings in capitals are no pen names, pen names are") {
  CHECK(author_of_text(kLaw + "QUYỀN SỬ DỤNG\n").empty());
  CHECK(author_of_text(kLaw + "HÀ MÂY\n") == "HÀ MÂY");
  CHECK(author_of_text(kLaw + "TRẦN THỊ MẪU\n") == "TRẦN THỊ MẪU");
}

TEST_CASE("the letterhead of a document stays whole") {
  const std::string body =
      body_of("a.txt",
              "TỈNH ỦY MẪU          ĐẢNG CỘNG SẢN VIỆT NAM\nSố 05-HD/BTCTU          Mẫu, ngày 24 "
              "tháng 6 năm "
              "2011\n\nHƯỚNG DẪN\nviệc lấy nhận xét nơi cư trú của đảng viên\n\n"
              "Ban Tổ chức Tỉnh ủy hướng dẫn việc lấy nhận xét của chi ủy nơi cư trú đối với đảng "
              "viên như sau:\n\n" +
                  kLaw);
  CHECK(holds(body, "HƯỚNG DẪN"));
  CHECK(holds(body, "Số 05-HD/BTCTU"));
  CHECK(holds(body, "như sau:"));
}

TEST_CASE("an article inside what is named after a sidebar is found") {
  const std::string article = paragraphs("Đảng bộ xã đổi mới cách sinh hoạt", 6);
  const std::string page =
      "<html><body><div class=\"content-wrapper title\">Đổi mới sinh hoạt chi bộ ở một xã vùng "
      "cao</div>"
      "<div class=\"content-with-sidebar\"><div class=\"field field-label-hidden\">" +
      article + "</div></div></body></html>";
  CHECK(holds(body_of("a.html", page), "đoạn thứ 5"));
}

TEST_CASE("comments longer than the article are no part of it") {
  const std::string page = "<html><body><div class=\"main\">" +
                           paragraphs("Đảng bộ xã đổi mới cách sinh hoạt", 6) +
                           "</div><div class=\"comment-list\">" +
                           paragraphs("Bạn đọc góp ý rất dài dòng", 40) + "</div></body></html>";
  const std::string body = body_of("a.html", page);
  CHECK(holds(body, "đoạn thứ 5"));
  CHECK_FALSE(holds(body, "Bạn đọc góp ý"));
}

TEST_CASE("an article cut into many small boxes is read whole") {
  std::string page = "<html><body><div class=\"collection\" id=\"article-body\">";
  for (int i = 0; i < 8; ++i)
    page += "<div class=\"card\"><div class=\"card-content card-article\">" +
            paragraphs("Ô thứ " + std::to_string(i), 1) + "</div></div>";
  page += "</div></body></html>";
  const std::string body = body_of("a.html", page);
  for (int i = 0; i < 8; ++i) CHECK(holds(body, "Ô thứ " + std::to_string(i)));
}

// ---- Hostile pages: whatever is nested, left open or repeated, the text comes out ----

namespace {

std::string repeated(std::string_view piece, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += piece;
  return all;
}

const std::string kArticle = paragraphs("Đảng bộ xã đổi mới cách sinh hoạt", 6);

}  // namespace

TEST_CASE("however a page is nested, its article is found and the flattening told") {
  constexpr int kMany = 200'000;
  for (const std::string tag : {"div", "b", "table", "ul", "section", "font", "span", "p"}) {
    INFO(tag);
    const std::string open = repeated("<" + tag + ">", kMany);
    const Got got = read_bytes("a.html", "<html><body>" + open + kArticle);
    REQUIRE(got.items.size() == 1);
    CHECK(holds(got.items[0].article.body, "đoạn thứ 5"));
  }
}

TEST_CASE("pages of broken markup give their text") {
  const std::string attributes = "<div " + repeated("a=\"b\" ", 50'000) + ">";
  for (const std::string& junk :
       {repeated("</div>", 100'000), attributes,
        repeated("<!--", 50'000) + "-->", repeated("<table><tr><td>", 20'000),
        repeated("<svg><math>", 20'000) + repeated("</math></svg>", 20'000),
        repeated("&amp;", 50'000), std::string("<script>") + repeated("<", 100'000) + "</script>",
        repeated("<select><option>", 20'000) + repeated("</select>", 20'000)}) {
    INFO(junk.substr(0, 40));
    const Got got =
        read_bytes("a.html", "<html><body>" + junk + "<div>" + kArticle + "</div></body></html>");
    REQUIRE(got.items.size() == 1);
    CHECK(holds(got.items[0].article.body, "đoạn thứ 5"));
  }
}
