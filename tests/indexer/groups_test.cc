#include "indexer/groups.h"

#include "indexer/shingles.h"
#include "segment/builder.h"
#include "tests/support/catch.h"
#include "text/analyzer.h"

namespace vankho::indexer {
namespace {

using SegmentPtr = std::shared_ptr<const segment::Segment>;

struct Body {
  std::uint64_t id;
  std::string text;
  std::uint64_t group = 0;  // as stored; 0: its own
};

SegmentPtr build(const std::vector<Body>& bodies) {
  static const text::Analyzer analyzer;
  segment::Builder builder;
  for (const Body& body : bodies) {
    text::Memo memo;
    std::vector<text::Token> tokens;
    analyzer.analyze(body.text, memo, tokens);
    segment::Entry entry;
    entry.body = tokens;
    entry.columns.id_hash = body.id;
    entry.columns.group = body.group != 0 ? body.group : body.id;
    entry.columns.bands = bands_of(shingles_of(tokens));
    entry.columns.sketch = sketch_of(shingles_of(tokens));
    builder.add(entry);
  }
  auto segment = segment::Segment::from_bytes(builder.seal());
  REQUIRE(segment);
  return *segment;
}

// A hundred words that are all different, from the n-th of them on.
std::string text_at(int n) {
  std::string text;
  for (int i = n; i < n + 100; ++i) text += "chữ" + std::to_string(i) + " ";
  return text;
}

using Ids = std::vector<std::uint64_t>;

TEST_CASE("a reprint has the group of the first of its kind, in whatever segment that is") {
  const std::vector<SegmentPtr> earlier = {build({{1, text_at(1000), 77}, {2, text_at(2000)}}),
                                           build({{3, text_at(3000)}})};
  const std::vector<SegmentPtr> fresh = {
      build({{4, text_at(4000)}, {5, text_at(1001)}, {6, text_at(3001)}}),
      build({{7, text_at(4001)}, {8, text_at(5000)}, {9, text_at(1002)}})};
  CHECK(find_groups(fresh, earlier) == Ids{4, 77, 3, 4, 8, 77});
  CHECK(find_groups(fresh, {}) == Ids{4, 5, 6, 4, 8, 5});
}

TEST_CASE("a reprint of a reprint is in the group, though the first is too far from it") {
  const std::vector<SegmentPtr> earlier = {build({{1, text_at(0), 77}})};
  const SegmentPtr one = build({{2, text_at(13)}}), two = build({{3, text_at(26)}});
  CHECK(find_groups(std::vector{two}, earlier) == Ids{3});
  CHECK(find_groups(std::vector{one, two}, earlier) == Ids{77, 77});
}

TEST_CASE("a text that comes a thousand times is one group") {
  std::vector<Body> copies;
  for (std::uint64_t id = 10; id < 1010; ++id) copies.push_back({id, text_at(1000)});
  const std::vector<SegmentPtr> fresh = {build(copies)}, earlier = {build({{1, text_at(1002), 77}})};
  CHECK(find_groups(fresh, {}) == Ids(1000, 10));
  CHECK(find_groups(fresh, earlier) == Ids(1000, 77));
  CHECK(find_groups(earlier, fresh) == Ids{10});
}

TEST_CASE("texts that differ, or are too short to say, are their own groups") {
  const std::vector<SegmentPtr> earlier = {build({{1, "Tin vắn"}, {2, text_at(1000)}, {3, ""}})};
  const std::vector<SegmentPtr> fresh = {build({{4, "Tin vắn"}, {5, text_at(2000)}, {6, ""}})};
  CHECK(find_groups(fresh, earlier) == Ids{4, 5, 6});
  CHECK(find_groups({}, earlier).empty());
}

}  // namespace
}  // namespace vankho::indexer
