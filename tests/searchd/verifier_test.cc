// Checksums beside the answering.
#include "searchd/verifier.h"

#include <chrono>
#include <fstream>
#include <thread>

#include "indexer/run.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace vankho;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> sealed_files(const std::string& db) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(db))
    if (entry.path().extension() == ".seg") files.push_back(entry.path());
  return files;
}

void index(const tests::Folder& folder, const std::string& lines) {
  indexer::RunOptions options;
  options.db = folder / "db";
  options.paths = {folder.file("articles.jsonl", lines)};
  REQUIRE(indexer::run_add(options));
}

// Waits until so many files were read.
bool reads(const searchd::Verifier& verifier, std::size_t files) {
  for (int tries = 0; tries < 1000; ++tries) {
    if (verifier.sound() + verifier.damaged() >= files) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

}  // namespace

TEST_CASE("sound files are counted, and a flipped byte is found") {
  const tests::Folder folder;
  index(folder, "{\"id\":\"a\",\"body\":\"Chi bộ họp.\"}\n");
  index(folder, "{\"id\":\"b\",\"body\":\"Đảng ủy họp.\"}\n");
  const std::string db = folder / "db";
  const std::vector<fs::path> files = sealed_files(db);
  REQUIRE(files.size() == 2);
  {
    const searchd::Verifier verifier(db);
    REQUIRE(reads(verifier, 2));
    CHECK(verifier.damaged() == 0);
  }
  std::fstream file(files[1], std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(-1, std::ios::end);
  const char last = static_cast<char>(file.get());
  file.seekp(-1, std::ios::end);
  file.put(static_cast<char>(~last));
  file.close();
  const searchd::Verifier verifier(db);
  REQUIRE(reads(verifier, 2));
  CHECK(verifier.sound() == 1);
  CHECK(verifier.damaged() == 1);
}

TEST_CASE("where there is no database nothing is verified, and nothing fails") {
  const tests::Folder folder;
  const searchd::Verifier verifier(folder / "none");
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(verifier.sound() + verifier.damaged() == 0);
}
