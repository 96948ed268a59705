// Whatever is wrong with the input: one clear line that names the file, the line or the option,
// nothing lost that was stored before, and never a crash.
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "schema/generation.h"
#include "schema/store.h"
#include "tests/support/folder.h"
#include "tests/program/process.h"
#include "tests/support/catch.h"

using namespace vankho::tests;
using nlohmann::json;

namespace {

const std::string kGood = R"({"id":"tot","body":"Chi bộ họp bàn nghị quyết."})"
                          "\n";

bool says(const Outcome& outcome, const std::string& what) {
  return outcome.err.find(what) != std::string::npos;
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// A database with one good article, which must outlive whatever the test does to it.
class Kept {
 public:
  Kept() { REQUIRE(indexer({"add", "--db", db(), "-"}, kGood).exit_code == 0); }
  ~Kept() { CHECK(searcher({"show", "tot", "--db", db()}).exit_code == 0); }

  std::string db() const { return folder / "db"; }
  Outcome add(const std::string& path) const { return indexer({"add", "--db", db(), path}); }

  const Folder folder;
};

}  // namespace

TEST_CASE("a path that is not there") {
  const Kept kept;
  const std::string path = kept.folder / "khong-co.jsonl";
  const Outcome outcome = kept.add(path);
  CHECK(outcome.exit_code == 2);
  CHECK(says(outcome, path + ": cannot be read: No such file"));
  CHECK(lines_of(outcome.err) == 1);
}

TEST_CASE("a file that may not be read") {
  if (::geteuid() == 0) {
    WARN("root may read everything: not tested");
    return;
  }
  const Kept kept;
  const std::string path = kept.folder.file("kin.jsonl", kGood);
  std::filesystem::permissions(path, std::filesystem::perms::none);
  const Outcome outcome = kept.add(path);
  CHECK(outcome.exit_code == 2);
  CHECK(says(outcome, path + ": cannot be read: Permission denied"));
}

TEST_CASE("a truncated gzip gives what came before its end") {
  const Kept kept;
  std::string lines;
  for (int i = 0; i < 3000; ++i)
    lines += json{{"id", i}, {"body", "Bài số " + std::to_string(i * 7919)}}.dump() + "\n";
  for (std::size_t at = 0; (at = lines.find("\"id\":", at)) != std::string::npos;) {
    lines.insert(at + 5, "\"");
    lines.insert(lines.find('}', at), "\"");
    at += 6;
  }
  const std::string plain = kept.folder.file("nhieu.jsonl", lines);
  REQUIRE(std::system(("gzip -k " + plain).c_str()) == 0);
  const std::string packed = bytes_of(plain + ".gz");
  const std::string path =
      kept.folder.file("cut.jsonl.gz", std::string_view(packed).substr(0, packed.size() / 2));
  const Outcome outcome = kept.add(path);
  CHECK(outcome.exit_code == 1);
  CHECK(says(outcome, "truncated gzip: it ends too early; what came before it is kept"));
  CHECK(json::parse(outcome.out)["added"] > 500);
}

TEST_CASE("bytes that are no UTF-8 are repaired and reported") {
  const Kept kept;
  const std::string path = kept.folder.file(
      "lech.jsonl", "{\"id\":\"lech\",\"body\":\"Đảng bộ \xFF\xFE tỉnh học nghị quyết\"}\n");
  CHECK(kept.add(path).exit_code == 0);
  const json line = json::parse(indexer({"inspect", path}).out);
  CHECK_FALSE(line["warnings"].empty());
  CHECK(line["body"].get<std::string>().find("tỉnh học nghị quyết") != std::string::npos);
}

TEST_CASE("JSON that breaks in line 7,041 costs that line") {
  const Kept kept;
  std::string lines;
  for (int i = 1; i <= 7100; ++i)
    lines += i == 7041 ? "{\"id\":\"gay\",\"body\":\"không đóng ngoặc\n"
                       : "{\"id\":\"" + std::to_string(i) + "\",\"body\":\"Bài ngắn.\"}\n";
  const std::string path = kept.folder.file("gay.jsonl", lines);
  const std::string rejects = kept.folder / "loai.jsonl";
  const Outcome outcome = indexer({"add", "--db", kept.db(), "--rejects", rejects, path});
  CHECK(outcome.exit_code == 1);
  CHECK(says(outcome, path + ":7041: is not JSON"));
  CHECK(lines_of(outcome.err) == 1);
  CHECK(json::parse(outcome.out)["added"] == 7099);
  CHECK(bytes_of(rejects) == "{\"id\":\"gay\",\"body\":\"không đóng ngoặc\n");
}

TEST_CASE("an article without text") {
  const Kept kept;
  const std::string path = kept.folder.file(
      "rong.jsonl",
      "{\"id\":\"a\",\"title\":\"Chỉ có đầu đề\"}\n{\"id\":\"b\",\"body\":\"  \\n \"}\n");
  const Outcome outcome = kept.add(path);
  CHECK(outcome.exit_code == 2);
  CHECK(says(outcome, path + ":1: has no text: its body is empty"));
  CHECK(says(outcome, path + ":2: has no text: its body is empty"));
}

TEST_CASE("an empty file and an empty folder") {
  const Kept kept;
  const std::string path = kept.folder.file("rong.txt", "");
  const Outcome outcome = kept.add(path);
  CHECK(outcome.exit_code == 2);
  CHECK(says(outcome, path + ": has no text"));
  std::filesystem::create_directory(kept.folder / "trong");
  CHECK(kept.add(kept.folder / "trong").exit_code == 0);
}

TEST_CASE("a line of 100 MB is passed over, and what follows is stored") {
  const Kept kept;
  const std::string path =
      kept.folder.file("dai.jsonl", "{\"id\":\"dai\",\"body\":\"" + std::string(100'000'000, 'a') +
                                        "\"}\n{\"id\":\"sau\",\"body\":\"Sau dòng dài.\"}\n");
  const Outcome outcome = kept.add(path);
  CHECK(outcome.exit_code == 1);
  CHECK(says(outcome, path + ":1: is longer than 64 MiB: skipped"));
  CHECK(searcher({"show", "sau", "--db", kept.db()}).exit_code == 0);
}

TEST_CASE("a long id is stored, one of 100,000 bytes is refused") {
  const Kept kept;
  const std::string longish(60'000, 'i'), far_too_long(100'000, 'i');
  const std::string path =
      kept.folder.file("id.jsonl", "{\"id\":\"" + longish + "\",\"body\":\"Một.\"}\n{\"id\":\"" +
                                       far_too_long + "\",\"body\":\"Hai.\"}\n");
  const Outcome outcome = kept.add(path);
  CHECK(outcome.exit_code == 1);
  CHECK(says(outcome, ":2: \"id\" is 100000 bytes long; at most 65536 are allowed"));
  CHECK(outcome.err.size() < 1000);
  CHECK(searcher({"show", longish, "--db", kept.db()}).exit_code == 0);
}

TEST_CASE("a binary file") {
  const Kept kept;
  const std::string path =
      kept.folder.file("anh.png", "\x89PNG\r\n\x1a\n" + std::string(100, '\0'));
  const Outcome outcome = kept.add(path);
  CHECK(outcome.exit_code == 2);
  CHECK(says(outcome, path + ": is a binary file, not text"));
}

TEST_CASE("a link that leads back up is not followed for ever") {
  const Kept kept;
  kept.folder.file("bao/a.txt", "Hội nghị đã khai mạc sáng nay.\n");
  std::filesystem::create_directory_symlink(kept.folder / "bao", kept.folder / "bao/vong");
  const Outcome outcome = kept.add(kept.folder / "bao");
  CHECK(outcome.exit_code == 1);
  CHECK(says(outcome, "vong: is a link back to a folder above it, not followed"));
}

TEST_CASE("a database of another version is refused, with the command that rebuilds it") {
  const Kept kept;
  const auto store = vankho::schema::store_path(std::filesystem::path(kept.db()) /
                                                *vankho::schema::current_generation(kept.db()));
  {
    Xapian::WritableDatabase database(store.string(), Xapian::DB_OPEN);
    database.set_metadata(vankho::schema::kStampKey,
                          std::to_string(vankho::schema::kSchemaVersion) + "\nvi-0;icu1;unicode1");
    database.commit();
  }
  const std::string rebuild = "vankho-indexer rebuild --db " + kept.db();
  for (const Outcome& outcome : {searcher({"search", "chi bộ", "--db", kept.db()}),
                                 indexer({"add", "--db", kept.db(), "-"}, kGood)}) {
    CHECK(outcome.exit_code == 2);
    CHECK(says(outcome, "was built with the analyzer vi-0"));
    CHECK(says(outcome, rebuild));
  }
  CHECK(indexer({"rebuild", "--db", kept.db()}).exit_code == 0);
  CHECK(searcher({"search", "chi bộ", "--db", kept.db()}).exit_code == 0);
}

TEST_CASE("a folder that is no database, and one that is not there") {
  const Folder folder;
  folder.file("la/gi-do.txt", "x");
  for (const auto& command : {std::vector<std::string>{"search", "x"}, {"show", "x"}}) {
    auto arguments = command;
    arguments.insert(arguments.end(), {"--db", folder / "la"});
    const Outcome other = searcher(arguments);
    CHECK(other.exit_code == 2);
    CHECK(says(other, folder / "la is no vankho database"));
    arguments.back() = folder / "khong-co";
    const Outcome absent = searcher(arguments);
    CHECK(absent.exit_code == 2);
    CHECK(says(absent, "there is no database at " + (folder / "khong-co")));
  }
  CHECK(indexer({"info", "--db", folder / "la"}).exit_code == 2);
  CHECK(indexer({"rebuild", "--db", folder / "khong-co"}).exit_code == 2);
  CHECK_FALSE(std::filesystem::exists(folder / "khong-co"));
}

TEST_CASE("a file where the database should be") {
  const Folder folder;
  const std::string path = folder.file("tep", "x");
  const Outcome outcome = indexer({"add", "--db", path, "-"}, kGood);
  CHECK(outcome.exit_code == 2);
  CHECK(says(outcome, path + ": "));
  CHECK(bytes_of(path) == "x");
}

TEST_CASE("CURRENT that names nothing") {
  const Folder folder;
  folder.file("db/CURRENT", "../../etc\n");
  const Outcome outcome = searcher({"search", "x", "--db", folder / "db"});
  CHECK(outcome.exit_code == 2);
  CHECK(says(outcome, "names no generation"));
}

TEST_CASE("a full disk: a clean error, and the last commit as it was") {
  const Kept kept;
  std::string lines;
  for (int i = 0; i < 2000; ++i)
    lines += json{{"id", "n" + std::to_string(i)},
                  {"body", "Nội dung của bài số " + std::to_string(i * 7919) + " về chi bộ."}}
                 .dump() +
             "\n";
  for (const std::uint64_t bytes : {20'000u, 60'000u, 200'000u}) {
    const Outcome outcome = run({"vankho-indexer", {"add", "--db", kept.db(), "-"}, lines, bytes});
    CHECK(outcome.exit_code == 2);
    CHECK(says(outcome, "vankho-indexer: error: "));
    CHECK(lines_of(outcome.err) == 1);
    CHECK(searcher({"doctor", "--db", kept.db()}).exit_code == 0);
  }
  CHECK(indexer({"add", "--db", kept.db(), "-"}, lines).exit_code == 0);
}

TEST_CASE("a full disk during a rebuild: a clean error, and the generation in use as it was") {
  const Kept kept;
  std::string lines;
  for (int i = 0; i < 2000; ++i)
    lines += json{{"id", "n" + std::to_string(i)},
                  {"body", "Nội dung của bài số " + std::to_string(i * 7919) + " về chi bộ."}}
                 .dump() +
             "\n";
  REQUIRE(indexer({"add", "--db", kept.db(), "-"}, lines).exit_code == 0);
  for (const std::uint64_t bytes : {20'000u, 60'000u, 200'000u}) {
    const Outcome outcome = run({"vankho-indexer", {"rebuild", "--db", kept.db()}, {}, bytes});
    CHECK(outcome.exit_code == 2);
    CHECK(says(outcome, "vankho-indexer: error: "));
    CHECK(lines_of(outcome.err) == 1);
    CHECK(searcher({"doctor", "--db", kept.db()}).exit_code == 0);
    CHECK(searcher({"show", "n1999", "--db", kept.db()}).exit_code == 0);
  }
  CHECK(indexer({"rebuild", "--db", kept.db()}).exit_code == 0);
}

TEST_CASE("a bad option is named, with what is allowed") {
  const Folder folder;
  const Outcome format = indexer({"add", "--db", folder / "db", "--format", "pdf", "-"}, kGood);
  CHECK(format.exit_code == 2);
  CHECK(says(format, "--format"));
  CHECK(says(format, "jsonl"));
  const Outcome jobs = indexer({"add", "--db", folder / "db", "--jobs", "nhiều", "-"}, kGood);
  CHECK(jobs.exit_code == 2);
  CHECK(says(jobs, "--jobs"));
  const Outcome unknown = indexer({"add", "--db", folder / "db", "--nhanh", "-"}, kGood);
  CHECK(unknown.exit_code == 2);
  CHECK(says(unknown, "--nhanh"));
  CHECK(indexer({}).exit_code == 2);
  CHECK_FALSE(std::filesystem::exists(folder / "db"));
}

TEST_CASE("rejects and since-state that cannot be written") {
  const Kept kept;
  const Outcome rejects =
      indexer({"add", "--db", kept.db(), "--rejects", kept.folder / "khong/co", "-"}, kGood);
  CHECK(rejects.exit_code == 2);
  CHECK(says(rejects, kept.folder / "khong/co: cannot be written"));
  const std::string path = kept.folder.file("a.jsonl", kGood);
  const Outcome since =
      indexer({"add", "--db", kept.db(), "--since-state", kept.folder / "khong/co", path});
  CHECK(since.exit_code == 2);
  CHECK(says(since, kept.folder / "khong/co"));
}
