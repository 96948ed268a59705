// Which of three places an option comes from, and what is said when its value is wrong there.
#include "base/options.h"

#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace vankho;

namespace {

// A variable of the environment while the test runs.
class Variable {
 public:
  Variable(std::string name, const std::string& value) : name_(std::move(name)) {
    ::setenv(name_.c_str(), value.c_str(), 1);
  }
  ~Variable() { ::unsetenv(name_.c_str()); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  std::string name_;
};

// tool pick --db DIR [--limit N] [--tag T]... [--loud] [WORD]     tool drop --db DIR [--force]
struct Tool {
  std::string db;
  int limit = 10;
  std::vector<std::string> tags;
  bool loud = false, force = false;
  std::string word;
  options::Reading reading;

  // What went wrong, or nothing.
  std::string read(std::vector<const char*> arguments) {
    CLI::App app("Picks.", "tool");
    options::add_common(app);
    app.require_subcommand(1);
    app.fallthrough();
    CLI::App* pick = app.add_subcommand("pick");
    pick->add_option("--db", db)->required();
    pick->add_option("--max-limit", limit)->check(CLI::Range(1, 100));
    pick->add_option("--tag", tags);
    pick->add_flag("--loud", loud);
    pick->add_option("WORD", word);
    CLI::App* drop = app.add_subcommand("drop");
    drop->add_option("--db", db)->required();
    drop->add_flag("--force", force);
    arguments.insert(arguments.begin(), "tool");
    auto read = options::read(app, static_cast<int>(arguments.size()), arguments.data());
    if (!read) return read.error().line();
    reading = std::move(*read);
    return {};
  }
};

}  // namespace

TEST_CASE("what is typed wins over a variable, a variable over the file") {
  const tests::Folder folder;
  const std::string file = folder.file("tool.toml", "db = \"tệp\"\n[pick]\nmax-limit = 30\n");
  const auto with_file = [&](std::vector<const char*> more) {
    more.insert(more.begin(), {"--config", file.c_str(), "pick"});
    Tool tool;
    REQUIRE(tool.read(more).empty());
    return tool;
  };
  CHECK(with_file({}).db == "tệp");
  CHECK(with_file({}).limit == 30);
  CHECK(with_file({}).reading.origin("db") == options::Origin::file);
  CHECK(with_file({}).reading.origin("tag") == options::Origin::nowhere);
  const Variable db("VANKHO_DB", "biến"), limit("VANKHO_MAX_LIMIT", "20");
  CHECK(with_file({}).db == "biến");
  CHECK(with_file({}).limit == 20);
  CHECK(with_file({}).reading.origin("db") == options::Origin::environment);
  const Tool typed = with_file({"--db", "gõ", "--max-limit", "5"});
  CHECK(typed.db == "gõ");
  CHECK(typed.limit == 5);
  CHECK(typed.reading.origin("db") == options::Origin::typed);
}

TEST_CASE("lists, switches and numbers from a file, and a command's table wins over the top") {
  const tests::Folder folder;
  const std::string file = folder.file("tool.toml",
                                       "db = 'chung'\ntag = ['a', 'b'] # hai\n[pick]\nloud = "
                                       "true\n[drop]\ndb = 'riêng'\nforce = true\n");
  Tool pick;
  CHECK(pick.read({"pick", "--config", file.c_str()}).empty());
  CHECK(pick.db == "chung");
  CHECK(pick.tags == std::vector<std::string>{"a", "b"});
  CHECK(pick.loud);
  CHECK_FALSE(pick.force);
  Tool drop;
  CHECK(drop.read({"drop", "--config", file.c_str()}).empty());
  CHECK(drop.db == "riêng");
  CHECK(drop.force);
}

TEST_CASE("the file may be named by a variable, and an empty variable is none") {
  const tests::Folder folder;
  const Variable config("VANKHO_CONFIG", folder.file("tool.toml", "db = 'tệp'\n"));
  const Variable empty("VANKHO_DB", "");
  Tool tool;
  CHECK(tool.read({"pick"}).empty());
  CHECK(tool.db == "tệp");
}

TEST_CASE("a variable of another command is not looked at") {
  const Variable limit("VANKHO_MAX_LIMIT", "không phải số");
  Tool tool;
  CHECK(tool.read({"drop", "--db", "x"}).empty());
}

TEST_CASE("a required option may come from anywhere, and is asked for otherwise") {
  Tool tool;
  CHECK(tool.read({"pick"}) ==
        "--db is required (give it, set VANKHO_DB, or write it into a file for --config)");
  CHECK(tool.read({"pick", "--help"}).empty());
  CHECK(tool.reading.answer.find("--db TEXT REQUIRED") != std::string::npos);
  CHECK(tool.read({"--version"}).empty());
  CHECK(tool.reading.answer == "tool " VANKHO_VERSION "\n");
}

TEST_CASE("a bad value is named by where it stands") {
  const tests::Folder folder;
  const std::string bad = folder.file("bad.toml", "db = 'x'\n\n[pick]\nmax-limit = 500\n");
  const std::string help = " (tool pick --help lists what there is)";
  Tool tool;
  CHECK(tool.read({"pick", "--config", bad.c_str()}) ==
        bad + ":4: max-limit: Value 500 not in range 1 to 100" + help);
  CHECK(tool.read({"pick", "--db", "x", "--max-limit", "0"}) ==
        "--max-limit: Value 0 not in range 1 to 100" + help);
  const Variable loud("VANKHO_LOUD", "có lẽ");
  CHECK(tool.read({"pick", "--db", "x"}).starts_with("VANKHO_LOUD: "));
}

TEST_CASE("a key, a table or a file that is wrong is named with its line") {
  const tests::Folder folder;
  const auto complaint = [&](const std::string& text) {
    const std::string file = folder.file("tool.toml", text);
    Tool tool;
    const std::string line = tool.read({"pick", "--db", "x", "--config", file.c_str()});
    return line.starts_with(file) ? line.substr(file.size()) : line;
  };
  CHECK(complaint("limt = 3\n").starts_with(":1: limt is not an option of tool ("));
  CHECK(complaint("\n[pik]\nmax-limit = 3\n").starts_with(":2: pik is not a command of tool ("));
  CHECK(complaint("[pick]\nforce = true\n")
            .starts_with(":2: force is not an option of pick of tool ("));
  CHECK(complaint("config = 'x'\n").starts_with(":1: config is not an option"));
  CHECK(complaint("db = \n").starts_with(":1: "));
  CHECK(complaint("db = 'a'\ndb = 'b'\n").starts_with(":2: "));
  Tool tool;
  const std::string absent = folder / "khong-co.toml";
  CHECK(tool.read({"pick", "--config", absent.c_str()}).starts_with(absent + ": "));
}
