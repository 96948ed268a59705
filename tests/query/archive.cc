#include "tests/query/archive.h"

#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>

#include "indexer/run.h"
#include "tests/support/catch.h"

namespace vankho::query {
namespace {

using Json = nlohmann::json;
using Texts = std::vector<std::string>;

constexpr int kMade = 420;

const Texts kPlaces = {"nam-dinh", "ninh-binh", "ha-nam",   "phu-tho",  "vinh-phuc", "hoa-binh",
                       "ha-noi",   "ha-tay",    "gia-lai",  "binh-dinh", "da-nang",  "ca-mau"};
const Texts kDates = {"2015-03-02", "2016-11", "2017",       "2018-12-31", "2019-01-01", "2020-02",
                      "2021-06-15", "2022",    "2024-09-09", "2025-06-30", "2025-07-01", "2026-01-15"};
const Texts kDocuments = {" theo Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương",
                          " theo Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương",
                          " thực hiện Nghị quyết Trung ương 4 khóa XII về xây dựng, chỉnh đốn Đảng",
                          " thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị",
                          " theo Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương",
                          " đưa Nghị quyết Đại hội XIII của Đảng vào cuộc sống",
                          " theo Quyết định số 1415-QĐ/TU ngày 20/5/2020 của Ban Thường vụ Tỉnh ủy",
                          " bàn về Nghị quyết 18"};
const Texts kWords = {"đảng viên", "chi bộ", "kỷ luật", "đường làng", "kiểm tra", "bồi dưỡng",
                      "nông thôn mới", "thi đua", "tổ chức bộ máy", "cán bộ xã"};
const Texts kSources = {"", "Báo Làng", "Báo Lăng", "Báo Xóm", "Cổng tin Thôn"};
const Texts kAuthors = {"", "", "Đỗ Viết", "Lê Ghi", "Trần Thị Chép"};

class Maker {
 public:
  std::string line(int i) {
    const std::string number = std::to_string(i);
    Json article = {{"id", "bai/" + number}, {"title", "Chuyện " + one_of(kWords) + " số " + number}};
    std::string body = "Hôm ấy, " + one_of(kWords) + " và " + one_of(kWords) + " được bàn ở nhà văn hóa";
    for (std::size_t n = below(4); n > 0; --n) body += one_of(kDocuments);
    body += ". Buổi họp thứ " + number + " kết thúc sớm, ai cũng nói về " + one_of(kWords) + ".";
    if (below(6) == 0) body += " Đoàn của tỉnh Nam Định và tỉnh Phú Thọ cùng dự, học tỉnh Gia Lai.";
    article["body"] = body;
    if (below(5) != 0) article["province"] = one_of(kPlaces);
    if (below(8) != 0) article["published"] = one_of(kDates);
    // A source of the first run alone and one of the later runs alone, alike but for a mark.
    std::string source = one_of(kSources);
    if (source == "Báo Lăng" && i < kMade / 3) source = "Báo Làng";
    if (source == "Báo Làng" && i >= kMade / 3) source = "Báo Lăng";
    if (!source.empty()) article["source"] = source;
    if (const std::string author = one_of(kAuthors); !author.empty()) article["author"] = author;
    return article.dump() + "\n";
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  const std::string& one_of(const Texts& texts) { return texts[below(texts.size())]; }
  std::mt19937 random_{99};
};

}  // namespace

void index_lines(const tests::Folder& folder, const std::string& lines) {
  indexer::RunOptions options;
  options.db = folder / "db";
  options.paths = {folder.file("articles.jsonl", lines)};
  options.jobs = 1;
  // No assertion of the test framework, which other threads may not make.
  if (const auto run = indexer::run_add(options); !run) throw std::runtime_error(run.error().line());
}

// In three runs; the last replaces some of the first, which leaves dead articles behind.
Archive::Archive() {
  Maker maker;
  for (int run = 0; run < 3; ++run) {
    std::string lines;
    for (int i = run * kMade / 3; i < (run + 1) * kMade / 3; ++i) lines += maker.line(i);
    if (run == 2)
      for (int i = 0; i < kMade / 3; i += 9) lines += maker.line(i);
    index_lines(folder_, lines);
  }
  auto engine = Engine::open(db());
  REQUIRE(engine);
  engine_ = std::move(*engine);
  for (int i = 0; i < kMade; ++i) {
    auto record = engine_->article("bai/" + std::to_string(i));
    REQUIRE(record);
    records_.push_back(std::move(*record));
  }
}

const Archive& archive() {
  static const Archive one;
  return one;
}

}  // namespace vankho::query
