#include "tests/searchd/indexed.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "indexer/run.h"
#include "query/params.h"
#include "tests/support/catch.h"

namespace vankho::searchd {
namespace {

using Json = nlohmann::json;

constexpr const char* kPlaces[] = {"nam-dinh", "ha-nam", "phu-tho", "vinh-phuc"};

Json article(int i) {
  const std::string number = std::to_string(i);
  const std::string cited = i % 3 == 0 ? " theo Nghị quyết số 18-NQ/TW ngày 25/10/2017" : "";
  const std::string body =
      i < kArticles ? "Sáng nay, đảng viên chi bộ thôn " + number + " họp bàn chuyện đường làng" + cited +
                          ". Cuộc họp kết thúc lúc trưa <b>&."
                    : "Thư viện trường làng mở cửa đón bạn đọc suốt mùa hè, có thêm hai trăm cuốn sách mới do "
                      "phụ huynh, cựu học sinh gửi tặng, ai cũng được mượn về nhà.";
  return {{"id", "bai/" + number},
          {"url", "https://bao.example.vn/bai/" + number},
          {"title", "Đảng bộ xã số " + number + " bàn việc làng"},
          {"body", body},
          {"published", std::to_string(2015 + i % 5) + "-0" + std::to_string(1 + i % 9) + "-15"},
          {"province", kPlaces[i % 4]},
          {"source", i % 2 ? "Báo Làng" : "Báo Xóm"},
          {"author", i % 10 ? "" : "Đỗ Viết"}};
}

}  // namespace

Indexed::Indexed() {
  add(0, kArticles);
  auto backend = open_backend(folder / "db");
  REQUIRE(backend);
  site = std::make_unique<Site>(std::move(*backend), Settings{});
}

void Indexed::add(int first, int last) const {
  std::string lines;
  for (int i = first; i < last; ++i) lines += article(i).dump() + "\n";
  indexer::RunOptions options;
  options.db = folder / "db";
  options.paths = {folder.file("articles.jsonl", lines)};
  options.jobs = 1;
  REQUIRE(indexer::run_add(options));
}

void Indexed::await(std::uint64_t articles) const {
  for (int i = 0; i < 50 && total("") != articles; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  REQUIRE(total("") == articles);
}

HttpAnswer Indexed::ask(const std::string& target) const {
  HttpRequest request;
  request.method = "GET";
  const std::size_t question = std::min(target.find('?'), target.size());
  request.path = target.substr(0, question);
  request.params = query::split_query_string(std::string_view(target).substr(question));
  return site->answer(request);
}

std::string Indexed::text(const std::string& target) const {
  const HttpAnswer answer = ask(target);
  std::string body(answer.content());
  if (answer.stream) answer.stream([&](std::string_view bytes) { return body.append(bytes), true; });
  return body;
}

Json Indexed::json(const std::string& target) const { return Json::parse(text(target)); }

std::uint64_t Indexed::total(const std::string& params) const {
  return json("/api/v1/search?size=0&facets=none&" + params)["total"]["value"];
}

std::uint64_t count_of(const Json& facet, const std::string& id) {
  for (const Json& value : facet["values"])
    if (value["id"] == id) return value["count"];
  return 0;
}

}  // namespace vankho::searchd
