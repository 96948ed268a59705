// The same option from the command line, a variable and a file, in each of the real programs.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/program/process.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace vankho::tests;
using nlohmann::json;

namespace {

struct Archive {
  Archive() {
    std::string lines;
    for (int i = 0; i < 9; ++i)
      lines += "{\"id\":\"" + std::to_string(i) + "\",\"body\":\"Chi bộ họp.\"}\n";
    REQUIRE(indexer({"add", "--db", db, "-"}, lines).exit_code == 0);
  }
  const Folder folder;
  const std::string db = folder / "db";
};

Outcome run_with(const std::string& program, std::vector<std::string> arguments,
                 std::vector<std::string> environment) {
  return run({program, std::move(arguments), {}, 0, std::move(environment)});
}

}  // namespace

TEST_CASE("vankho: typed over variable over file") {
  const Archive archive;
  const std::string file = archive.folder.file(
      "vankho.toml", "db = '" + archive.db + "'\n[search]\nlimit = 2\nfacets = 'none'\n");
  const auto hits = [&](std::vector<std::string> more, std::vector<std::string> environment) {
    more.insert(more.begin(), {"search", "chi bộ", "--format", "json", "--config", file});
    const Outcome outcome = run_with("vankho", more, std::move(environment));
    REQUIRE(outcome.exit_code == 0);
    return json::parse(outcome.out)["hits"].size();
  };
  CHECK(hits({}, {}) == 2);
  CHECK(hits({}, {"VANKHO_LIMIT=3"}) == 3);
  CHECK(hits({"--limit", "4"}, {"VANKHO_LIMIT=3"}) == 4);
  const Outcome bad =
      run_with("vankho", {"search", "chi bộ", "--db", archive.db}, {"VANKHO_YEAR=abc"});
  CHECK(bad.exit_code == 2);
  CHECK(bad.err.find("VANKHO_YEAR: ") != std::string::npos);
}

TEST_CASE("vankho-indexer: typed over variable over file") {
  const Archive archive;
  const std::string other = archive.folder / "khac";
  const std::string file = archive.folder.file("indexer.toml", "db = '" + archive.db + "'\n");
  const auto articles = [&](std::vector<std::string> more, std::vector<std::string> environment) {
    more.insert(more.begin(), {"info", "--config", file});
    const Outcome outcome = run_with("vankho-indexer", more, std::move(environment));
    return outcome.exit_code == 0 ? json::parse(outcome.out)["articles"].get<int>() : -1;
  };
  CHECK(articles({}, {}) == 9);
  CHECK(articles({}, {"VANKHO_DB=" + other}) == -1);
  CHECK(articles({"--db", archive.db}, {"VANKHO_DB=" + other}) == 9);
}

TEST_CASE("vankho-searchd: typed over variable over file") {
  const Archive archive;
  const std::string file =
      archive.folder.file("searchd.toml", "db = '" + archive.db + "'\nlisten = 'tệp'\n");
  const auto complaint = [&](std::vector<std::string> more, std::vector<std::string> environment) {
    more.insert(more.begin(), {"--config", file});
    return run_with("vankho-searchd", more, std::move(environment)).err;
  };
  CHECK(complaint({}, {}).find("--listen tệp: ") != std::string::npos);
  CHECK(complaint({}, {"VANKHO_LISTEN=biến"}).find("--listen biến: ") != std::string::npos);
  CHECK(complaint({"--listen", "gõ"}, {"VANKHO_LISTEN=biến"}).find("--listen gõ: ") !=
        std::string::npos);
}

TEST_CASE("words after an option with a value belong to the query") {
  const Archive archive;
  const Outcome outcome = searcher({"search", "--db", archive.db, "--province", "nam-dinh",
                                    "--province", "ha-nam", "chi", "bộ", "--format", "json"});
  CHECK(outcome.exit_code == 1);
  CHECK(json::parse(outcome.out)["query"]["q"] == "chi bộ");
  const std::string file =
      archive.folder.file("vankho.toml", "[search]\nprovince = ['nam-dinh', 'ha-nam']\n");
  const Outcome listed =
      searcher({"search", "--config", file, "--db", archive.db, "chi", "bộ", "--format", "json"});
  CHECK(listed.exit_code == 1);
  CHECK(json::parse(listed.out)["facets"] == json::parse(outcome.out)["facets"]);
  const Outcome twice =
      searcher({"search", "x", "--db", archive.db, "--sort", "newest", "--sort", "oldest"});
  CHECK(twice.exit_code == 2);
  CHECK(twice.err == "vankho: error: --sort: is given twice\n");
}

TEST_CASE("the doctor examines the database that a server's configuration names") {
  const Archive archive;
  const std::string file =
      archive.folder.file("searchd.toml", "db = '" + archive.db + "'\nlisten = '127.0.0.1:0'\n");
  const Outcome sound = searcher({"doctor", "--config", file});
  CHECK(sound.exit_code == 0);
  CHECK(sound.out.find("9 articles can be read") != std::string::npos);
  const Outcome without = searcher({"doctor", "--config", archive.folder.file("rong.toml", "")});
  CHECK(without.exit_code == 2);
  CHECK(without.out.find("rong.toml: has no db") != std::string::npos);
}
