#include "text/letters.h"

#include <array>

#include "text/unicode.h"

namespace vankho::text {
namespace {

constexpr std::size_t kTones = 6;

// The twelve vowels under the six tones, in the order of the enum Tone.
constexpr char32_t kVowels[12][kTones] = {
    {U'a', U'à', U'ả', U'ã', U'á', U'ạ'}, {U'ă', U'ằ', U'ẳ', U'ẵ', U'ắ', U'ặ'},
    {U'â', U'ầ', U'ẩ', U'ẫ', U'ấ', U'ậ'}, {U'e', U'è', U'ẻ', U'ẽ', U'é', U'ẹ'},
    {U'ê', U'ề', U'ể', U'ễ', U'ế', U'ệ'}, {U'i', U'ì', U'ỉ', U'ĩ', U'í', U'ị'},
    {U'o', U'ò', U'ỏ', U'õ', U'ó', U'ọ'}, {U'ô', U'ồ', U'ổ', U'ỗ', U'ố', U'ộ'},
    {U'ơ', U'ờ', U'ở', U'ỡ', U'ớ', U'ợ'}, {U'u', U'ù', U'ủ', U'ũ', U'ú', U'ụ'},
    {U'ư', U'ừ', U'ử', U'ữ', U'ứ', U'ự'}, {U'y', U'ỳ', U'ỷ', U'ỹ', U'ý', U'ỵ'},
};

constexpr char32_t kEnd = U'ỹ' + 1;  // above all vowels

// By code point: its place in kVowels, row by row, and 1; 0 for what is no vowel.
constexpr std::array<std::uint8_t, kEnd> kPlaces = [] {
  std::array<std::uint8_t, kEnd> places{};
  std::uint8_t place = 0;
  for (const auto& row : kVowels)
    for (const char32_t vowel : row) places[vowel] = ++place;
  return places;
}();

}  // namespace

Letter letter_of(char32_t c) {
  if (!is_vowel(c)) return {c, Tone::level};
  const std::size_t place = kPlaces[c] - 1u;
  return {kVowels[place / kTones][0], static_cast<Tone>(place % kTones)};
}

char32_t with_tone(char32_t plain, Tone tone) {
  for (const auto& row : kVowels) {
    if (row[0] == plain) return row[static_cast<std::size_t>(tone)];
  }
  return plain;
}

char32_t without_shape(char32_t plain) {
  switch (plain) {
    case U'ă':
    case U'â':
      return U'a';
    case U'đ':
      return U'd';
    case U'ê':
      return U'e';
    case U'ô':
    case U'ơ':
      return U'o';
    case U'ư':
      return U'u';
    default:
      return plain;
  }
}

bool is_vowel(char32_t plain) { return plain < kEnd && kPlaces[plain] != 0; }

std::vector<Letter> letters_of(std::string_view word) {
  std::vector<Letter> letters;
  letters.reserve(word.size());
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = code_point_at(word, i);
    letters.push_back(letter_of(c.value));
    i += c.length;
  }
  return letters;
}

}  // namespace vankho::text
