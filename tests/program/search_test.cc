// vankho on a small database: words with and without marks, formats, batches, damage.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "schema/generation.h"
#include "tests/support/folder.h"
#include "tests/program/process.h"
#include "tests/support/catch.h"

using namespace vankho::tests;
using nlohmann::json;

namespace {

const std::string kArticles =
    R"({"id":"duong","title":"Xây dựng đường nông thôn","published":"2018-03-05","body":"Huyện làm đường liên thôn ở tỉnh Phú Thọ."})"
    "\n"
    R"({"id":"duong-tinh","title":"Biểu dương người tốt","published":"2019-06","body":"Tỉnh ủy Nam Định biểu dương các đảng viên tiêu biểu."})"
    "\n"
    R"({"id":"hoa","title":"Hoà giải ở cơ sở","published":"2020","body":"Tổ hoà giải của Đảng bộ tỉnh Thái Bình làm việc theo Nghị quyết số 18-NQ/TW."})"
    "\n";

struct Archive {
  Archive() { REQUIRE(indexer({"add", "--db", db(), "-"}, kArticles).exit_code == 0); }
  std::string db() const { return folder / "db"; }
  Outcome search(std::vector<std::string> words) const {
    words.insert(words.begin(), {"search", "--db", db()});
    return searcher(words);
  }
  // The ids of the hits, best first.
  std::string found(std::vector<std::string> words) const {
    words.insert(words.end(), {"--format", "json"});
    const json answer = json::parse(search(words).out);
    std::string ids;
    for (const json& hit : answer["hits"])
      ids += (ids.empty() ? "" : " ") + hit["id"].get<std::string>();
    return ids;
  }
  const Folder folder;
};

}  // namespace

TEST_CASE("words are found with marks, without, in either tone placement and decomposed") {
  const Archive archive;
  for (const char* typed :
       {"hòa giải", "hoà giải", "hoa giai", "HOÀ GIẢI", "hoa giải", "ho\u0061\u0300 gia\u0309i"})
    CHECK(archive.found({typed}) == "hoa");
  // What holds only a part of the question comes after, since there is room on the page.
  CHECK(archive.found({"đường liên thôn"}) == "duong duong-tinh");
  CHECK(archive.found({"đường liên thôn", "--match", "all"}) == "duong");
  CHECK(archive.found({"bieu duong", "--match", "all"}) == "duong-tinh");
  CHECK(archive.found({"dương", "--marks", "exact"}) == "duong-tinh");
  CHECK(archive.found({"duong", "--marks", "exact"}).empty());
}

TEST_CASE("a document is found however it is written") {
  const Archive archive;
  for (const char* typed : {"18-NQ/TW", "nq 18-nq/tw", "nghi quyet so 18-NQ/TW", "18/NQ-TW"})
    CHECK(archive.found({typed}) == "hoa");
  CHECK(archive.found({"--resolution", "nq-18-tw-k12"}) == "hoa");
}

TEST_CASE("facets filter and count") {
  const Archive archive;
  CHECK(archive.found({"--province", "nam-dinh"}) == "duong-tinh");
  CHECK(archive.found({"--year", "2018"}) == "duong");
  CHECK(archive.found({"--year", "2019..2020", "--sort", "newest"}) == "hoa duong-tinh");
  const json answer = json::parse(archive.search({"--year", "2018", "--format", "json"}).out);
  CHECK(answer["total"]["value"] == 1);
  CHECK(answer["facets"]["year"]["values"].size() == 3);
}

TEST_CASE("found, not found, and wrong have their exit codes") {
  const Archive archive;
  CHECK(archive.search({"đường"}).exit_code == 0);
  CHECK(archive.search({"xyzzy"}).exit_code == 1);
  const Outcome wrong = archive.search({"đường", "--year", "abc", "--marks", "lạ"});
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.err.find("--year: ") != std::string::npos);
  CHECK(wrong.err.find("--marks: ") != std::string::npos);
  CHECK(searcher({"show", "khong-co", "--db", archive.db()}).exit_code == 1);
}

TEST_CASE("every format says the same") {
  const Archive archive;
  CHECK(archive.search({"hoà giải", "--format", "trec"}).out.starts_with("1 Q0 hoa 1 "));
  const Outcome lines = archive.search({"hoà giải", "--format", "jsonl"});
  CHECK(json::parse(lines.out)["id"] == "hoa");
  const Outcome csv = archive.search({"hoà giải", "--format", "csv"});
  CHECK(csv.out.find("\r\nhoa,") != std::string::npos);
  const Outcome human = archive.search({"hoà giải"});
  CHECK(human.out.find("Hoà giải ở cơ sở") != std::string::npos);
  CHECK(human.out.find('\x1b') == std::string::npos);
}

TEST_CASE("whatever is typed is no error") {
  const Archive archive;
  for (const char* typed : {"\"", "((((", "AND", "-", "+", "year:abc", "NEAR/0", "đ*", "*",
                            "\xFF\xFE", "title:", "a OR", "NOT"}) {
    const Outcome outcome = archive.search({"--", typed});
    CHECK(outcome.exit_code != 2);
    CHECK(outcome.exit_code < 128);
  }
  CHECK(archive.search({std::string(60'000, '(')}).exit_code < 2);
}

TEST_CASE("the bad lines of a batch are named, and the others run") {
  const Archive archive;
  const std::string lines =
      "{\"id\":\"q1\",\"q\":\"hoà giải\"}\n"
      "không phải JSON\n"
      "{\"id\":\"q3\",\"text\":\"bieu duong\"}\n"
      "{\"id\":\"q4\",\"q\":\"đường\",\"year\":\"abc\"}\n"
      "\n";
  const std::string path = archive.folder.file("hoi.jsonl", lines);
  const Outcome trec = searcher({"batch", path, "--db", archive.db(), "--format", "trec"});
  CHECK(trec.exit_code == 2);
  CHECK(trec.err.find("line 2: ") != std::string::npos);
  CHECK(trec.err.find("line 4: year ") != std::string::npos);
  CHECK(trec.out.find("q1 Q0 hoa 1 ") != std::string::npos);
  CHECK(trec.out.find("q3 Q0 duong-tinh 1 ") != std::string::npos);
  CHECK(trec.out.find("q4 ") == std::string::npos);
  const Outcome absent = searcher({"batch", archive.folder / "khong-co", "--db", archive.db()});
  CHECK(absent.exit_code == 2);
  CHECK(absent.err.find("khong-co: cannot be read") != std::string::npos);
}

TEST_CASE("the doctor finds a flipped byte in any sealed file") {
  const Archive archive;
  CHECK(searcher({"doctor", "--db", archive.db()}).exit_code == 0);
  const auto generation =
      std::filesystem::path(archive.db()) / *vankho::schema::current_generation(archive.db());
  std::size_t sealed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(generation)) {
    if (entry.path().extension() != ".seg") continue;
    ++sealed;
    const std::string path = entry.path().string(), sound = bytes_of(path);
    for (const std::size_t at : {std::size_t{0}, sound.size() / 3, sound.size() - 1}) {
      std::string damaged = sound;
      damaged[at] = static_cast<char>(damaged[at] ^ 4);
      std::ofstream(path, std::ios::binary) << damaged;
      const Outcome outcome = searcher({"doctor", "--db", archive.db()});
      CHECK(outcome.exit_code == 2);
      CHECK(outcome.out.find("BAD  ") != std::string::npos);
      CHECK(outcome.out.find(path) != std::string::npos);
    }
    std::ofstream(path, std::ios::binary) << sound;
  }
  CHECK(sealed > 0);
  CHECK(searcher({"doctor", "--db", archive.db()}).exit_code == 0);
}

TEST_CASE("analyze and resolve need no database") {
  const Outcome tokens = searcher({"analyze", "Nghị quyết 18-NQ/TW"});
  CHECK(tokens.exit_code == 0);
  CHECK(tokens.out.find("\"exact\":\"18-nq/tw\"") != std::string::npos);
  const Outcome document = searcher({"resolve", "nghi quyet trung uong 4 khoa 12"});
  CHECK(document.exit_code == 0);
  CHECK(document.out.find("nq-4-tw-k12") != std::string::npos);
  CHECK(searcher({"resolve", "trời đẹp"}).exit_code == 1);
}
