#include "text/plausibility.h"

#include <unicode/uchar.h>

#include <string>

#include "text/common.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace vankho::text {
namespace {

constexpr std::size_t kSample = 4000;

// The share of words that must be syllables.
constexpr double kMarkedShare = 0.6;
constexpr double kWordShare = 0.5;

// Between words. Symbols of Latin-1 are not: in a wrong reading they are letters
// ("nh©n"), and there they must count against it.
bool is_between(char32_t c) {
  const bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0x80) return !ascii_letter;
  return c == 0xA0 || c == U'«' || c == U'»' || (c >= 0x2010 && c <= 0x205E);
}

class Judge {
 public:
  void read(char32_t c) {
    if (is_between(c)) {
      end_word();
      return;
    }
    marked_ |= c >= 0x80;
    spelled_ |= u_isalpha(static_cast<UChar32>(c)) != 0;
    if (word_.size() < kLongest) {
      append_utf8(word_, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    }
  }

  void end_word() {
    if (spelled_) count();
    word_.clear();
    marked_ = spelled_ = false;
  }

  const Plausibility& result() const { return result_; }

 private:
  // Longer than any syllable.
  static constexpr std::size_t kLongest = 30;

  void count() {
    const bool valid = parse_syllable(word_).has_value();
    ++result_.words;
    result_.valid += valid ? 1 : 0;
    if (!marked_) return;
    ++result_.marked;
    if (!valid) return;
    ++result_.marked_valid;
    result_.common += is_common_syllable(word_) ? 1 : 0;
  }

  std::string word_;
  bool marked_ = false;
  bool spelled_ = false;  // a letter is in it: "©" or "·" alone says nothing
  Plausibility result_;
};

}  // namespace

double Plausibility::score() const {
  constexpr double kCommon = 1.0;
  constexpr double kValid = 0.4;
  constexpr double kInvalid = -1.2;
  return kCommon * common + kValid * (marked_valid - common) + kInvalid * (marked - marked_valid);
}

bool Plausibility::is_vietnamese() const {
  return marked > 0 && marked_valid >= kMarkedShare * marked && valid >= kWordShare * words;
}

Plausibility& Plausibility::operator+=(const Plausibility& other) {
  words += other.words;
  valid += other.valid;
  marked += other.marked;
  marked_valid += other.marked_valid;
  common += other.common;
  return *this;
}

Plausibility judge(std::u32string_view text) {
  Judge judge;
  for (const char32_t c : text.substr(0, kSample)) judge.read(c);
  judge.end_word();
  return judge.result();
}

}  // namespace vankho::text
