#include "schema/record.h"

#include <random>

#include "tests/support/catch.h"

using namespace vankho;

namespace {

schema::Record full() {
  schema::Record record;
  record.article.id = "bai/1";
  record.article.url = "https://bao.example.vn/1";
  record.article.title = "Đảng bộ huyện họp";
  record.article.lead = "Sáng nay.";
  record.article.body = std::string(5000, 'x') + " hết";
  record.article.source = "Báo Làng";
  record.article.tags = {"xây dựng Đảng", ""};
  record.published = "2021-03";
  record.year = 2021;
  record.date_range = {{"2021-03-01", "2021-03-31"}};
  record.province = "nam-dinh";
  record.provinces = {"nam-dinh"};
  facets::Citation citation;
  citation.key = "nq-18-tw-k12";
  citation.number = 18;
  citation.mentions.push_back({});
  citation.mentions[0].text = "Nghị quyết 18";
  citation.mentions[0].span = {7, 21};
  record.citations = {citation};
  record.removed.push_back({"counter", "Lượt xem: 12"});
  record.first_indexed = 1'600'000'000;
  record.content_hash = 42;
  return record;
}

}  // namespace

TEST_CASE("a record comes back as it was stored") {
  const schema::Record record = full();
  const auto read = schema::decode(schema::encode(record));
  REQUIRE(read);
  CHECK(schema::to_json(*read) == schema::to_json(record));
  CHECK(read->first_indexed == record.first_indexed);
  CHECK(read->content_hash == record.content_hash);
  const auto empty = schema::decode(schema::encode({}));
  REQUIRE(empty);
  CHECK(schema::to_json(*empty) == schema::to_json({}));
}

TEST_CASE("damaged records are refused or read, never more") {
  const std::string bytes = schema::encode(full());
  std::mt19937 random(3);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    REQUIRE_FALSE(schema::decode(bytes.substr(0, size)));
  for (int i = 0; i < 5000; ++i) {
    std::string damaged = bytes;
    for (int k = 0; k <= i % 3; ++k) damaged[random() % damaged.size()] = static_cast<char>(random());
    (void)schema::decode(damaged);
  }
}
