#include "text/syllable.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/letters.h"
#include "text/unicode.h"

namespace vankho::text {
namespace {

// Longest first, so that the first that fits is the onset.
constexpr std::string_view kOnsets[] = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th",
                                        "tr",  "b",  "c",  "d",  "đ",  "g",  "h",  "k",  "l",  "m",
                                        "n",   "p",  "r",  "s",  "t",  "v",  "x",  ""};

// The rimes, sorted by bytes. Source: the phonotactic tables named in docs/LANGUAGE.md.
constexpr auto kRimes = std::to_array<std::string_view>({
    "a",    "ac",  "ach",  "ai",   "am",   "an",   "ang",  "anh", "ao",   "ap",   "at",   "au",
    "ay",   "e",   "ec",   "em",   "en",   "eng",  "eo",   "ep",  "et",   "i",    "ia",   "ich",
    "im",   "in",  "inh",  "ip",   "it",   "iu",   "iêc",  "iêm", "iên",  "iêng", "iêp",  "iêt",
    "iêu",  "o",   "oa",   "oac",  "oach", "oai",  "oam",  "oan", "oang", "oanh", "oao",  "oap",
    "oat",  "oay", "oc",   "oe",   "oem",  "oen",  "oeng", "oeo", "oet",  "oi",   "om",   "on",
    "ong",  "ooc", "oong", "op",   "ot",   "oăc",  "oăm",  "oăn", "oăng", "oăt",  "u",    "ua",
    "uc",   "ui",  "um",   "un",   "ung",  "up",   "ut",   "uy",  "uya",  "uych", "uyn",  "uynh",
    "uyp",  "uyt", "uyu",  "uyên", "uyêt", "uân",  "uâng", "uât", "uây",  "uê",   "uêch", "uên",
    "uênh", "uôc", "uôi",  "uôm",  "uôn",  "uông", "uôt",  "uơ",  "y",    "yêm",  "yên",  "yêng",
    "yêt",  "yêu", "âc",   "âm",   "ân",   "âng",  "âp",   "ât",  "âu",   "ây",   "ê",    "êch",
    "êm",   "ên",  "ênh",  "êp",   "êt",   "êu",   "ô",    "ôc",  "ôi",   "ôm",   "ôn",   "ông",
    "ôp",   "ôt",  "ăc",   "ăm",   "ăn",   "ăng",  "ăp",   "ăt",  "ơ",    "ơi",   "ơm",   "ơn",
    "ơp",   "ơt",  "ư",    "ưa",   "ưc",   "ưi",   "ưm",   "ưn",  "ưng",  "ưt",   "ưu",   "ươc",
    "ươi",  "ươm", "ươn",  "ương", "ươp",  "ươt",  "ươu",
});
static_assert(kRimes.size() == 163);

bool is_rime(std::string_view text) {
  return std::binary_search(kRimes.begin(), kRimes.end(), text);
}

bool is_stopped(std::string_view rime) {
  return rime.ends_with("c") || rime.ends_with("ch") || rime.ends_with("p") || rime.ends_with("t");
}

// Stopped syllables (các, một, ích) know only two tones.
bool tone_fits(std::string_view rime, Tone tone) {
  return !is_stopped(rime) || tone == Tone::acute || tone == Tone::dot;
}

// The initials after which y is written for i: hy, kỷ, lý, mỹ, sỹ, ty, Vỹ.
bool takes_y(std::string_view onset) {
  return onset.size() == 1 && std::string_view("hklmstv").find(onset) != std::string_view::npos;
}

bool is_front(std::string_view rime) {
  return rime.starts_with("i") || rime.starts_with("e") || rime.starts_with("ê");
}

// k, gh and ngh stand before i, e and ê, where c, g and ng never do: kẻ, ghi, nghe.
bool spelling_fits(std::string_view onset, std::string_view rime) {
  if (onset == "k" || onset == "gh" || onset == "ngh") return is_front(rime);
  if (onset == "c" || onset == "g" || onset == "ng") return !is_front(rime);
  return true;
}

// After qu the glide is already written: quân is qu + ân; quýt and quỳnh are
// qu + the rest of uyt and uynh, which are no rimes of their own.
bool follows_qu(std::string_view rest) {
  return rest == "yt" || rest == "ynh" || (is_rime(rest) && !rest.starts_with("u"));
}

bool rime_fits(std::string_view onset, std::string_view rime) {
  if (onset == "qu") return follows_qu(rime);
  if (rime == "y" && takes_y(onset)) return true;
  if (rime.starts_with("y") && !onset.empty()) return false;
  return is_rime(rime) && spelling_fits(onset, rime);
}

// giá is gi + a; where that leaves no rime, gi has given its i to it: gì is gi + i, giếng gi + iêng.
std::optional<Syllable> parse_gi(std::string_view toneless, Tone tone) {
  if (!toneless.starts_with("gi")) return std::nullopt;
  const std::string_view after = toneless.substr(2), shared = toneless.substr(1);
  const bool own = is_rime(after) && !after.starts_with("i") && !after.starts_with("y");
  const std::string_view rime = own ? after : shared;
  if (!is_rime(rime) || !tone_fits(rime, tone)) return std::nullopt;
  return Syllable{"gi", std::string(rime), tone};
}

std::optional<Syllable> parse_toneless(std::string_view toneless, Tone tone) {
  if (auto syllable = parse_gi(toneless, tone)) return syllable;
  for (const std::string_view onset : kOnsets) {
    if (onset == "gi" || !toneless.starts_with(onset)) continue;
    const std::string_view rime = toneless.substr(onset.size());
    if (!rime_fits(onset, rime)) continue;
    if (!tone_fits(rime, tone)) return std::nullopt;
    return Syllable{std::string(onset), std::string(rime), tone};
  }
  return std::nullopt;
}

bool has_shape(char32_t c) { return without_shape(c) != c; }

// The letter of a rime that bears the tone, in the old style:
//   1. the last letter with a shape mark (ươ: ơ);  2. the only vowel;
//   3. the middle one of three;  4. the second of two before a consonant;
//   5. the first of two at the end: hòa, khỏe, thủy.
std::size_t tone_place(const std::vector<Letter>& rime) {
  std::size_t vowels = 0;
  while (vowels < rime.size() && is_vowel(rime[vowels].plain)) ++vowels;
  for (std::size_t i = vowels; i-- > 0;) {
    if (has_shape(rime[i].plain)) return i;
  }
  if (vowels >= 3) return 1;
  return vowels == 2 && rime.size() > 2 ? 1 : 0;
}

// Thirteen letters are more than any syllable has; the longest, nghiêng, has seven.
constexpr std::size_t kLongestBytes = 24;

}  // namespace

std::string Syllable::spell() const {
  std::string out = onset;
  if (onset == "gi" && rime.starts_with("i")) out.pop_back();
  const std::vector<Letter> letters = letters_of(rime);
  const std::size_t bearer = tone_place(letters);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    append_utf8(out, i == bearer ? with_tone(letters[i].plain, tone) : letters[i].plain);
  }
  return out;
}

std::optional<Syllable> parse_syllable(std::string_view word) {
  if (word.empty() || word.size() > kLongestBytes) return std::nullopt;
  std::string toneless;
  Tone tone = Tone::level;
  for (const Letter& letter : letters_of(word)) {
    if (letter.tone != Tone::level) {
      if (tone != Tone::level) return std::nullopt;
      tone = letter.tone;
    }
    append_utf8(toneless, letter.plain);
  }
  return parse_toneless(toneless, tone);
}

}  // namespace vankho::text
