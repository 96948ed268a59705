#include "text/typing.h"

#include <algorithm>
#include <optional>

#include "text/analyzer.h"
#include "text/letters.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace vankho::text {
namespace {

// Both methods write a syllable's letters and add keys for shapes and tones,
// behind the letter or at the word's end.
//   Telex: aa aw ee oo ow uw dd, w alone for ư; f r x s j for the tones
//   VNI:   a6 a8 e6 o6 o7 u7 d9;               1 2 3 4 5 for the tones
struct ToneKey {
  char telex;
  char vni;
  Tone tone;
};

constexpr ToneKey kToneKeys[] = {
    {'f', '2', Tone::grave}, {'r', '3', Tone::hook}, {'x', '4', Tone::tilde},
    {'s', '1', Tone::acute}, {'j', '5', Tone::dot},
};

// One letter, and the key that turns it into another.
struct ShapeKey {
  char key;
  char32_t from;
  char32_t to;
};

constexpr ShapeKey kTelexShapes[] = {
    {'a', U'a', U'â'}, {'e', U'e', U'ê'}, {'o', U'o', U'ô'}, {'d', U'd', U'đ'},
    {'w', U'a', U'ă'}, {'w', U'o', U'ơ'}, {'w', U'u', U'ư'},
};

constexpr ShapeKey kVniShapes[] = {
    {'6', U'a', U'â'}, {'6', U'e', U'ê'}, {'6', U'o', U'ô'}, {'7', U'o', U'ơ'},
    {'7', U'u', U'ư'}, {'8', U'a', U'ă'}, {'9', U'd', U'đ'},
};

// The longest syllable has seven letters, three of them doubled, and a tone.
constexpr std::size_t kLongestKeys = 12;

struct Typed {
  std::u32string letters;
  Tone tone = Tone::level;
  bool keyed = false;  // some key was more than a letter
};

// uw + ow are typed with one w: "uow" and "dduwowngf", "dduowngf" alike.
void complete_horns(std::u32string& letters) {
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    const bool half = (letters[i] == U'u' && letters[i + 1] == U'ơ') ||
                      (letters[i] == U'ư' && letters[i + 1] == U'o');
    const bool after_q = i > 0 && letters[i - 1] == U'q';
    const bool closed = i + 2 < letters.size() || letters[i] == U'ư';
    if (half && closed && !after_q) {
      letters[i] = U'ư';
      letters[i + 1] = U'ơ';
    }
  }
}

// Applies a shape key to the nearest letter before that takes it.
template <std::size_t N>
bool apply_shape(const ShapeKey (&keys)[N], char key, std::u32string& letters) {
  for (std::size_t i = letters.size(); i-- > 0;) {
    for (const ShapeKey& shape : keys) {
      if (shape.key == key && shape.from == letters[i]) {
        letters[i] = shape.to;
        return true;
      }
    }
  }
  return false;
}

std::optional<Tone> tone_of_key(char key, char ToneKey::*method) {
  for (const ToneKey& tone : kToneKeys) {
    if (tone.*method == key) return tone.tone;
  }
  return std::nullopt;
}

bool has_vowel(const std::u32string& letters) {
  return std::any_of(letters.begin(), letters.end(), is_vowel);
}

bool set_tone(Typed& typed, std::optional<Tone> tone) {
  if (!tone || typed.tone != Tone::level || !has_vowel(typed.letters)) return false;
  typed.tone = *tone;
  typed.keyed = true;
  return true;
}

// A w that shapes nothing is ư itself: "nhwng".
bool telex_key(Typed& typed, char key) {
  if (set_tone(typed, tone_of_key(key, &ToneKey::telex))) return true;
  if (apply_shape(kTelexShapes, key, typed.letters)) {
    typed.keyed = true;
    return true;
  }
  typed.keyed |= key == 'w';
  typed.letters.push_back(key == 'w' ? U'ư' : static_cast<char32_t>(key));
  return true;
}

bool vni_key(Typed& typed, char key) {
  if (key < '0' || key > '9') {
    typed.letters.push_back(static_cast<char32_t>(key));
    return true;
  }
  if (set_tone(typed, tone_of_key(key, &ToneKey::vni))) return true;
  const bool shaped = apply_shape(kVniShapes, key, typed.letters);
  typed.keyed |= shaped;
  return shaped;
}

// Letters by Telex, digits by VNI: "dda3ng".
bool mixed_key(Typed& typed, char key) {
  return key >= '0' && key <= '9' ? vni_key(typed, key) : telex_key(typed, key);
}

using Method = bool (*)(Typed&, char);

// The tone goes to any vowel: the grammar finds its place, or refuses it.
std::optional<std::string> syllable_of(Typed typed) {
  complete_horns(typed.letters);
  const auto bearer = std::find_if(typed.letters.begin(), typed.letters.end(), is_vowel);
  if (bearer == typed.letters.end()) return std::nullopt;
  *bearer = with_tone(*bearer, typed.tone);
  std::string word;
  for (const char32_t c : typed.letters) append_utf8(word, c);
  if (!parse_syllable(word)) return std::nullopt;
  return canonical(word);
}

std::optional<std::string> decode_with(Method method, std::string_view keys) {
  Typed typed;
  for (const char key : keys) {
    if (!method(typed, key)) return std::nullopt;
  }
  if (!typed.keyed) return std::nullopt;
  return syllable_of(std::move(typed));
}

bool is_key(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string lower_ascii(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

}  // namespace

std::vector<std::string> decode_keystrokes(std::string_view word) {
  std::vector<std::string> readings;
  if (word.size() < 2 || word.size() > kLongestKeys) return readings;
  const std::string keys = lower_ascii(word);
  if (!std::all_of(keys.begin(), keys.end(), is_key)) return readings;
  for (const Method method : {telex_key, vni_key, mixed_key}) {
    auto reading = decode_with(method, keys);
    if (reading && std::find(readings.begin(), readings.end(), *reading) == readings.end()) {
      readings.push_back(std::move(*reading));
    }
  }
  return readings;
}

}  // namespace vankho::text
