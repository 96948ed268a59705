// Province, date and documents of short passages in the manner of the press, from
// cases/passages.jsonl: each holds an article and, under "expect", what a reader decided
// before the program read it. The keys of documents are compared as a set.
#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/infer.h"
#include "tests/indexer/read.h"
#include "tests/support/catch.h"

using namespace vankho;
using nlohmann::json;

namespace {

struct Passage {
  std::string article;  // one line of JSON Lines
  json expect;
};

std::vector<Passage> passages() {
  std::ifstream file(std::string(VANKHO_SOURCE_DIR) + "/tests/indexer/cases/passages.jsonl");
  std::vector<Passage> all;
  for (std::string line; std::getline(file, line);) {
    json passage = json::parse(line);
    json expect = passage.at("expect");
    passage.erase("expect");
    all.push_back({passage.dump() + "\n", std::move(expect)});
  }
  return all;
}

schema::Record inferred(const std::string& article) {
  static const text::Analyzer analyzer;
  static text::Memo memo;
  tests::Got got = tests::read_bytes("a.jsonl", article);
  REQUIRE(got.items.size() == 1);
  indexer::Tokens tokens;
  indexer::analyze(got.items[0].article, analyzer, memo, tokens);
  return indexer::infer(std::move(got.items[0]), tokens);
}

std::vector<std::string> keys_of(const schema::Record& record) {
  std::vector<std::string> keys;
  for (const facets::Citation& citation : record.citations) keys.push_back(citation.key);
  std::ranges::sort(keys);
  return keys;
}

}  // namespace

TEST_CASE("passages are read as a reader reads them") {
  const std::vector<Passage> all = passages();
  REQUIRE(all.size() > 380);
  for (const Passage& passage : all) {
    INFO(passage.article);
    const schema::Record record = inferred(passage.article);
    CHECK(record.province == passage.expect.at("province").get<std::string>());
    CHECK(record.published == passage.expect.at("published").get<std::string>());
    auto keys = passage.expect.at("documents").get<std::vector<std::string>>();
    std::ranges::sort(keys);
    CHECK(keys_of(record) == keys);
  }
}
