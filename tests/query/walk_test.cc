// Going through all of an index: by cursor while a writer commits, and as an export.
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "query/params.h"
#include "tests/query/archive.h"
#include "tests/support/catch.h"

namespace vankho::query {
namespace {

using Json = nlohmann::json;

// Article i as of revision r, which gives it another text and another day.
std::string line(int i, int revision) {
  const std::string number = std::to_string(i);
  return Json{{"id", "bai/" + number},
              {"title", "Chi bộ số " + number},
              {"body", "Họp lần " + std::to_string(revision) + " của chi bộ số " + number + "."},
              {"published", std::to_string(2010 + (i * 7 + revision) % 15) + "-03-1" + std::to_string(i % 9)}}
             .dump() + "\n";
}

std::string lines(int first, int last, int step, int revision) {
  std::string all;
  for (int i = first; i < last; i += step) all += line(i, revision);
  return all;
}

constexpr int kArticles = 200;
bool is_changed(int i) { return i % 5 == 0; }  // by the writer; the others stay as they are

struct Walked {
  std::map<std::string, int> times;  // by id
  std::set<std::string> generations;
};

// Page by page to the end; `between` runs after each page.
Walked walk(const Sort sort, const std::function<std::unique_ptr<Engine>()>& open, const std::function<void()>& between) {
  Walked walked;
  Request request;
  request.q = "chi bộ";
  request.sort = sort;
  request.size = 9;
  request.facets.names.clear();
  auto engine = open();
  for (int page = 0; page < 200; ++page) {
    if (page > 0) engine = open();
    const auto found = engine->search(request);
    REQUIRE(found);
    walked.generations.insert(found->generation);
    for (const Hit& hit : found->hits) ++walked.times[hit.id];
    if (found->next.empty()) return walked;
    request.after = found->next;
    between();
  }
  FAIL("the walk does not end");
  return walked;
}

void check_unchanged(const Walked& walked) {
  for (int i = 0; i < kArticles; ++i) {
    if (is_changed(i)) continue;
    const std::string id = "bai/" + std::to_string(i);
    INFO(id);
    CHECK((walked.times.contains(id) ? walked.times.at(id) : 0) == 1);
  }
}

std::unique_ptr<Engine> open(const tests::Folder& folder) {
  auto engine = Engine::open(folder / "db");
  REQUIRE(engine);
  return std::move(*engine);
}

// What this process has in memory now, beside what is mapped from files.
std::size_t resident_kib() {
  std::ifstream statm("/proc/self/statm");
  std::size_t size = 0, resident = 0, shared = 0;
  statm >> size >> resident >> shared;
  return (resident - shared) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) / 1024;
}

}  // namespace

TEST_CASE("a cursor by date loses and repeats no unchanged article, with a commit after every page") {
  for (const Sort sort : {Sort::newest, Sort::oldest}) {
    const tests::Folder folder;
    index_lines(folder, lines(0, kArticles, 1, 0));
    int revision = 0;
    const Walked walked = walk(sort, [&] { return open(folder); }, [&] {
      ++revision;
      // Some are replaced, with new days; some are new.
      index_lines(folder, lines(5 * (revision % 7), kArticles, 35, revision) +
                              lines(1000 + revision * 10, 1003 + revision * 10, 1, 0));
    });
    CHECK(walked.generations.size() > 10);
    check_unchanged(walked);
  }
}

TEST_CASE("a cursor by date goes on through a writer's commits in one engine") {
  const tests::Folder folder;
  index_lines(folder, lines(0, kArticles, 1, 0));
  const auto engine = open(folder);
  std::atomic<bool> writing{true};
  std::thread writer([&] {
    for (int revision = 1; revision <= 8; ++revision) {
      index_lines(folder, lines(0, kArticles, 5, revision));
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    writing = false;
  });
  std::set<std::string> generations;
  while (writing) {
    Request request;
    request.sort = Sort::newest;
    request.size = 9;
    Walked walked;
    for (bool more = true; more;) {
      const auto found = engine->search(request);
      if (!found) break;
      for (const Hit& hit : found->hits) ++walked.times[hit.id];
      generations.insert(found->generation);
      request.after = found->next;
      more = !found->next.empty();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    check_unchanged(walked);
  }
  writer.join();
  CHECK(generations.size() > 1);
}

TEST_CASE("a cursor by relevance says when the commit changed under it") {
  const tests::Folder folder;
  index_lines(folder, lines(0, 60, 1, 0));
  Request request;
  request.q = "chi bộ";
  const auto first = open(folder)->search(request);
  REQUIRE(first);
  request.after = first->next;
  CHECK(open(folder)->search(request)->warnings.empty());
  index_lines(folder, lines(100, 101, 1, 0));
  const auto second = open(folder)->search(request);
  CHECK(second->warnings == std::vector<std::string>{
                                "kho đã thay đổi từ trang trước: thứ tự theo độ liên quan có thể đã khác"});
}

TEST_CASE("pages by relevance hold every article once") {
  const tests::Folder folder;
  index_lines(folder, lines(0, kArticles, 1, 0));
  const Walked walked = walk(Sort::relevance, [&] { return open(folder); }, [] {});
  CHECK(walked.times.size() == kArticles);
  check_unchanged(walked);
}

TEST_CASE("a cursor that is none is an error, never a crash") {
  for (const char* after : {"x", "r", "n-", "p1-0-g", "nzz-1", "r3f800000-1-g.1", "n1346b6f-ffffffffffffffffff",
                            "\xff", "pffffffffffff-0-"}) {
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
      Request request;
      request.after = after;
      request.sort = sort;
      const auto found = archive().engine().search(request);
      if (!found) CHECK(found.error().code == Code::invalid);
    }
  }
}

TEST_CASE("an export sends every hit once, in order, with and without reprints") {
  const Engine& engine = archive().engine();
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    Request request;
    request.q = "chi bộ";
    request.match = Match::any;
    request.sort = sort;
    std::set<std::string> ids;
    std::vector<double> scores;
    std::vector<std::string> days;
    const auto sent = engine.each_hit(request, [&](const Hit& hit) {
      CHECK(ids.insert(hit.id).second);
      scores.push_back(hit.score);
      if (!hit.published.empty()) days.push_back(hit.published.substr(0, 4));
      return true;
    });
    REQUIRE(sent);
    request.size = 0;
    CHECK(*sent == engine.search(request)->total);
    CHECK(ids.size() == *sent);
    if (sort == Sort::relevance) CHECK(std::ranges::is_sorted(scores, std::greater{}));
    if (sort == Sort::newest) CHECK(std::ranges::is_sorted(days, std::greater{}));
    if (sort == Sort::oldest) CHECK(std::ranges::is_sorted(days));
  }
  int sent = 0;
  REQUIRE(engine.each_hit({}, [&](const Hit&) { return ++sent < 3; }));
  CHECK(sent == 3);
}

TEST_CASE("an export folds reprints when asked to") {
  const tests::Folder folder;
  std::string text;
  for (int i = 0; i < 80; ++i) text += "câu số " + std::to_string(i * 37) + " về đảng viên thôn; ";
  std::string all;
  for (int i = 0; i < 3; ++i)
    all += Json{{"id", std::to_string(i)}, {"title", "Bài"}, {"body", text}}.dump() + "\n";
  index_lines(folder, all + line(7, 0));
  const auto engine = open(folder);
  Request request;
  int sent = 0;
  const auto count = [&](const Hit&) { return ++sent, true; };
  REQUIRE(engine->each_hit(request, count));
  CHECK(sent == 4);
  request.group = Group::dup;
  sent = 0;
  REQUIRE(engine->each_hit(request, count));
  CHECK(sent == 2);
}

TEST_CASE("an export goes on while writers commit") {
  const tests::Folder folder;
  index_lines(folder, lines(0, kArticles, 1, 0));
  const auto engine = open(folder);
  std::map<std::string, int> times;
  int revision = 0;
  const auto sent = engine->each_hit({}, [&](const Hit& hit) {
    ++times[hit.id];
    if (times.size() % 40 == 0) index_lines(folder, lines(0, kArticles, 5, ++revision));
    return true;
  });
  REQUIRE(sent);
  CHECK(revision >= 3);
  check_unchanged({times, {}});
}

TEST_CASE("an export's memory does not grow with its hits") {
  const tests::Folder folder;
  std::string all;
  const std::string text(2000, 'a');
  for (int i = 0; i < 20'000; ++i)
    all += Json{{"id", std::to_string(i)}, {"body", "chi bộ " + text.substr(0, 1 + i % 7) + " họp số " + std::to_string(i)}}.dump() + "\n";
  index_lines(folder, all);
  const auto engine = open(folder);
  malloc_trim(0);  // what indexing left behind must not hide what the export takes
  std::size_t early = 0, late = 0;
  std::uint64_t sent = 0;
  REQUIRE(engine->each_hit({}, [&](const Hit&) {
    if (++sent == 2'000) early = resident_kib();
    if (sent == 20'000) late = resident_kib();
    return true;
  }));
  CHECK(sent == 20'000);
  CHECK(late < early + 6 * 1024);  // the hits themselves would take more than 12 MiB
}

}  // namespace vankho::query
