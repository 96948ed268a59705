// Reads every include of the rooms and fails when one points upwards or sideways.
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "tests/support/catch.h"

namespace fs = std::filesystem;

namespace {

// The floors of docs/ARCHITECTURE.md. A room includes itself and what is below; rooms on one floor
// never meet.
const std::map<std::string, int> kFloors = {
    {"base", 0},    {"text", 1},  {"facets", 2},  {"schema", 3}, {"segment", 4},
    {"indexer", 5}, {"query", 5}, {"searchd", 6}, {"cli", 6},    {"tests", 7},
    {"bench", 7}};

std::string room_of(const std::string& path) { return path.substr(0, path.find('/')); }

// The path inside the quotes of an #include line; empty for any other line.
std::string included(const std::string& line) {
  const std::string start = "#include \"";
  if (line.rfind(start, 0) != 0) return {};
  return line.substr(start.size(), line.find('"', start.size()) - start.size());
}

bool allowed(const std::string& from, const std::string& to) {
  return from == to || kFloors.at(to) < kFloors.at(from);
}

}  // namespace

TEST_CASE("the rule itself tells up from down") {
  CHECK(allowed("query", "segment"));
  CHECK(allowed("query", "query"));
  CHECK_FALSE(allowed("query", "indexer"));
  CHECK_FALSE(allowed("text", "facets"));
}

TEST_CASE("every include points downwards and starts at the root") {
  const fs::path root = VANKHO_SOURCE_DIR;
  int seen = 0;
  for (const auto& [room, floor] : kFloors) {
    if (!fs::exists(root / room)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cc") continue;
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) {
        const std::string path = included(line);
        if (path.empty()) continue;
        INFO(entry.path().string() << " includes " << path);
        REQUIRE(kFloors.count(room_of(path)) == 1);
        CHECK(allowed(room, room_of(path)));
        ++seen;
      }
    }
  }
  CHECK(seen > 100);
}
