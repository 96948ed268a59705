// The query language over an index: each line of docs/API.md finds what it promises.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "query/params.h"
#include "tests/query/archive.h"
#include "tests/support/catch.h"

namespace vankho::query {
namespace {

using Ids = std::vector<std::string>;
using Json = nlohmann::json;

// Six articles whose words are known.
class Village {
 public:
  Village() {
    const Json articles[] = {
        {{"id", "a"}, {"title", "Chi bộ thôn Đông họp"}, {"lead", "Bàn chuyện đê điều"},
         {"body", "Đảng viên bàn việc làm đường làng, rồi trồng hoa."}, {"author", "Lê Ghi"},
         {"source", "Báo Làng"}, {"province", "nam-dinh"}, {"published", "2019-05-01"}},
        {{"id", "b"}, {"title", "Chi bộ thôn Đoài họp"}, {"lead", "Bàn chuyện đê điều"},
         {"body", "Đảng viên và cán bộ kiểm tra đường. Làng nghề vắng."}, {"author", "Trần Chép"},
         {"source", "Báo Xóm"}, {"province", "ha-nam"}, {"published", "2020-06-02"}},
        {{"id", "c"}, {"title", "Kỷ luật nghiêm"},
         {"body", "Ban kiểm tra thi hành kỷ luật theo Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Trung ương."},
         {"source", "Báo Làng"}, {"province", "phu-tho"}, {"published", "2021-07-03"}},
        {{"id", "d"}, {"title", "Hội làng mở sớm"}, {"body", "Người dân hòa thuận, uỷ ban lo thuỷ lợi."},
         {"published", "2022"}},
        {{"id", "e"}, {"title", "Thi đua"}, {"body", "Cán bộ xã kiểm điểm; đoàn viên quét đường, sơn cổng."},
         {"published", "2023-02-02"}},
        {{"id", "f"}, {"title", "Nghị quyết mới"},
         {"body", "Triển khai Nghị quyết Trung ương 4 khóa XII về xây dựng, chỉnh đốn Đảng."},
         {"published", "2017-02-02"}}};
    std::string lines;
    for (const Json& article : articles) lines += article.dump() + "\n";
    index_lines(folder_, lines);
    auto engine = Engine::open(folder_ / "db");
    REQUIRE(engine);
    engine_ = std::move(*engine);
  }

  Response ask(Request request) const {
    request.size = 100;
    auto response = engine_->search(request);
    REQUIRE(response);
    return *response;
  }
  static Ids ids(const Response& response) {
    Ids all;
    for (const Hit& hit : response.hits) all.push_back(hit.id);
    return all;
  }
  // Which are found, whatever the order.
  std::string found(Request request) const {
    Ids all = ids(ask(std::move(request)));
    std::ranges::sort(all);
    std::string joined;
    for (const std::string& id : all) joined += id;
    return joined;
  }

 private:
  tests::Folder folder_;
  std::unique_ptr<Engine> engine_;
};

const Village& village() {
  static const Village one;
  return one;
}

std::string found(const std::string& q, Match match = Match::all) {
  Request request;
  request.q = q;
  request.match = match;
  return village().found(request);
}

struct Case {
  const char *q, *ids;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& one : cases) {
    INFO(one.q);
    CHECK(found(one.q) == one.ids);
  }
}

TEST_CASE("language: phrases in straight and curly quotes") {
  check({{"\"đảng viên\"", "ab"}, {"“đường làng”", "a"}, {"\"đường làng\"", "a"}, {"đường làng", "ab"},
         {"\"làng đường\"", ""}, {"\"chi bộ thôn\" điều", "ab"}});
}

TEST_CASE("language: +must and -not") {
  check({{"đường -làng", "e"}, {"+đường làng", "ab"}, {"-đường", "cdf"}, {"đường -\"cán bộ\"", "a"}});
  CHECK(found("+kỷ đường hoa", Match::any) == "c");
}

TEST_CASE("language: operators in English and Vietnamese, in capitals") {
  check({{"trồng OR nghề", "ab"}, {"trồng HOẶC nghề", "ab"}, {"đường AND hoa", "a"}, {"đường VÀ hoa", "a"},
         {"đường NOT làng", "e"}, {"đường KHÔNG làng", "e"}, {"(hoa OR sơn) đường", "ae"},
         {"đường (hoa OR (nghề cán))", "ab"}});
}

TEST_CASE("language: capitals are operators only when lower-case letters are there as well") {
  CHECK(found("ĐƯỜNG HOA") == found("đường hoa"));
  CHECK(found("CÁN BỘ VÀ ĐƯỜNG") == found("cán bộ và đường"));
  CHECK(found("TRỒNG OR NGHỀ") == found("trồng or nghề"));
}

TEST_CASE("language: NEAR and ADJ") {
  check({{"viên NEAR/1 bàn", "a"}, {"bàn NEAR/1 viên", "a"}, {"viên ADJ/1 bàn", "a"}, {"bàn ADJ/1 viên", ""},
         {"viên NEAR/1 đường", "e"}, {"viên NEAR/9 đường", "abe"}, {"viên ADJ/0 bàn", "a"}});
}

TEST_CASE("language: prefixes, with marks and without") {
  check({{"kiể*", "bce"}, {"kie*", "bce"}, {"đoà*", "be"}, {"đoa*", "be"}, {"đoá*", ""}, {"doa* sơn", "e"}, {"hoà*", "d"}, {"ủ*", "d"}, {"zzz*", ""}});
}

TEST_CASE("language: fields in English and Vietnamese") {
  check({{"title:làng", "d"}, {"tieude:làng", "d"}, {"tiêuđề:làng", "d"}, {"lead:điều", "ab"}, {"sapo:điều", "ab"},
         {"body:làng", "ab"}, {"noidung:làng", "ab"}, {"author:Ghi", "a"}, {"tacgia:\"Trần Chép\"", "b"},
         {"source:Làng", "ac"}, {"nguon:\"Báo Xóm\"", "b"}, {"province:nam-dinh", "a"},
         {"tinh:Hà Nam", "b"}, {"tỉnh:\"Phú Thọ\"", "c"}, {"year:2021", "c"}, {"nam:2020", "b"},
         {"năm:2019..2021", "abc"}, {"year:2019-2020", "ab"}, {"nam:..2019", "af"}, {"nam:2022..", "de"},
         {"resolution:nq-18-tw-k12", "c"}, {"nghiquyet:18-NQ/TW", "c"}, {"-tinh:nam-dinh đường", "be"},
         {"(tinh:nam-dinh OR year:2020) đường", "ab"}, {"title:(làng OR thôn)", "abd"}});
}

TEST_CASE("language: a document's number is the document, however it is written") {
  for (const char* q : {"18-NQ/TW", "nq 18-nq/tw", "Nghị quyết 18-NQ/TW", "nghị quyết 18", "nq 18"}) {
    INFO(q);
    CHECK(found(q).find('c') != std::string::npos);
  }
  for (const char* q : {"NQTW4 khóa XII", "nghị quyết trung ương 4 khóa XII", "nghi quyet trung uong 4 khoa 12"}) {
    INFO(q);
    CHECK(found(q).find('f') != std::string::npos);
  }
  Request request;
  request.q = "nghị quyết 18";
  const Response response = village().ask(request);
  REQUIRE_FALSE(response.ambiguous.empty());
  CHECK(response.ambiguous[0].candidates.size() > 1);
}

TEST_CASE("language: nothing typed is an error, and a warning says what was read as words") {
  for (const char* q : {"\"đường làng", "(đường", "đường)", "đường AND", "OR đường", "NEAR/5", "title:", "tinh:Atlantis đường",
                        "year:xyz", "a:b", "+", "-", "\"\"", "()", "*", "đường NEAR/x làng", "\xff\xfe", "((((", "year:2021..2019"}) {
    INFO(q);
    Request request;
    request.q = q;
    village().ask(request);
  }
  Request request;
  request.match = Match::any;
  request.q = "\"đường làng";
  CHECK(village().ask(request).warnings == Ids{"Thiếu dấu ngoặc kép đóng: đọc như từ thường."});
  request.q = "tinh:Atlantis đường";
  CHECK_FALSE(village().ask(request).warnings.empty());
}

TEST_CASE("language: the caps degrade with a warning") {
  Request request;
  for (int i = 0; i < 400; ++i) request.q += "đường ";
  CHECK(village().ask(request).warnings.size() >= 1);
  request.q = std::string(5000, 'x') + " đường";
  CHECK(village().ask(request).warnings.size() >= 1);
  request.q = std::string(40, '(') + "đường" + std::string(40, ')') + " làng";
  CHECK(village().ask(request).warnings.size() >= 1);
}

TEST_CASE("language: a prefix of too many words is cut to the most frequent, and says so") {
  tests::Folder folder;
  std::string body;
  for (int i = 0; i < 100; ++i) body += "qwe" + std::to_string(1000 + i) + " ";
  index_lines(folder, Json{{"id", "x"}, {"body", body + "đảng"}}.dump() + "\n");
  const auto engine = Engine::open(folder / "db");
  REQUIRE(engine);
  Request request;
  request.q = "qwe*";
  request.explain = true;
  const auto response = (*engine)->search(request);
  REQUIRE(response);
  CHECK(response->warnings == Ids{"“qwe*” có quá 64 từ: chỉ tìm những từ hay gặp nhất."});
  CHECK(std::ranges::count(response->explanation->plan, '|') == 63);
  request.q = "qwe100*";
  CHECK((*engine)->search(request)->warnings.empty());
}

TEST_CASE("match: all, any, and auto between them") {
  CHECK(found("trồng nghề", Match::all).empty());
  CHECK(found("trồng nghề", Match::any) == "ab");
  // A short query asks for all words; when that gives less than a page it widens and says so.
  Request request;
  request.q = "trồng nghề";
  const Response widened = village().ask(request);
  CHECK(Village::ids(widened).size() == 2);
  CHECK(widened.warnings == Ids{"ít bài có đủ các từ: kết quả gồm cả bài chỉ có một số từ"});
  request.size = 1;
  request.q = "chi bộ";
  const auto full = village().ask(request);
  CHECK(full.total >= 2);
  // Nine syllables: most of them are enough.
  request.q = "đảng viên bàn việc làm đường làng trồng lúa";
  CHECK(Village::ids(village().ask(request)).front() == "a");
}

TEST_CASE("marks: auto finds every way of typing, and ranks its own spelling first") {
  for (const char* q : {"hòa thuận", "hoà thuận", "hoa thuan", "hòa thuan", "ho\u00e0 thu\u00e2\u0323n", "hoa\u0300 thua\u0323\u0302n"}) {
    INFO(q);
    CHECK(found(q) == "d");
  }
  for (const char* q : {"ủy ban", "uỷ ban", "uy ban", "thủy lợi", "thuy loi"}) {
    INFO(q);
    CHECK(found(q).find('d') != std::string::npos);
  }
  Request request;
  request.q = "hoa";
  request.match = Match::any;
  CHECK(village().found(request).find('a') != std::string::npos);
  request.q = "kỉ luạt";  // i for y, and a wrong mark
  request.match = Match::automatic;
  CHECK(village().found(request).find('c') != std::string::npos);
}

TEST_CASE("marks: exact and ignore do what they say") {
  Request request;
  request.match = Match::all;
  request.marks = Marks::exact;
  request.q = "hoa";
  CHECK(village().found(request) == "a");
  request.q = "duong";
  CHECK(village().found(request).empty());
  request.marks = Marks::ignore;
  request.q = "hoa";
  CHECK(village().found(request) == "ad");
  request.q = "đường";
  CHECK(village().found(request) == "abe");
}

TEST_CASE("an abolished province asked for is told what became of it") {
  Request request;
  request.filters.by[static_cast<std::size_t>(Facet::province)].want = {"nam-dinh"};
  const Response response = village().ask(request);
  REQUIRE(response.notes.size() == 1);
  CHECK(response.notes[0].find("Ninh Bình") != std::string::npos);
}

}  // namespace
}  // namespace vankho::query
