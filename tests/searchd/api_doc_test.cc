// docs/API.md has a row for each address and parameter of the OpenAPI file and no other, and each
// row names a test that is there.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "tests/searchd/json_schema.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace vankho::searchd;
using Json = nlohmann::json;

namespace {

using Row = std::vector<std::string>;
using Names = std::set<std::string>;

// The rows of the table under a heading, without its head.
std::vector<Row> table(const std::string& heading) {
  std::ifstream file(VANKHO_SOURCE_DIR "/docs/API.md");
  REQUIRE(file);
  std::vector<Row> rows;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) inside = line == "## " + heading;
    if (!inside || !line.starts_with("| `")) continue;
    Row row;
    for (std::size_t at = 2; at < line.size();) {
      const std::size_t end = line.find(" |", at);
      row.push_back(line.substr(at, end - at));
      at = end == std::string::npos ? line.size() : end + 3;
    }
    rows.push_back(row);
  }
  return rows;
}

// What stands between the first two backticks.
std::string code(const std::string& cell) {
  return cell.substr(1, cell.find('`', 1) - 1);
}

Names test_names() {
  Names names;
  const std::regex test("TEST_CASE\\(\"((?:[^\"\\\\]|\\\\.)*)\"");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(VANKHO_SOURCE_DIR "/tests")) {
    if (entry.path().extension() != ".cc") continue;
    const std::string text = vankho::tests::bytes_of(entry.path());
    for (std::sregex_iterator it(text.begin(), text.end(), test), end; it != end; ++it) names.insert((*it)[1]);
  }
  return names;
}

// The path and name of each query parameter that is described in its place.
Names own_parameters(const Json& document) {
  Names names;
  for (const auto& [path, item] : document["paths"].items())
    for (const auto& [method, operation] : item.items())
      for (const Json& one : operation.value("parameters", Json::array()))
        if (one.value("in", "") == "query") names.insert(path + " " + one["name"].get<std::string>());
  return names;
}

constexpr const char* kAddresses = "Every address, and its test";
constexpr const char* kShared = "Every parameter of a search, and its test";
constexpr const char* kOwn = "Every other parameter, and its test";

}  // namespace

TEST_CASE("API.md: a row for every address, and for no other") {
  Names documented, real;
  for (const Row& row : table(kAddresses)) documented.insert(code(row.at(0)));
  const OpenApi api;
  for (const auto& [path, item] : api.document()["paths"].items()) real.insert(path);
  CHECK(documented == real);
}

TEST_CASE("API.md: a row for every parameter, and for no other") {
  Names documented, real;
  for (const Row& row : table(kShared)) documented.insert(code(row.at(0)));
  const OpenApi api;
  for (const auto& [name, parameter] : api.document()["components"]["parameters"].items()) real.insert(name);
  CHECK(documented == real);
  Names own;
  for (const Row& row : table(kOwn)) own.insert(code(row.at(0)) + " " + code(row.at(1)));
  CHECK(own == own_parameters(api.document()));
}

TEST_CASE("API.md: the tests that it names are there") {
  const Names tests = test_names();
  for (const char* heading : {kAddresses, kShared, kOwn})
    for (const Row& row : table(heading)) {
      INFO(row.at(0) << ": " << row.back());
      CHECK(tests.contains(row.back()));
    }
}

TEST_CASE("API.md: addresses that take a search are marked") {
  const OpenApi api;
  for (const Row& row : table(kAddresses)) {
    INFO(row.at(0));
    const Json& item = api.document()["paths"][code(row.at(0))];
    const bool search = item.contains("get") && api.parameters(code(row.at(0))).size() > 20;
    CHECK(row.at(0).ends_with("°") == search);
  }
}
