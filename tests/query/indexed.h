// tests/query/indexed.h: an index of a few articles, made by the real indexer, and the engine that
// answers from it.
#pragma once

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/run.h"
#include "query/engine.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

namespace vankho::query {

struct Told {
  std::string id, title, body;
};

class Indexed {
 public:
  explicit Indexed(const std::vector<Told>& articles) {
    std::string lines;
    for (const Told& one : articles)
      lines += nlohmann::json{{"id", one.id}, {"title", one.title}, {"body", one.body}}.dump() + "\n";
    indexer::RunOptions options;
    options.db = folder_ / "db";
    options.paths = {folder_.file("articles.jsonl", lines)};
    options.jobs = 1;
    REQUIRE(indexer::run_add(options));
    auto engine = Engine::open(folder_ / "db");
    REQUIRE(engine);
    engine_ = std::move(*engine);
  }

  Response ask(const std::string& q, Marks marks = Marks::automatic) const {
    Request request;
    request.q = q;
    request.marks = marks;
    auto response = engine_->search(request);
    REQUIRE(response);
    return *response;
  }

  // As it was read, or as typed.
  std::string read(const std::string& q) const {
    const std::string read_as = ask(q).read_as;
    return read_as.empty() ? q : read_as;
  }

  // Ids of the hits, best first, a blank between.
  std::string ids(const std::string& q, Marks marks = Marks::automatic) const {
    std::string out;
    for (const Hit& hit : ask(q, marks).hits) out += (out.empty() ? "" : " ") + hit.id;
    return out;
  }

  std::vector<std::string> suggested(const std::string& typed, const std::string& kind) const {
    std::vector<std::string> out;
    for (const Suggestion& one : engine_->suggest(typed, kind, 10)) out.push_back(one.text);
    return out;
  }

 private:
  tests::Folder folder_;
  std::unique_ptr<Engine> engine_;
};

inline bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::ranges::find(list, text) != list.end();
}

// The article so often, with ids `id`1, `id`2 …
inline void repeat(std::vector<Told>& articles, int times, const Told& one) {
  for (int i = 1; i <= times; ++i) {
    const std::string n = std::to_string(i);
    articles.push_back({one.id + n, one.title, one.body + " Tin thứ " + n + "."});
  }
}

}  // namespace vankho::query
