// What every token promises, on any bytes; and that one text has one reading, however its letters
// are written.
#include "text/analyzer.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/text/table.h"
#include "text/encoding.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/syllable.h"

using namespace vankho::text;
using vankho::tests::cases;

namespace {

struct Read {
  std::vector<std::string> exact;
  std::vector<Token> tokens;  // their `exact` is gone
};

Read read(std::string_view text) {
  static const Analyzer analyzer;
  Memo memo;
  Read out;
  analyzer.analyze(text, memo, out.tokens);
  for (const Token& token : out.tokens) out.exact.emplace_back(token.exact);
  return out;
}

std::string words(std::string_view text) {
  std::string out;
  for (const std::string& exact : read(text).exact) out += (out.empty() ? "" : " ") + exact;
  return out;
}

std::string decomposed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(text), status)
      .toUTF8String(out);
  return out;
}

std::string upper(const std::string& text) {
  std::string out;
  icu::UnicodeString::fromUTF8(text).toUpper().toUTF8String(out);
  return out;
}

// hòa → hoà, khỏe → khoẻ, thủy → thuỷ.
std::string new_style(std::string text) {
  static const std::pair<std::string, std::string> kPairs[] = {
      {"òa", "oà"}, {"óa", "oá"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"},
      {"òe", "oè"}, {"óe", "oé"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"},
      {"ùy", "uỳ"}, {"úy", "uý"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"}};
  for (const auto& [from, to] : kPairs)
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
  return text;
}

std::vector<std::string> texts() {
  std::vector<std::string> out;
  for (const char* file : {"passages.tsv", "texts.tsv"})
    for (const auto& row : cases(file)) out.push_back(row[0]);
  return out;
}

bool keeps_promises(const Token& token, const std::string& exact, std::string_view text) {
  return token.span.begin < token.span.end && token.span.end <= text.size() && !exact.empty() &&
         valid_utf8(exact);
}

bool follows(const Token& token, const Token& before) {
  return token.span.begin >= before.span.end && token.position > before.position;
}

void check_promises(std::string_view text) {
  const Read got = read(text);
  std::size_t broken = 0;
  for (std::size_t i = 0; i < got.tokens.size(); ++i) {
    broken += keeps_promises(got.tokens[i], got.exact[i], text) ? 0 : 1;
    broken += i == 0 || follows(got.tokens[i], got.tokens[i - 1]) ? 0 : 1;
  }
  CHECK(broken == 0);
}

}  // namespace

TEST_CASE("the words of the cases") {
  for (const auto& row : cases("tokens.tsv")) {
    INFO(row[0]);
    CHECK(words(row[0]) == row[1]);
  }
}

TEST_CASE("acronyms are told from syllables in capitals") {
  for (const auto& row : cases("acronyms.tsv")) {
    INFO(row[0]);
    std::string kinds;
    for (const Token& token : read(row[0]).tokens)
      kinds += (kinds.empty() ? "" : " ") + std::string(token.kind == Kind::acronym    ? "acronym"
                                                        : token.kind == Kind::syllable ? "syllable"
                                                        : token.kind == Kind::symbol   ? "symbol"
                                                        : token.kind == Kind::number   ? "number"
                                                                                       : "word");
    CHECK(kinds == row[1]);
  }
}

TEST_CASE("one text, one reading: NFC, NFD, either tone placement, capitals") {
  for (const std::string& text : texts()) {
    const std::string plain = words(text);
    INFO(text);
    CHECK(words(decomposed(text)) == plain);
    CHECK(words(new_style(text)) == plain);
    CHECK(words(decomposed(new_style(text))) == plain);
    CHECK(words(upper(text)) == plain);
    CHECK(words(upper(new_style(text))) == plain);
  }
}

TEST_CASE("each token, asked back alone, is itself") {
  for (const std::string& text : texts()) {
    const Read got = read(text);
    for (std::size_t i = 0; i < got.tokens.size(); ++i) {
      const auto span = got.tokens[i].span;
      INFO(text.substr(span.begin, span.end - span.begin));
      CHECK(words(text.substr(span.begin, span.end - span.begin)) == got.exact[i]);
      CHECK(words(got.exact[i]) == got.exact[i]);
    }
  }
}

TEST_CASE("a space between paragraphs and sentences, none between words") {
  const auto tokens = read("Một hai. Ba\nbốn TP. Huế 1.284 năm").tokens;
  REQUIRE(tokens.size() == 8);
  CHECK(tokens[1].position == tokens[0].position + 1);
  CHECK(tokens[2].position > tokens[1].position + 1);
  CHECK(tokens[3].position > tokens[2].position + 1);
  for (std::size_t i = 4; i < 8; ++i) CHECK(tokens[i].position == tokens[i - 1].position + 1);
}

TEST_CASE("a text reads the same however many words stand before it") {
  const std::string text =
      "TP. Huế họp. Ông A.B. nói: \"Được.\" Rồi\nvề TP.. Nghị quyết 18-NQ/TW. P. 3 \u4e2d hết";
  const std::vector<Token> alone = read(text).tokens;
  std::string before;
  for (std::uint32_t n = 1; n <= 40; ++n) {
    before += "và ";
    const std::vector<Token> all = read(before + text).tokens;
    REQUIRE(all.size() == alone.size() + n);
    for (std::size_t i = 0; i < alone.size(); ++i) {
      CHECK(all[i + n].position == alone[i].position + n);
      CHECK(all[i + n].kind == alone[i].kind);
      CHECK(all[i + n].hash == alone[i].hash);
      CHECK(all[i + n].span.begin == alone[i].span.begin + before.size());
    }
  }
}

TEST_CASE("any bytes keep the promises of a token") {
  check_promises("");
  std::mt19937 random(11);
  const auto all = texts();
  const std::vector<std::string> pieces = {
      "a",    ".", ",", "/",  "-", "18-NQ/TW", "\u0301", "\u00AD", "\u200B",
      "'",    "’", "&", "\n", "1", "TƯ",       "Đ",      "đ",      "\xFF",
      "\xC3", "ﬁ", "①", "北", " ", "ơ",        "\u031B", "NĐ-CP",  "202/2025/QH15"};
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    if (i % 2 == 0) {
      for (std::size_t n = random() % 60; n > 0; --n) text += pieces[random() % pieces.size()];
    } else {
      text = all[random() % all.size()];
      for (int flip = 0; flip < 8; ++flip)
        text[random() % text.size()] = static_cast<char>(random());
    }
    check_promises(text);
  }
}

// Of steps that grow with the square there would be 10^12: no runner waits for that.
TEST_CASE("hostile text costs no more than its length") {
  constexpr std::size_t kSize = 2'000'000;
  for (const std::string piece : {"a", "a.", "1/", "1.", "18-", "\u0301", "TƯ", "18-NQ/TW ", "-",
                                  "A&", "'", "\xFF", "đ\u0301", "1,", "NQ-"}) {
    std::string text;
    text.reserve(kSize + piece.size());
    while (text.size() < kSize) text += piece;
    INFO(piece);
    check_promises(text);
  }
}

TEST_CASE("a memo answers as a fresh one does, article after article") {
  const Analyzer analyzer;
  Memo memo;
  for (int round = 0; round < 3; ++round)
    for (const std::string& text : texts()) {
      memo.begin_article();
      std::vector<Token> tokens;
      analyzer.analyze(text, memo, tokens);
      const Read fresh = read(text);
      REQUIRE(tokens.size() == fresh.tokens.size());
      for (std::size_t i = 0; i < tokens.size(); ++i) REQUIRE(tokens[i].exact == fresh.exact[i]);
    }
}

TEST_CASE("fold takes every mark, and refines keeps those that were typed") {
  for (const auto& row : cases("refines.tsv")) {
    INFO(row[0] << " " << row[1]);
    CHECK(refines(row[0], row[1]) == (row[2] == "yes"));
  }
  CHECK(fold("Đường lối ỦY BAN Ðảng, hoà bình") == "duong loi uy ban dang, hoa binh");
  CHECK(fold(decomposed("đường")) == "duong");
  CHECK(fold("").empty());
}
