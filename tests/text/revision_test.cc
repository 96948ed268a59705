// The analyzer's name must change whenever its output would: a database knows by the name alone
// whether it may be searched.
#include <xxhash.h>

#include <string>

#include "tests/support/catch.h"
#include "tests/text/table.h"
#include "text/analyzer.h"

using namespace vankho::text;
using vankho::tests::cases;

namespace {

std::string output_of(const std::string& text) {
  static const Analyzer analyzer;
  Memo memo;
  std::vector<Token> tokens;
  analyzer.analyze(text, memo, tokens);
  std::string out;
  for (const Token& token : tokens) {
    out.append(token.exact).append("|");
    for (const auto number : {token.span.begin, token.span.end, token.position,
                              static_cast<std::uint32_t>(token.kind), token.capital ? 1U : 0U})
      out.append(std::to_string(number)).append(" ");
  }
  return out;
}

std::string hash_of_all_outputs() {
  std::string all;
  for (const char* file : {"passages.tsv", "texts.tsv", "tokens.tsv", "acronyms.tsv", "i_and_y.tsv",
                           "tone_place.tsv", "no_syllables.tsv", "left_alone.tsv"})
    for (const auto& row : cases(file)) all += output_of(row[0]) + "\n";
  return std::to_string(XXH3_64bits(all.data(), all.size()));
}

}  // namespace

TEST_CASE("the revision in the analyzer's name stands for exactly this output") {
  const auto pinned = cases("revision.tsv")[0];
  const std::string revision = Analyzer().name().substr(0, Analyzer().name().find(';'));
  INFO("the output is "
       << hash_of_all_outputs()
       << "; when it has changed, raise kRevision in text/analyzer.cc and pin both in "
          "tests/text/cases/revision.tsv; when only a case was added, pin the hash");
  CHECK(revision == pinned[0]);
  CHECK(hash_of_all_outputs() == pinned[1]);
}
