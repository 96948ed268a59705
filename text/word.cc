#include "text/word.h"

#include <algorithm>
#include <optional>

#include "text/letters.h"
#include "text/number.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace vankho::text {
namespace {

bool contains(const auto& table, std::string_view word) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

// ---- spelling ----

// i and y are one sound at the end of a syllable, and writers choose freely: kĩ
// thuật, kỹ thuật. Each pair takes the spelling that news prefer. Different
// words stay apart: mi/my, ti/ty, tí/tý. Source: shares of common contexts in
// 20.9 million words of news (docs/LANGUAGE.md).
bool prefers_y(std::string_view onset, Tone tone) {
  if (onset == "m") return tone == Tone::tilde;
  if (onset == "t") return tone == Tone::hook || tone == Tone::tilde;
  return onset == "h" || onset == "k" || onset == "l" || onset == "qu";
}

bool is_i_y_pair(std::string_view onset, Tone tone) {
  if (onset == "m") return tone != Tone::level;
  if (onset == "t") return tone != Tone::level && tone != Tone::acute;
  return onset == "h" || onset == "k" || onset == "l" || onset == "qu" || onset == "s";
}

void unify_i_y(Syllable& syllable) {
  if (syllable.rime != "i" && syllable.rime != "y") return;
  if (!is_i_y_pair(syllable.onset, syllable.tone)) return;
  syllable.rime = prefers_y(syllable.onset, syllable.tone) ? "y" : "i";
}

bool is_open_glide(char32_t first, char32_t second) {
  return (first == U'o' && (second == U'a' || second == U'e')) || (first == U'u' && second == U'y');
}

// Words that are no syllables ("InternetHoà") may still end in a rime whose tone
// both schools place differently.
std::string place_last_tone(const std::string& normal) {
  std::vector<Letter> letters = letters_of(normal);
  if (letters.size() < 2) return normal;
  Letter& last = letters.back();
  Letter& before = letters[letters.size() - 2];
  const bool movable = last.tone != Tone::level && before.tone == Tone::level;
  if (!movable || !is_open_glide(before.plain, last.plain)) return normal;
  std::swap(last.tone, before.tone);
  std::string out;
  for (const Letter& letter : letters) append_utf8(out, with_tone(letter.plain, letter.tone));
  return out;
}

// Trung ương is TW or TƯ at the end of an acronym: BCHTƯ is BCHTW. A joined
// "đầutư" is not meant.
std::string unify_central(std::string word) {
  constexpr std::string_view kCentral = "tư";
  if (!word.ends_with(kCentral)) return word;
  const std::string_view stem(word.data(), word.size() - kCentral.size());
  if (stem.empty() || parse_syllable(stem)) return word;
  return std::string(stem) + "tw";
}

bool is_digits(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// ---- pieces: what lies between joiners ----

struct Piece {
  std::string_view raw;
  std::uint32_t begin = 0;
  char joiner = 0;  // what stands before it
  std::string normal;
};

bool is_joiner(char c) { return c == '.' || c == ',' || c == '&'; }

std::vector<Piece> pieces_of(std::string_view run) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= run.size(); ++i) {
    if (i < run.size() && !is_joiner(run[i])) continue;
    Piece piece{run.substr(begin, i - begin),
                static_cast<std::uint32_t>(begin),
                begin == 0 ? '\0' : run[begin - 1],
                {}};
    piece.normal = normal_form(piece.raw);
    if (!piece.normal.empty()) pieces.push_back(std::move(piece));
    begin = i + 1;
  }
  return pieces;
}

std::size_t letter_count(std::string_view word) { return letters_of(word).size(); }

bool is_single_letter(const Piece& piece) {
  return !is_digits(piece.normal) && letter_count(piece.normal) == 1;
}

bool is_syllable(std::string_view normal) { return parse_syllable(normal).has_value(); }

// How many pieces from `first` on make one word by the joiner between them.
template <typename Fits>
std::size_t joined_by(const std::vector<Piece>& pieces, std::size_t first, char joiner, Fits fits) {
  std::size_t end = first;
  while (end < pieces.size() && fits(pieces[end]) &&
         (end == first || pieces[end].joiner == joiner)) {
    ++end;
  }
  return end - first;
}

// ---- capitals ----

struct Capitals {
  std::uint32_t letters = 0;
  std::uint32_t upper = 0;
  bool first = false;
};

Capitals capitals_of(std::string_view raw) {
  Capitals found;
  for (std::size_t i = 0; i < raw.size();) {
    const CodePoint c = code_point_at(raw, i);
    i += c.length;
    if (char_class(c.value) != CharClass::letter) continue;
    const bool upper = is_upper(c.value);
    if (found.letters == 0) found.first = upper;
    ++found.letters;
    found.upper += upper ? 1 : 0;
  }
  return found;
}

// Letters of acronyms are initials, which bear no tone: TƯ, but not TÚ.
bool has_tone(std::string_view word) {
  const auto letters = letters_of(word);
  return std::any_of(letters.begin(), letters.end(),
                     [](const Letter& letter) { return letter.tone != Tone::level; });
}

constexpr std::size_t kLongestAmbiguousAcronym = 3;

Shout shout_of(const Word& word, const Capitals& capitals) {
  if (word.kind != Kind::syllable || capitals.letters < 2) return Shout::none;
  if (capitals.upper != capitals.letters) return Shout::none;
  const bool acronym_like = capitals.letters <= kLongestAmbiguousAcronym && !has_tone(word.exact);
  return acronym_like ? Shout::perhaps : Shout::surely;
}

Kind kind_of(std::string_view exact, const Capitals& capitals) {
  if (is_digits(exact)) return Kind::number;
  if (is_syllable(exact)) return Kind::syllable;
  const bool mostly_upper = capitals.upper >= 2 && 2 * capitals.upper > capitals.letters;
  return mostly_upper ? Kind::acronym : Kind::word;
}

// Titles and units after which a dot ends no sentence.
constexpr std::string_view kAbbreviations[] = {
    "tp", "tx", "tt", "ts",  "ths", "th", "gs",  "pgs", "bs",  "ks", "ls", "st", "nxb", "q",   "p",
    "h",  "x",  "mr", "mrs", "ms",  "dr", "đ/c", "đc",  "ttg", "sn", "tr", "vd", "t",   "ngs", "cn",
};

// ---- words ----

Word make_word(std::string exact, std::string_view run, std::uint32_t begin, std::uint32_t end) {
  const Capitals capitals = capitals_of(run.substr(begin, end - begin));
  Word word;
  word.exact = std::move(exact);
  word.begin = begin;
  word.end = end;
  word.capital = capitals.first;
  word.kind = kind_of(word.exact, capitals);
  word.shout = shout_of(word, capitals);
  word.abbreviation = contains(kAbbreviations, word.exact);
  return word;
}

// Invisible characters at the edges belong to no word: spans leave them out.
std::string_view trim(std::string_view run, std::uint32_t& begin, std::uint32_t end) {
  std::uint32_t last = end;
  bool started = false;
  for (std::uint32_t i = begin; i < end;) {
    const CodePoint c = code_point_at(run, i);
    const CharClass part = char_class(c.value);
    const bool seen = part != CharClass::invisible && part != CharClass::apostrophe;
    if (seen && !started) begin = i;
    started |= seen;
    i += c.length;
    if (seen) last = i;
  }
  return run.substr(begin, last - begin);
}

class Splitter {
 public:
  explicit Splitter(std::string_view run) : run_(run), pieces_(pieces_of(run)) {}

  std::vector<Word> split() {
    while (next_ < pieces_.size()) {
      if (!take_number() && !take_letters() && !take_ampersands()) take_word();
    }
    return std::move(words_);
  }

 private:
  // 1.284,5
  bool take_number() {
    const std::size_t count = digit_groups();
    if (count == 0) return false;
    std::vector<NumberGroup> groups;
    for (std::size_t i = next_; i < next_ + count; ++i) {
      groups.push_back({pieces_[i].normal, pieces_[i].joiner});
    }
    if (auto number = join_groups(groups)) {
      add(std::move(*number), count, Kind::number);
    } else {
      for (std::size_t i = 0; i < count; ++i) {
        add(without_leading_zeros(pieces_[next_].normal), 1, Kind::number);
      }
    }
    return true;
  }

  std::size_t digit_groups() const {
    std::size_t end = next_;
    while (end < pieces_.size() && is_digits(pieces_[end].normal) &&
           (end == next_ || pieces_[end].joiner != '&')) {
      ++end;
    }
    return end - next_;
  }

  // T.Ư, v.v, U.S.A
  bool take_letters() {
    const std::size_t count = joined_by(pieces_, next_, '.', is_single_letter);
    if (count < 2) return false;
    const std::string joined = concatenated(count);
    add(joined == "tư" ? "tw" : canonical_spelling(joined), count);
    return true;
  }

  // KH&CN is what others write KHCN; "rượu&bia" are two words.
  bool take_ampersands() {
    const auto fits = [](const Piece& piece) { return !is_syllable(piece.normal); };
    const std::size_t count = joined_by(pieces_, next_, '&', fits);
    if (count < 2) return false;
    add(canonical_spelling(concatenated(count)), count);
    return true;
  }

  void take_word() {
    constexpr std::string_view kCity = "tphcm";
    const Piece& piece = pieces_[next_];
    if (piece.normal == kCity && piece.raw.size() == kCity.size()) {
      // TPHCM, TP.HCM and TP HCM are two words in every spelling.
      words_.push_back(make_word("tp", run_, piece.begin, piece.begin + 2));
      words_.push_back(make_word("hcm", run_, piece.begin + 2, piece.begin + 5));
      ++next_;
      return;
    }
    add(canonical_spelling(piece.normal), 1);
  }

  std::string concatenated(std::size_t count) const {
    std::string joined;
    for (std::size_t i = next_; i < next_ + count; ++i) joined += pieces_[i].normal;
    return normal_form(joined);
  }

  void add(std::string exact, std::size_t count, std::optional<Kind> kind = std::nullopt) {
    const Piece& last = pieces_[next_ + count - 1];
    std::uint32_t begin = pieces_[next_].begin;
    const auto end = static_cast<std::uint32_t>(last.begin + last.raw.size());
    const std::string_view seen = trim(run_, begin, end);
    words_.push_back(
        make_word(std::move(exact), run_, begin, begin + static_cast<std::uint32_t>(seen.size())));
    if (kind) words_.back().kind = *kind;
    next_ += count;
  }

  std::string_view run_;
  std::vector<Piece> pieces_;
  std::vector<Word> words_;
  std::size_t next_ = 0;
};

}  // namespace

std::string canonical_spelling(const std::string& normal) {
  if (is_digits(normal)) return without_leading_zeros(normal);
  auto syllable = parse_syllable(normal);
  if (!syllable) return unify_central(place_last_tone(normal));
  unify_i_y(*syllable);
  return syllable->spell();
}

std::vector<Word> words_of(std::string_view run) { return Splitter(run).split(); }

}  // namespace vankho::text
