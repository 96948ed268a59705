// vankho watch: nothing the first time, then what came in since, each article once.
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/program/daemon.h"
#include "tests/program/process.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace vankho::tests;
using nlohmann::json;

namespace {

std::string article(const std::string& id, const std::string& body) {
  return json{{"id", id}, {"title", "Tin " + id}, {"body", body}}.dump() + "\n";
}

struct Archive {
  Archive() { add(article("cu", "Chi bộ họp.") + article("khac", "Trời mưa to.")); }
  void add(const std::string& lines) const {
    REQUIRE(indexer({"add", "--db", db, "-"}, lines).exit_code == 0);
  }
  // `vankho watch` with its memory in this folder.
  Outcome watch(std::vector<std::string> words) const {
    words.insert(words.begin(), "watch");
    return run({"vankho", words, {}, 0, {"XDG_STATE_HOME=" + (folder / "state")}});
  }
  // The ids of what is new.
  std::string fresh(std::vector<std::string> words) const {
    words.insert(words.end(), {"--format", "jsonl"});
    const Outcome outcome = watch(words);
    std::string ids;
    for (std::size_t at = 0; at < outcome.out.size();) {
      const std::size_t end = outcome.out.find('\n', at);
      ids += (ids.empty() ? "" : " ") +
             json::parse(outcome.out.substr(at, end - at))["id"].get<std::string>();
      at = end + 1;
    }
    CHECK(outcome.exit_code == (ids.empty() ? 1 : 0));
    return ids;
  }
  const Folder folder;
  const std::string db = folder / "db";
};

std::size_t states(const Archive& archive) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& one :
       std::filesystem::directory_iterator(archive.folder / "state/vankho"))
    ++count;
  return count;
}

}  // namespace

TEST_CASE("the first time remembers, the next prints what came in since") {
  const Archive archive;
  for (const bool by_server : {false, true}) {
    const Daemon daemon(archive.db);
    const std::vector<std::string> ask =
        by_server ? std::vector<std::string>{"chi bộ", "--url", daemon.url()}
                  : std::vector<std::string>{"chi bộ", "--db", archive.db};
    const std::string mark = by_server ? "b" : "a";
    const Outcome first = archive.watch(ask);
    CHECK(first.exit_code == 1);
    CHECK(first.out.empty());
    CHECK(first.err.find("articles are there already") != std::string::npos);
    CHECK(archive.fresh(ask).empty());
    archive.add(article("moi-" + mark, "Chi bộ kết nạp đảng viên.") +
                article("thoi-tiet-" + mark, "Trời nắng."));
    if (by_server) std::this_thread::sleep_for(std::chrono::milliseconds(1200));
    CHECK(archive.fresh(ask) == "moi-" + mark);
    CHECK(archive.fresh(ask).empty());
  }
}

TEST_CASE("an old article that was edited is not new, nor is what a rebuild brings along") {
  const Archive archive;
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // stamps have seconds
  archive.add(article("sau", "Chi bộ họp lần nữa."));
  archive.fresh({"chi bộ", "--db", archive.db});
  archive.add(article("cu", "Chi bộ họp, đã sửa.") + article("khac", "Chi bộ họp trong mưa."));
  REQUIRE(indexer({"rebuild", "--db", archive.db}).exit_code == 0);
  CHECK(archive.fresh({"chi bộ", "--db", archive.db}).empty());
}

TEST_CASE("a search that found nothing yet tells of its first article") {
  const Archive archive;
  CHECK(archive.fresh({"đại hội", "--db", archive.db}).empty());
  archive.add(article("dai-hoi", "Đại hội chi bộ."));
  CHECK(archive.fresh({"đại hội", "--db", archive.db}) == "dai-hoi");
}

TEST_CASE("a watched search does not widen to articles with a part of its words") {
  const Archive archive;
  archive.fresh({"chi bộ họp", "--db", archive.db});
  archive.add(article("nua", "Chi bộ kết nạp."));
  CHECK(archive.fresh({"chi bộ họp", "--db", archive.db}).empty());
}

TEST_CASE("each search and source has its own memory, however it is written") {
  const Archive archive;
  archive.fresh({"chi bộ", "--db", archive.db});
  CHECK(states(archive) == 1);
  archive.fresh({"chi", "bộ", "--db", archive.db + "/"});
  CHECK(states(archive) == 1);
  archive.fresh({"chi bộ", "--db", archive.db, "--year", "2020"});
  CHECK(states(archive) == 2);
}

TEST_CASE("a memory of one's choice, and one of another search or broken is refused by name") {
  const Archive archive;
  const std::string state = archive.folder / "nho/cua-toi.json";
  archive.fresh({"chi bộ", "--db", archive.db, "--state", state});
  CHECK(std::filesystem::exists(state));
  const Outcome other = archive.watch({"mưa", "--db", archive.db, "--state", state});
  CHECK(other.exit_code == 2);
  CHECK(other.err.find(state + ": remembers another search (") != std::string::npos);
  archive.folder.file("nho/cua-toi.json", "{\"search\":");
  const Outcome broken = archive.watch({"chi bộ", "--db", archive.db, "--state", state});
  CHECK(broken.exit_code == 2);
  CHECK(broken.err.find(state + ": is no state of vankho watch (") != std::string::npos);
  const Outcome nowhere =
      archive.watch({"chi bộ", "--db", archive.db, "--state", "/proc/khong/co"});
  CHECK(nowhere.exit_code == 2);
  CHECK(nowhere.err.find("/proc/khong/co: cannot be written") != std::string::npos);
}

TEST_CASE("what could not be printed is new again") {
  const Archive archive;
  archive.fresh({"chi bộ", "--db", archive.db});
  archive.add(article("moi", "Chi bộ kết nạp."));
  const std::string command = "XDG_STATE_HOME=" + (archive.folder / "state") +
                              " " VANKHO_BINARY_DIR "/vankho watch 'chi bộ' --db " + archive.db +
                              " >/dev/full 2>/dev/null";
  CHECK(WEXITSTATUS(std::system(command.c_str())) == 2);
  CHECK(archive.fresh({"chi bộ", "--db", archive.db}) == "moi");
}

TEST_CASE("people see a list of what is new") {
  const Archive archive;
  archive.watch({"chi bộ", "--db", archive.db});
  archive.add(article("moi", "Chi bộ kết nạp đảng viên."));
  const Outcome outcome = archive.watch({"chi bộ", "--db", archive.db});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.starts_with("1. Tin moi\n"));
  CHECK(outcome.out.find("Chi bộ kết nạp đảng viên.") != std::string::npos);
}
