// The manual pages and the completion against what the programs themselves say in --help.
#include <cstdio>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "tests/program/process.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace vankho::tests;

namespace {

using Names = std::set<std::string>;
using Options =
    std::map<std::string, std::string>;  // "format" → "human,json"; "" when any value will do

const std::string kSource = VANKHO_SOURCE_DIR;
const char* const kPrograms[] = {"vankho", "vankho-indexer", "vankho-searchd"};

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// "b,a" → "a,b".
std::string sorted(const std::string& list) {
  std::set<std::string> parts;
  std::istringstream in(list);
  for (std::string part; std::getline(in, part, ',');) parts.insert(part);
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ",") + part;
  return out;
}

std::string help(const std::string& program, const std::string& command = {}) {
  const Outcome outcome = run({program,
                               command.empty() ? std::vector<std::string>{"--help"}
                                               : std::vector<std::string>{command, "--help"},
                               {}});
  REQUIRE(outcome.exit_code == 0);
  REQUIRE(outcome.err.empty());
  return outcome.out;
}

// Every part of `lines` that matches, its first group.
Names found(const std::string& text, const std::regex& pattern) {
  Names names;
  for (const std::string& line : lines_of(text))
    if (std::smatch match; std::regex_search(line, match, pattern)) names.insert(match[1]);
  return names;
}

Names commands(const std::string& program) {
  const std::string text = help(program);
  const std::size_t at = text.find("Subcommands:");
  return at == std::string::npos ? Names() : found(text.substr(at), std::regex("^  ([a-z]+) "));
}

Options options_in_help(const std::string& text) {
  Options options;
  for (const std::string& line : lines_of(text))
    if (std::smatch match; std::regex_search(
            line, match, std::regex(R"(^  (?:-.,)?--([a-z-]+)(?: [^ {]*(?:\{([^}]*)\})?)?)")))
      options[match[1]] = sorted(match[2]);
  return options;
}

// A manual page by its sections: "search" (.SS), "FILTERS" (.SH) → their lines.
std::map<std::string, std::string> sections(const std::string& program) {
  std::map<std::string, std::string> text;
  std::string section;
  for (const std::string& line : lines_of(bytes_of(kSource + "/docs/man/" + program + ".1"))) {
    if (line.starts_with(".SH ")) section = line.substr(4);
    if (line.starts_with(".SS ")) section = line.substr(4, line.find(' ', 4) - 4);
    text[section] += line + "\n";
  }
  REQUIRE(text.size() > 5);
  return text;
}

// The options that are the heads of its paragraphs.
Options options_in_manual(const std::string& section) {
  Options options;
  bool head = false;
  for (const std::string& roff : lines_of(section)) {
    std::string line = std::regex_replace(roff, std::regex(R"(\\)"), "");
    if (std::smatch match; head && std::regex_search(line, match, std::regex("--([a-z-]+)"))) {
      std::smatch values;
      const bool choice = std::regex_search(line, values, std::regex(R"(\{(.*)\})"));
      options[match[1]] =
          choice ? sorted(std::regex_replace(values.str(1), std::regex("[\" ]"), "")) : "";
    }
    head = line == ".TP";
  }
  return options;
}

Options without(Options options, const Options& others) {
  for (const auto& [name, values] : others) options.erase(name);
  return options;
}

std::string bash(const std::string& script) {
  const Folder folder;
  const std::string path = folder.file("script", script);
  std::FILE* pipe = ::popen(("bash " + path).c_str(), "r");
  std::string out;
  for (int c = 0; (c = std::fgetc(pipe)) != EOF;) out += static_cast<char>(c);
  CHECK(::pclose(pipe) == 0);
  return out;
}

// What the completion offers for the last of the words.
Names completed(const std::string& program, const std::vector<std::string>& words) {
  std::string list = program;
  for (const std::string& word : words) list += " '" + word + "'";
  const std::string previous = words.size() > 1 ? words[words.size() - 2] : program;
  return found(bash("cd / && source " + kSource + "/cli/vankho.bash\nCOMP_WORDS=(" + list +
                    ")\nCOMP_CWORD=" + std::to_string(words.size()) +
                    "\n_vankho " VANKHO_BINARY_DIR "/" + program + " '" + words.back() + "' '" +
                    previous + "'\nfor one in \"${COMPREPLY[@]}\"; do echo \"$one\"; done\n"),
               std::regex("^(.+)$"));
}

Names names_of(const Options& options) {
  Names names;
  for (const auto& [name, values] : options) names.insert("--" + name);
  return names;
}

Names parts_of(const std::string& list) {
  Names parts;
  std::istringstream in(list);
  for (std::string part; std::getline(in, part, ',');) parts.insert(part);
  return parts;
}

}  // namespace

TEST_CASE("every option of --help is in the manual, with its values, and no other") {
  for (const std::string program : kPrograms) {
    const auto manual = sections(program);
    const bool one = program == "vankho-searchd";
    const Options common =
        options_in_manual(manual.at(one ? "OPTIONS" : "OPTIONS OF EVERY COMMAND"));
    Options all = options_in_help(help(program));
    if (one) CHECK(common.size() == all.size());
    for (const std::string& command : commands(program)) {
      INFO(program << " " << command);
      const Options in_help = options_in_help(help(program, command));
      REQUIRE(manual.contains(command));
      Options told = options_in_manual(manual.at(command));
      if (manual.at(command).find("Takes the filters") != std::string::npos)
        told.merge(options_in_manual(manual.at("FILTERS")));
      CHECK(without(told, common) == without(in_help, common));
      all.insert(in_help.begin(), in_help.end());
    }
    INFO(program);
    for (const auto& [name, values] : common) CHECK(all.contains(name));
    for (const char* name : {"help", "version", "config", "db"}) CHECK(common.contains(name));
  }
}

TEST_CASE("every command of the manual is one of the program") {
  for (const std::string program : {"vankho", "vankho-indexer"}) {
    const Names told =
        found(bytes_of(kSource + "/docs/man/" + program + ".1"), std::regex(R"(^\.SS ([a-z]+))"));
    CHECK(told == commands(program));
  }
}

TEST_CASE("asked for its version, each names program and version on standard output") {
  for (const std::string program : kPrograms) {
    const Outcome outcome = run({program, {"--version"}, {}});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out == program + " " VANKHO_VERSION "\n");
  }
}

TEST_CASE("the completion offers every option and command of --help, and no other") {
  for (const std::string program : kPrograms) {
    if (const Names all = commands(program); !all.empty()) CHECK(completed(program, {""}) == all);
    CHECK(completed(program, {"--"}) == names_of(options_in_help(help(program))));
    for (const std::string& command : commands(program)) {
      INFO(program << " " << command);
      Names expected = names_of(options_in_help(help(program, command)));
      expected.insert("--config");
      CHECK(completed(program, {command, "--"}) == expected);
    }
  }
}

TEST_CASE("the completion offers the values of an option, files and folders") {
  for (const auto& [name, values] : options_in_help(help("vankho", "search")))
    if (!values.empty()) {
      CHECK(completed("vankho", {"search", "--" + name, ""}) == parts_of(values));
      CHECK(completed("vankho", {"search", "--" + name, "=", ""}) == parts_of(values));
    }
  CHECK(completed("vankho", {"search", "--format", "js"}) == Names{"json", "jsonl"});
  CHECK(completed("vankho", {"sea"}) == Names{"search"});
  CHECK(completed("vankho", {"search", "--db", "/us"}) == Names{"/usr"});
  CHECK(completed("vankho-searchd", {"--config", "/etc/passw"}).contains("/etc/passwd"));
  CHECK(completed("vankho-indexer", {"add", "/etc/passw"}).contains("/etc/passwd"));
  CHECK(completed("vankho", {"search", "--limit", ""}).empty());
}

TEST_CASE("cmake --install puts programs, manual and completion in their places") {
  const Folder folder;
  const std::string build = std::string(VANKHO_BINARY_DIR) + "/..";
  const std::string command =
      "cmake --install '" + build + "' --prefix '" + (folder / "usr") + "' >/dev/null";
  REQUIRE(std::system(command.c_str()) == 0);
  for (const std::string program : kPrograms)
    for (const std::string& path : {"bin/" + program, "share/man/man1/" + program + ".1",
                                    "share/bash-completion/completions/" + program})
      CHECK(std::filesystem::exists(folder / ("usr/" + path)));
}
