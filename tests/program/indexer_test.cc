// vankho-indexer in a fresh folder: what it stores, what it refuses to lose.
#include <signal.h>

#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "tests/support/folder.h"
#include "tests/program/process.h"
#include "tests/support/catch.h"

using namespace vankho::tests;
using nlohmann::json;

namespace {

const std::string kArticle =
    R"({"id":"mot","title":"Phú Thọ học tập Nghị quyết","body":"Ngày 5/3/2018, Tỉnh ủy Phú Thọ quán triệt Nghị quyết số 18-NQ/TW."})"
    "\n";

json summary(const Outcome& outcome) { return json::parse(outcome.out, nullptr, false); }

json info(const std::string& db) {
  const Outcome outcome = indexer({"info", "--db", db});
  REQUIRE(outcome.exit_code == 0);
  return json::parse(outcome.out);
}

std::string article(const std::string& id, const std::string& body) {
  return json{{"id", id}, {"body", body}}.dump() + "\n";
}

std::string shown(const std::string& db, const std::string& id) {
  const Outcome outcome = searcher({"show", id, "--db", db});
  return outcome.exit_code == 0 ? json::parse(outcome.out)["body"].get<std::string>() : "";
}

// So many articles that a run takes long enough to be killed in the middle.
std::string many(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    std::string body;
    for (int word = 0; word < 60; ++word)
      body += "Chi bộ thôn " + std::to_string(i * 7 + word) + " họp bàn nghị quyết. ";
    lines += article("bai-" + std::to_string(i), body);
  }
  return lines;
}

}  // namespace

TEST_CASE("add stores, replaces by id, and passes over what has not changed") {
  const Folder folder;
  const std::string db = folder / "db";
  const auto first =
      indexer({"add", "--db", db, "-"}, kArticle + article("hai", "Văn bản thứ hai."));
  CHECK(first.exit_code == 0);
  CHECK(summary(first)["added"] == 2);
  const auto again =
      indexer({"add", "--db", db, "-"}, kArticle + article("hai", "Văn bản đã sửa."));
  CHECK(again.exit_code == 0);
  CHECK(summary(again)["unchanged"] == 1);
  CHECK(summary(again)["replaced"] == 1);
  CHECK(summary(again)["added"] == 0);
  CHECK(info(db)["articles"] == 2);
  CHECK(shown(db, "hai") == "Văn bản đã sửa.");
}

TEST_CASE("the summary and info have the keys that they promise") {
  const Folder folder;
  const auto added = indexer({"add", "--db", folder / "db", "-"}, kArticle);
  for (const char* key :
       {"read", "added", "replaced", "unchanged", "rejected", "seconds", "bytes", "generation"})
    CHECK(summary(added).contains(key));
  CHECK(std::count(added.out.begin(), added.out.end(), '\n') == 1);
  const json about = info(folder / "db");
  for (const char* key : {"articles", "generation", "analyzer", "schema", "bytes", "newest"})
    CHECK(about.contains(key));
  CHECK(about["newest"] == "2018-03-05");
}

TEST_CASE("inspect says what would be stored and makes no database") {
  const Folder folder;
  const std::string path = folder.file("bai.jsonl", kArticle);
  const Outcome outcome = indexer({"inspect", path});
  CHECK(outcome.exit_code == 0);
  const json line = json::parse(outcome.out);
  CHECK(line["path"] == path);
  CHECK(line["line"] == 1);
  CHECK(line["id"] == "mot");
  CHECK(line["year"] == 2018);
  CHECK(line["province"]["id"] == "phu-tho");
  REQUIRE(line["resolutions"].size() == 1);
  const json& cited = line["resolutions"][0];
  CHECK(cited["key"] == "nq-18-tw-k12");
  const json& mention = cited["mentions"][0];
  const std::string body = line["body"];
  CHECK(body.substr(mention["begin"], mention["end"].get<std::size_t>() -
                                          mention["begin"].get<std::size_t>()) == mention["text"]);
}

TEST_CASE("a folder is walked, and a file of one article is named by its path in it") {
  const Folder folder;
  folder.file("bao/a.txt", "Hội nghị cán bộ toàn tỉnh\nSáng 5/3/2018, hội nghị đã khai mạc.\n");
  folder.file("bao/b/c.html",
              "<html><body><article><h1>Đại hội</h1><p>Đại hội chi bộ đã thành công "
              "tốt đẹp, bầu ra cấp ủy mới gồm năm đồng chí.</p></article></body></html>");
  folder.file("bao/.an.txt", "Tệp ẩn không được đọc.");
  CHECK(summary(indexer({"add", "--db", folder / "db", folder / "bao"}))["added"] == 2);
  CHECK_FALSE(shown(folder / "db", "a.txt").empty());
  CHECK_FALSE(shown(folder / "db", "b/c.html").empty());
}

TEST_CASE("what was removed stays out until it is readmitted") {
  const Folder folder;
  const std::string db = folder / "db";
  indexer({"add", "--db", db, "-"}, kArticle + article("hai", "Văn bản thứ hai."));
  CHECK(indexer({"remove", "--db", db, "mot"}).exit_code == 0);
  CHECK(searcher({"show", "mot", "--db", db}).exit_code == 1);
  const auto again = indexer({"add", "--db", db, "-"}, kArticle);
  CHECK(again.exit_code == 0);
  CHECK(summary(again)["tombstoned"] == 1);
  CHECK(indexer({"rebuild", "--db", db}).exit_code == 0);
  indexer({"add", "--db", db, "-"}, kArticle);
  CHECK(info(db)["articles"] == 1);
  CHECK(searcher({"search", "Phú Thọ", "--db", db}).exit_code == 1);
  CHECK(indexer({"remove", "--undo", "--db", db, "mot"}).exit_code == 0);
  CHECK(summary(indexer({"add", "--db", db, "-"}, kArticle))["added"] == 1);
}

TEST_CASE("remove tells known ids from unknown ones") {
  const Folder folder;
  const std::string db = folder / "db";
  indexer({"add", "--db", db, "-"}, kArticle);
  const Outcome some = indexer({"remove", "--db", db, "mot", "khong-co"});
  CHECK(some.exit_code == 1);
  CHECK(some.err.find("khong-co: is not stored") != std::string::npos);
  CHECK(indexer({"remove", "--db", db, "khong-co"}).exit_code == 2);
}

TEST_CASE("a rebuild keeps every article, and when it was first indexed") {
  const Folder folder;
  const std::string db = folder / "db";
  indexer({"add", "--db", db, "-"}, kArticle + article("hai", "Văn bản thứ hai."));
  const json before = json::parse(searcher({"show", "mot", "--db", db}).out);
  const std::string generation = info(db)["generation"];
  const auto rebuilt = indexer({"rebuild", "--db", db});
  CHECK(rebuilt.exit_code == 0);
  CHECK(info(db)["articles"] == 2);
  CHECK(info(db)["generation"] != generation);
  CHECK(json::parse(searcher({"show", "mot", "--db", db}).out) == before);
  CHECK_FALSE(std::filesystem::exists(folder / ("db/" + generation.substr(0, 7))));
}

TEST_CASE("a rebuild from files holds what they hold, and nothing else") {
  const Folder folder;
  const std::string db = folder / "db";
  indexer({"add", "--db", db, "-"}, kArticle + article("hai", "Văn bản thứ hai."));
  indexer({"remove", "--db", db, "mot"});
  const std::string path = folder.file("moi.jsonl", kArticle + article("ba", "Văn bản thứ ba."));
  CHECK(indexer({"rebuild", "--db", db, path}).exit_code == 0);
  CHECK(shown(db, "hai").empty());
  CHECK(shown(db, "mot").empty());
  CHECK_FALSE(shown(db, "ba").empty());
}

TEST_CASE("a snapshot is whole, and a restore keeps the tombstones of today") {
  const Folder folder;
  const std::string db = folder / "db", copy = folder / "copy";
  indexer({"add", "--db", db, "-"}, kArticle + article("hai", "Văn bản thứ hai."));
  REQUIRE(indexer({"snapshot", "--db", db, copy}).exit_code == 0);
  CHECK(info(copy)["articles"] == 2);
  CHECK(searcher({"doctor", "--db", copy}).exit_code == 0);
  const Outcome twice = indexer({"snapshot", "--db", db, copy});
  CHECK(twice.exit_code == 2);
  CHECK(twice.err.find(copy + " is not empty") != std::string::npos);
  indexer({"remove", "--db", db, "mot"});
  indexer({"add", "--db", db, "-"}, article("ba", "Văn bản thứ ba."));
  REQUIRE(indexer({"restore", "--db", db, copy}).exit_code == 0);
  CHECK(shown(db, "mot").empty());
  CHECK(shown(db, "ba").empty());
  CHECK_FALSE(shown(db, "hai").empty());
}

TEST_CASE("since-state passes over files that have not changed") {
  const Folder folder;
  folder.file("bao/a.txt", "Hội nghị cán bộ toàn tỉnh\nHội nghị đã khai mạc.\n");
  const std::vector<std::string> add = {"add",           "--db",           folder / "db",
                                        "--since-state", folder / "state", folder / "bao"};
  CHECK(summary(indexer(add))["read"] == 1);
  CHECK(summary(indexer(add))["read"] == 0);
  folder.file("bao/a.txt", "Hội nghị cán bộ toàn tỉnh\nHội nghị đã bế mạc hôm qua.\n");
  CHECK(summary(indexer(add))["replaced"] == 1);
}

TEST_CASE("killed at any moment, what was committed is searched, and a second run completes") {
  const Folder folder;
  const std::string db = folder / "db";
  indexer({"add", "--db", db, "-"}, kArticle);
  const std::string path = folder.file("nhieu.jsonl", many(3000));
  for (const int ms : {3, 10, 30, 60, 100, 150, 220, 300}) {
    {
      Process run({"vankho-indexer", {"add", "--db", db, path}, {}});
      std::this_thread::sleep_for(std::chrono::milliseconds(ms));
      run.kill(SIGKILL);
      run.wait();
    }
    REQUIRE(searcher({"search", "Phú Thọ", "--db", db}).exit_code == 0);
    REQUIRE(searcher({"doctor", "--db", db}).exit_code == 0);
  }
  const auto done = indexer({"add", "--db", db, path});
  CHECK(done.exit_code == 0);
  CHECK(info(db)["articles"] == 3001);
  CHECK(searcher({"doctor", "--db", db}).exit_code == 0);
}

TEST_CASE("a rebuild that is killed leaves the generation in use") {
  const Folder folder;
  const std::string db = folder / "db";
  indexer({"add", "--db", db, "-"}, many(2000));
  std::mt19937 random(std::random_device{}());
  for (int i = 0; i < 6; ++i) {
    const auto ms = std::uniform_int_distribution<int>(0, 200)(random);
    INFO("killed after " << ms << " ms");
    Process run({"vankho-indexer", {"rebuild", "--db", db}, {}});
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
    run.kill(SIGKILL);
    run.wait();
    REQUIRE(info(db)["articles"] == 2000);
    REQUIRE(searcher({"search", "chi bộ thôn", "--db", db}).exit_code == 0);
    REQUIRE(searcher({"doctor", "--db", db}).exit_code == 0);
  }
  CHECK(indexer({"rebuild", "--db", db}).exit_code == 0);
  CHECK(info(db)["articles"] == 2000);
  // What the ended runs began is gone.
  std::size_t generations = 0;
  for (const auto& entry : std::filesystem::directory_iterator(db)) generations += entry.is_directory();
  CHECK(generations == 1);
}

TEST_CASE("two writers at once: the second is told to wait") {
  const Folder folder;
  const std::string db = folder / "db";
  indexer({"add", "--db", db, "-"}, kArticle);
  const std::string path = folder.file("nhieu.jsonl", many(4000));
  Process first({"vankho-indexer", {"add", "--db", db, path}, {}});
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  const Outcome second = indexer({"add", "--db", db, "-"}, kArticle);
  CHECK(second.exit_code == 2);
  CHECK(second.err.find(db) != std::string::npos);
  CHECK(first.wait().exit_code == 0);
}
