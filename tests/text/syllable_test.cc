// The grammar over its whole closed set: everything that could be a syllable is tried.
#include "text/syllable.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/text/table.h"
#include "text/analyzer.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/unicode.h"

using namespace vankho::text;
using vankho::tests::cases;

namespace {

const std::vector<std::string> kOnsets = {"",  "b",  "c", "ch", "d", "đ",  "g",   "gh", "gi", "h",
                                          "k", "kh", "l", "m",  "n", "ng", "ngh", "nh", "p",  "ph",
                                          "q", "qu", "r", "s",  "t", "th", "tr",  "v",  "x"};
const std::vector<std::string> kCodas = {"",   "c", "ch", "i", "m", "n", "ng",
                                         "nh", "o", "p",  "t", "u", "y"};
constexpr std::u32string_view kVowels = U"aăâeêioôơuưy";
constexpr Tone kTones[] = {Tone::level, Tone::grave, Tone::hook,
                           Tone::tilde, Tone::acute, Tone::dot};

// Every run of one to three vowels.
std::vector<std::u32string> nuclei() {
  std::vector<std::u32string> all = {U""};
  for (std::size_t begin = 0, length = 0; length < 3; ++length) {
    const std::size_t end = all.size();
    for (; begin < end; ++begin)
      for (const char32_t vowel : kVowels) all.push_back(all[begin] + vowel);
  }
  all.erase(all.begin());
  return all;
}

// The word with its tone on the vowel at `place`.
std::string written(std::string_view onset, const std::u32string& nucleus, std::string_view coda,
                    Tone tone, std::size_t place) {
  std::string word(onset);
  for (std::size_t i = 0; i < nucleus.size(); ++i)
    append_utf8(word, i == place ? with_tone(nucleus[i], tone) : nucleus[i]);
  return word.append(coda);
}

template <typename Visit>
void for_every_word(Visit visit) {
  const auto all_nuclei = nuclei();
  for (const std::string& onset : kOnsets)
    for (const auto& nucleus : all_nuclei)
      for (const std::string& coda : kCodas)
        for (const Tone tone : kTones)
          for (std::size_t place = 0; place < nucleus.size(); ++place) {
            if (tone == Tone::level && place > 0) break;
            visit(written(onset, nucleus, coda, tone, place));
          }
}

// Each canonical form, with how many ways of writing it there are.
const std::map<std::string, int>& closed_set() {
  static const auto set = [] {
    std::map<std::string, int> forms;
    for_every_word([&](const std::string& word) {
      if (const auto syllable = parse_syllable(word)) ++forms[syllable->spell()];
    });
    return forms;
  }();
  return set;
}

}  // namespace

TEST_CASE("the closed set has the 18,070 forms of the phonotactic tables") {
  CHECK(closed_set().size() == 18'070);
  std::set<std::string> folded;
  for (const auto& [form, ways] : closed_set()) folded.insert(fold(form));
  CHECK(folded.size() == 2'512);
}

TEST_CASE("every form is its own canonical form, and is spelled as it was parsed") {
  for (const auto& [form, ways] : closed_set()) {
    const auto syllable = parse_syllable(form);
    REQUIRE(syllable);
    REQUIRE(syllable->spell() == form);
    REQUIRE(parse_syllable(syllable->spell())->onset == syllable->onset);
    REQUIRE(parse_syllable(syllable->spell())->rime == syllable->rime);
    REQUIRE(refines(fold(form), form));
  }
}

TEST_CASE("the tone goes to its letter, wherever it was typed") {
  for (const auto& row : cases("tone_place.tsv")) {
    const auto syllable = parse_syllable(row[0]);
    INFO(row[0]);
    REQUIRE(syllable);
    CHECK(syllable->spell() == row[1]);
  }
}

TEST_CASE("what is no syllable is none") {
  for (const auto& row : cases("no_syllables.tsv")) {
    INFO(row[0]);
    CHECK_FALSE(parse_syllable(row[0]));
  }
  CHECK_FALSE(parse_syllable(""));
  CHECK_FALSE(parse_syllable(std::string(100'000, 'a')));
  CHECK_FALSE(parse_syllable("\xFF\xC3"));
}

TEST_CASE("i and y are one where usage has both, and two where they are two words") {
  for (const auto& row : cases("i_and_y.tsv")) {
    INFO(row[0] << " " << row[1]);
    CHECK((canonical(row[0]) == canonical(row[1])) == (row[2] == "one"));
  }
}
