#include "text/mojibake.h"

#include <algorithm>
#include <iterator>

#include "text/legacy.h"
#include "text/letters.h"
#include "text/plausibility.h"
#include "text/unicode.h"

namespace vankho::text {
namespace {

// What Vietnamese text is made of beyond ASCII: its letters, combining marks,
// western letters and the punctuation of typesetters; and what Windows-1252 makes
// of any byte, where the text was misread twice.
bool is_expected(char32_t c) {
  if (western_units(std::u32string_view(&c, 1))[0] < 0x100) return true;
  return (c <= 0x1B0) || (c >= 0x300 && c <= 0x323) || (c >= 0x1EA0 && c <= 0x1EF9) ||
         (c >= 0x2010 && c <= 0x2026) || c == 0xFEFF;
}

// The character whose UTF-8 bytes stand at `at` in disguise.
CodePoint disguised_at(const Units& units, std::size_t at) {
  std::string bytes;
  for (std::size_t i = at; i < units.size() && i < at + 4 && units[i] < 0x100; ++i) {
    bytes.push_back(static_cast<char>(units[i]));
  }
  if (bytes.empty() || units[at] < 0x80) return {};
  return code_point_at(bytes, 0);
}

// Windows-1252 has no character for the bytes 81 8D 8F 90 9D, and A0 soon becomes
// a blank. What they ended has lost its end, and stands for one of these.
struct Stump {
  std::u32string_view rest;
  std::u32string_view candidates;
};

constexpr Stump kStumps[] = {
    {U"á»", U"ềọỏờỐ"},
    {U"Ä", U"Đ"},
    {U"Ã", U"àÁÍÝ"},
};

// Where a stump of several candidates stands until its whole word is known.
constexpr char32_t kFirstOpen = 0xF8F0;

// Followed by the second half of a character, it has lost nothing: the text was
// misread twice, and this is the disguise of the time before.
bool is_whole(std::u32string_view text, std::size_t after) {
  if (after == text.size()) return false;
  const char32_t next = western_units(text.substr(after, 1))[0];
  return next >= 0x80 && next < 0xC0;
}

const Stump* stump_at(std::u32string_view text, std::size_t at) {
  for (const Stump& stump : kStumps) {
    if (text.substr(at).starts_with(stump.rest) && !is_whole(text, at + stump.rest.size())) {
      return &stump;
    }
  }
  return nullptr;
}

// à is C3 A0: of "lÃ  gÃ¬" the first blank belongs to the letter.
std::size_t own_blank(std::u32string_view text, std::size_t after) {
  return text.substr(after).starts_with(U"  ") ? 1 : 0;
}

std::u32string_view word_about(std::u32string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find(U' ', at), text.size());
  const std::size_t blank = at == 0 ? std::u32string_view::npos : text.rfind(U' ', at - 1);
  const std::size_t begin = blank == std::u32string_view::npos ? 0 : blank + 1;
  constexpr std::size_t kLongest = 32;
  return end - begin > kLongest ? text.substr(at, 1) : text.substr(begin, end - begin);
}

// The candidate that makes the best word.
void close(std::u32string& text, std::size_t at, std::u32string_view candidates) {
  char32_t best = candidates.front();
  double best_score = -2;
  for (const char32_t candidate : candidates) {
    text[at] = candidate;
    const double score = judge(word_about(text, at)).score();
    if (score > best_score) {
      best = candidate;
      best_score = score;
    }
  }
  text[at] = best;
}

struct Undone {
  std::u32string text;
  std::size_t replaced = 0;
};

// The characters that are whole.
Undone undo_whole(std::u32string_view text) {
  const Units units = western_units(text);
  Undone undone;
  for (std::size_t i = 0; i < units.size();) {
    const CodePoint hidden = disguised_at(units, i);
    const bool whole = hidden.valid && is_expected(hidden.value);
    undone.text.push_back(whole ? hidden.value : text[i]);
    undone.replaced += whole ? 1 : 0;
    i += whole ? hidden.length : 1;
  }
  return undone;
}

// Those that have lost their end, where whole ones prove the disguise.
std::u32string complete_stumps(std::u32string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const Stump* const stump = stump_at(text, i);
    if (stump == nullptr) {
      out.push_back(text[i++]);
      continue;
    }
    out.push_back(static_cast<char32_t>(kFirstOpen + (stump - kStumps)));
    i += stump->rest.size();
    if (stump->candidates.front() == U'à') i += own_blank(text, i);
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::size_t open = out[i] - kFirstOpen;
    if (out[i] >= kFirstOpen && open < std::size(kStumps)) close(out, i, kStumps[open].candidates);
  }
  return out;
}

}  // namespace

std::optional<std::u32string> undo_double_encoding(std::u32string_view text) {
  const Undone undone = undo_whole(text);
  if (undone.replaced == 0) return std::nullopt;
  std::u32string completed = complete_stumps(undone.text);
  if (judge(completed).score() <= judge(text).score()) return std::nullopt;
  return completed;
}

}  // namespace vankho::text
