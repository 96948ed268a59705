// Phrases against a walk over every token, and the first page against all pages.
#include <algorithm>
#include <random>
#include <span>

#include "indexer/run.h"
#include "query/engine.h"
#include "query/nearness.h"
#include "query/node.h"
#include "segment/builder.h"
#include "segment/stream.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"
#include "text/analyzer.h"

using namespace vankho;

namespace {

const std::vector<std::string> kWords = {"đảng", "chi", "bộ", "họp", "làng", "xã"};

std::string prose(std::mt19937& random, std::span<const std::string> vocabulary, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i)
    text += vocabulary[random() % vocabulary.size()] + (random() % 9 == 0 ? ". " : " ");
  return text;
}

// Article i talks in the words of group i % (number of groups), so many words a group.
std::shared_ptr<const segment::Segment> random_segment(std::mt19937& random, std::size_t articles,
                                                       std::span<const std::string> vocabulary,
                                                       std::size_t group) {
  const text::Analyzer analyzer;
  segment::Builder builder;
  for (std::size_t i = 0; i < articles; ++i) {
    const auto words = vocabulary.subspan(i * group % vocabulary.size(), group);
    text::Memo memo;
    std::vector<text::Token> title, body;
    analyzer.analyze(prose(random, words, 4), memo, title);
    analyzer.analyze(prose(random, words, random() % 30), memo, body);
    segment::Entry entry;
    entry.title = title;
    entry.body = body;
    builder.add(entry);
  }
  auto segment = segment::Segment::from_bytes(builder.seal());
  REQUIRE(segment);
  return *segment;
}

bool side_by_side(const segment::Segment& segment, std::uint32_t article,
                  const std::vector<std::uint32_t>& terms, int field) {
  const auto all = segment::read_stream(segment.stream(article));
  for (std::size_t i = 0; i + terms.size() <= all.size(); ++i) {
    bool same = true;
    for (std::size_t k = 0; k < terms.size(); ++k)
      same = same && all[i + k].term == terms[k] && all[i + k].position == all[i].position + k &&
             (field < 0 || all[i + k].field == field);
    if (same) return true;
  }
  return false;
}

// By every two tokens of the article.
float nearness_by_hand(const segment::Segment& segment, std::uint32_t article,
                       const std::vector<std::vector<query::Plan::Term>>& words) {
  const auto all = segment::read_stream(segment.stream(article));
  const auto is = [&](const segment::Placed& token, const std::vector<query::Plan::Term>& word) {
    return std::ranges::any_of(word, [&](const query::Plan::Term& term) {
      return segment.term(token.term) == term.exact;
    });
  };
  float sum = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::uint32_t closest = 13;
    for (const auto& a : all)
      for (const auto& b : all)
        if (is(a, words[i - 1]) && is(b, words[i]))
          closest = std::min(closest, a.position < b.position ? b.position - a.position
                                                              : a.position - b.position + 1);
    if (closest > 1 && closest <= 12)
      sum += 0.8f * std::min(words[i - 1][0].weight, words[i][0].weight) /
             static_cast<float>((closest - 1) * (closest - 1));
  }
  return sum;
}

}  // namespace

TEST_CASE("a phrase is where its words stand side by side, in the field asked for") {
  std::mt19937 random(5);
  const auto segment = random_segment(random, 300, kWords, kWords.size());
  const std::pair<std::uint8_t, int> fields[] = {
      {0, -1}, {segment::kInTitle, 0}, {segment::kInBody, 2}};
  for (int round = 0; round < 200; ++round) {
    std::vector<std::uint32_t> terms(1 + random() % 4);
    for (auto& term : terms) term = *segment->find(kWords[random() % kWords.size()]);
    const auto [mask, field] = fields[round % 3];
    const query::NodePtr node = query::phrase(*segment, terms, mask, 1);
    query::Bitmap bits{};
    if (node->next(0) == 0) node->match(0, bits);
    for (std::uint32_t article = 0; article < segment->articles(); ++article)
      REQUIRE((bits[article / 64] >> (article % 64) & 1) ==
              side_by_side(*segment, article, terms, field));
  }
}

// Of few words, whose codes are one byte each, and of so many that most take three.
TEST_CASE("nearness is that of the closest places of two words, one token further out of order") {
  constexpr std::size_t kGroup = 6;
  const std::size_t groups = GENERATE(1, 100, 1000);
  std::vector<std::string> vocabulary;
  for (std::size_t i = 0; i < groups * kGroup; ++i) {
    vocabulary.push_back("w");
    for (std::size_t left = i; left > 0; left /= 8) vocabulary.back() += "bcdghklm"[left % 8];
  }
  std::mt19937 random(8);
  const auto segment = random_segment(random, 1000, vocabulary, kGroup);
  std::size_t counted = 0;
  for (std::uint32_t article = 0; article < segment->articles(); ++article) {
    std::vector<std::string> names(vocabulary.begin() + static_cast<std::ptrdiff_t>(article % groups * kGroup),
                                   vocabulary.begin() + static_cast<std::ptrdiff_t>((article % groups + 1) * kGroup));
    std::ranges::shuffle(names, random);
    const std::vector<std::vector<query::Plan::Term>> words = {
        {{names[0], 3}, {names[1], 1}}, {{names[2], 2}}, {{names[3], 4}}};
    const float expected = nearness_by_hand(*segment, article, words);
    REQUIRE(query::Nearness(*segment, words)(article) == Approx(expected));
    REQUIRE(expected <= query::Nearness::most(words) * 1.0001f);
    counted += expected > 0;
  }
  CHECK(counted > 200);
}

TEST_CASE("a word scores where the group it stands in matches, whatever the neighbours hold") {
  const text::Analyzer analyzer;
  segment::Builder builder;
  for (const auto* text : {"đảng làng", "đảng họp", "làng"}) {
    text::Memo memo;
    std::vector<text::Token> body;
    analyzer.analyze(text, memo, body);
    segment::Entry entry;
    entry.body = body;
    builder.add(entry);
  }
  const auto segment = segment::Segment::from_bytes(builder.seal());
  REQUIRE(segment);
  const auto list = [&](const char* word) {
    std::vector<query::Weighted> one;
    one.push_back({(*segment)->postings(*(*segment)->find(word)), 1});
    return query::any_list(std::move(one), 0);
  };
  const auto score_of_first = [&](query::NodePtr root) {
    query::Bitmap bits{};
    REQUIRE(root->next(0) == 0);
    root->match(0, bits);
    REQUIRE((bits[0] & 1) == 1);
    query::Scores scores({}, 2);
    const std::uint8_t lengths[segment::kWindow] = {2, 2, 1};
    scores.begin(lengths);
    root->score(0, bits, scores);
    return scores[0];
  };
  const auto both = [&] {
    std::vector<query::NodePtr> words;
    words.push_back(list("đảng"));
    words.push_back(list("họp"));
    return query::all_of(std::move(words));
  };
  const float alone = score_of_first(list("làng"));
  std::vector<std::pair<query::NodePtr, float>> some;
  some.emplace_back(both(), 1);
  some.emplace_back(list("làng"), 1);
  CHECK(score_of_first(query::most_of(std::move(some), 1)) == alone);
  std::vector<query::NodePtr> extra;
  extra.push_back(both());
  CHECK(score_of_first(query::with_extra(list("làng"), std::move(extra))) == alone);
}

TEST_CASE("a short first page is the beginning of a long one") {
  const tests::Folder folder;
  std::mt19937 random(6);
  std::string lines;
  for (int i = 0; i < 200; ++i)
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"body\":\"" + prose(random, kWords, 5 + random() % 200) +
             "\"}\n";
  indexer::RunOptions options;
  options.db = folder / "db";
  options.paths = {folder.file("articles.jsonl", lines)};
  REQUIRE(indexer::run_add(options));
  const auto engine = query::Engine::open(folder / "db");
  REQUIRE(engine);
  const auto ids = [&](const std::string& q, std::size_t size) {
    query::Request request;
    request.q = q;
    request.size = size;
    request.match = query::Match::any;
    request.group = query::Group::none;
    const auto response = (*engine)->search(request);
    REQUIRE(response);
    std::vector<std::string> out;
    for (const query::Hit& hit : response->hits) out.push_back(hit.id);
    return out;
  };
  for (const auto* q : {"họp làng", "chi bộ làng xã", "đảng bộ xã họp chi"}) {
    const std::vector<std::string> all = ids(q, 50);
    REQUIRE(all.size() == 50);
    for (std::size_t size = 1; size < 50; size += 3)
      CHECK(std::ranges::equal(ids(q, size), std::vector(all.begin(), all.begin() + size)));
  }
}
