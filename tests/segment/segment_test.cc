#include "segment/segment.h"

#include <random>
#include <set>
#include <vector>

#include "segment/builder.h"
#include "segment/merger.h"
#include "segment/stream.h"
#include "tests/support/catch.h"
#include "text/analyzer.h"

namespace vankho::segment {
namespace {

std::vector<text::Token> analyze(const std::string& text, text::Memo& memo) {
  static const text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  analyzer.analyze(text, memo, tokens);
  return tokens;
}

std::shared_ptr<const Segment> build(const std::vector<std::string>& bodies) {
  Builder builder;
  std::uint64_t id = 1;
  for (const std::string& body : bodies) {
    text::Memo memo;
    const auto tokens = analyze(body, memo);
    Entry entry;
    entry.body = tokens;
    entry.columns.id_hash = id;
    entry.columns.group = id++;
    entry.columns.title = body.substr(0, 10);
    entry.columns.provinces = {"nam-dinh"};
    builder.add(entry);
  }
  auto segment = Segment::from_bytes(builder.seal());
  REQUIRE(segment);
  return *segment;
}

std::vector<std::uint32_t> articles_of(PostingList list) {
  std::vector<std::uint32_t> out;
  Bitmap all;
  all.fill(~std::uint64_t{0});
  for (auto window = list.next_window(0); window != PostingList::kNone;
       window = list.next_window(window + 1))
    each_in(list.block(window), all, [&](std::uint32_t article, std::uint8_t) {
      out.push_back(window * kWindow + article);
    });
  return out;
}

TEST_CASE("lists of every density come back as they were written") {
  std::mt19937 random(1);
  for (const std::uint32_t articles : {1u, 100u, 4096u, 4097u, 60'000u})
    for (const double share : {0.0005, 0.01, 0.3, 1.0}) {
      std::vector<Posting> postings;
      std::bernoulli_distribution in(share);
      for (std::uint32_t i = 0; i < articles; ++i)
        if (in(random)) postings.push_back({i, static_cast<std::uint8_t>(random() % 255 + 1)});
      std::string bytes;
      write_postings(postings, articles, bytes);
      std::vector<Posting> read;
      REQUIRE(read_postings(bytes, static_cast<std::uint32_t>(postings.size()), articles, 0, read) ==
              true);
      REQUIRE(read.size() == postings.size());
      for (std::size_t i = 0; i < read.size(); ++i) {
        REQUIRE(read[i].article == postings[i].article);
        REQUIRE(read[i].payload == postings[i].payload);
      }
    }
}

TEST_CASE("damaged lists give no articles outside the segment") {
  std::mt19937 random(2);
  std::vector<Posting> postings;
  for (std::uint32_t i = 0; i < 3000; i += 2) postings.push_back({i, 0x21});
  std::string bytes;
  write_postings(postings, 4096, bytes);
  for (int i = 0; i < 2000; ++i) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    if (i % 3 == 0) damaged.resize(random() % damaged.size());
    std::vector<Posting> read;
    read_postings(damaged, static_cast<std::uint32_t>(postings.size()), 4096, 0, read);
    for (const Posting& posting : read) REQUIRE(posting.article < 4096);
  }
}

TEST_CASE("codes of all lengths come back, and a phrase is a substring") {
  std::string stream;
  const std::vector<std::uint32_t> terms = {2, 127, 128, 3199, 3200, 64'639, 64'640, 10'000'000};
  for (const std::uint32_t term : terms) put_code(stream, term);
  std::string_view rest = stream;
  for (const std::uint32_t term : terms) CHECK(take_code(rest) == term);
  CHECK(rest.empty());
  std::string other;
  put_code(other, 3199 - 64);
  CHECK(stream.find(other) == std::string::npos);
}

TEST_CASE("a word, its spellings and its neighbours are found") {
  const auto segment = build({"Nghị quyết trung ương", "nghi quyet", "Trung ương họp. Nghị quyết"});
  const auto nghi = segment->find("nghị"), quyet = segment->find("quyết");
  REQUIRE(nghi);
  REQUIRE(quyet);
  CHECK(articles_of(segment->postings(*nghi)) == std::vector<std::uint32_t>{0, 2});
  CHECK(segment->spellings("nghi").size() == 2);
  CHECK(segment->bigram_df(*nghi, *quyet) == 2);
  CHECK(segment->bigram_df(*quyet, *nghi) == 0);
  CHECK_FALSE(segment->find("đường"));
  CHECK(segment->spellings("xyz").empty());
}

TEST_CASE("a merged segment answers as its parts did") {
  const std::vector<std::string> first = {"một hai ba", "hai ba bốn", "năm"};
  const std::vector<std::string> second = {"ba bốn năm", "một hai"};
  const std::vector<std::shared_ptr<const Segment>> parts = {build(first), build(second)};
  const auto merged = Segment::from_bytes(join(merge(parts, std::vector<bool>(5))));
  REQUIRE(merged);
  const Segment& all = **merged;
  REQUIRE(all.articles() == 5);
  for (const auto* word : {"một", "hai", "ba", "bốn", "năm"}) {
    std::vector<std::uint32_t> expected;
    std::uint32_t base = 0;
    for (const auto& part : parts) {
      if (const auto number = part->find(word))
        for (const std::uint32_t article : articles_of(part->postings(*number)))
          expected.push_back(base + article);
      base += part->articles();
    }
    const auto number = all.find(word);
    REQUIRE(number);
    CHECK(articles_of(all.postings(*number)) == expected);
  }
  CHECK(all.bigram_df(*all.find("hai"), *all.find("ba")) == 2);
  CHECK(all.title(3) == parts[1]->title(0));
  std::vector<std::string> words;
  for (const Placed& placed : read_stream(all.stream(3)))
    words.emplace_back(all.term(placed.term));
  CHECK(words == std::vector<std::string>{"ba", "bốn", "năm"});
}

TEST_CASE("the dead leave a merged segment's lists but keep their places") {
  const std::vector<std::shared_ptr<const Segment>> parts = {build({"một", "một hai"})};
  const auto merged = Segment::from_bytes(
      join(merge(parts, {true, false})));
  REQUIRE(merged);
  CHECK((*merged)->articles() == 2);
  CHECK(articles_of((*merged)->postings(*(*merged)->find("một"))) == std::vector<std::uint32_t>{1});
  CHECK((*merged)->stream(0).empty());
}

TEST_CASE("what is no segment is refused, and damage never reads outside") {
  CHECK_FALSE(Segment::from_bytes(""));
  CHECK_FALSE(Segment::from_bytes(std::string(4000, 'x')));
  CHECK_FALSE(Segment::open("/nonexistent/000001.seg"));
  const std::string sound(build({"một hai ba", "bốn năm"})->bytes());
  std::mt19937 random(3);
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = sound;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    const auto segment = Segment::from_bytes(damaged);
    if (!segment) continue;
    if (const auto number = (*segment)->find("hai")) articles_of((*segment)->postings(*number));
    for (std::uint32_t article = 0; article < (*segment)->articles(); ++article)
      read_stream((*segment)->stream(article));
  }
}

TEST_CASE("lengths in a byte are at most a sixteenth off") {
  for (std::uint32_t tokens = 0; tokens < 200'000; tokens += tokens / 50 + 1) {
    const double back = length_of(length_code(tokens));
    CHECK(back == Approx(tokens).epsilon(0.07).margin(0.5));
  }
}

}  // namespace
}  // namespace vankho::segment
