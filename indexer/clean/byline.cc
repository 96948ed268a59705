#include "indexer/clean/byline.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include "facets/table.h"
#include "indexer/clean/data.h"
#include "indexer/clean/line.h"
#include "text/fold.h"
#include "text/unicode.h"

namespace vankho::indexer {
namespace {

constexpr std::size_t kMaxByline = 90;  // bytes
constexpr std::size_t kMaxWords = 8;    // two names of four

using Words = std::unordered_set<std::string_view>;

const Words& words_for(std::string_view use) {
  static const auto all = [] {
    std::array<Words, 3> sets;
    const facets::Table rows(data::byline_words_tsv);
    for (const facets::Table::Row& row : rows.rows())
      sets[row[1] == "credit" ? 0 : row[1] == "note" ? 1 : 2].insert(row[0]);
    return sets;
  }();
  return all[use == "credit" ? 0 : use == "note" ? 1 : 2];
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text::fold(text) + " ") {
    if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
      word.push_back(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

bool only_of(std::string_view text, const Words& allowed) {
  const std::vector<std::string> words = folded_words(text);
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return allowed.contains(word);
  });
}

// "Tin, ảnh: X" → "X"; what is before the colon must be words of credit.
std::string_view without_credit(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !only_of(line.substr(0, colon), words_for("credit")))
    return line;
  return trim(line.substr(colon + 1));
}

// "H.Y (tổng hợp)" → "H.Y".
std::string_view without_note(std::string_view line) {
  const std::size_t bracket = line.rfind('(');
  if (bracket == std::string_view::npos || !line.ends_with(')') ||
      !only_of(line.substr(bracket + 1), words_for("note")))
    return line;
  return trim(line.substr(0, bracket));
}

// Capitalised words, and only what joins names between them.
bool names_only(std::string_view line) {
  std::size_t words = 0;
  bool word_begins = true, any = false;
  for (std::size_t at = 0; at < line.size();) {
    const text::CodePoint c = text::code_point_at(line, at);
    const text::CharClass kind = text::char_class(c.value);
    at += c.length;
    if (kind == text::CharClass::letter) {
      if (word_begins && !text::is_upper(c.value)) return false;
      words += word_begins;
      word_begins = false;
      any = true;
    } else if (kind == text::CharClass::mark) {
      continue;
    } else if (kind == text::CharClass::digit || (kind == text::CharClass::separator &&
                                                  c.value != ',' && c.value != '&')) {
      return false;
    } else {
      word_begins = true;
    }
  }
  return any && words <= kMaxWords;
}

bool all_upper(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const text::CodePoint c = text::code_point_at(line, at);
    at += c.length;
    if (text::char_class(c.value) == text::CharClass::letter && !text::is_upper(c.value))
      return false;
  }
  return true;
}

// "CẦM CỐ TÀI SẢN": three words or more in capitals are a heading, unless they begin
// with a family name.
bool heading(std::string_view names) {
  constexpr std::size_t kPenName = 2;
  if (!all_upper(names)) return false;
  const std::vector<std::string> words = folded_words(names);
  return words.size() > kPenName && names.find_first_of(",-&") == std::string_view::npos &&
         !words_for("family").contains(words.front());
}

std::string_view strip_marks(std::string_view line) {
  while (!line.empty() && (line.front() == '(' || line.front() == '*' || line.front() == '-'))
    line = trim(line.substr(1));
  while (!line.empty() && (line.back() == '.' || line.back() == '*' || line.back() == '|' ||
                           (line.back() == ')' && line.find('(') == std::string_view::npos)))
    line = trim(line.substr(0, line.size() - 1));
  return line;
}

}  // namespace

std::string byline(std::string_view line) {
  if (line.empty() || line.size() > kMaxByline) return {};
  const std::string_view names = without_note(strip_marks(without_credit(trim(line))));
  return names_only(names) && !heading(names) ? std::string(names) : std::string();
}

std::string byline_above(std::string_view line) {
  const std::string names = byline(line);
  if (names.empty()) return {};
  if (line.ends_with('|')) return names;
  const std::vector<std::string> words = folded_words(names);
  const bool named = words.size() >= 2 && words.size() <= 5 &&
                     words_for("family").contains(words.front());
  return named && all_upper(names) ? names : std::string();
}

std::size_t glued_masthead(std::string_view line) {
  constexpr std::string_view kPaper = "BÁO ";
  const std::size_t at = line.find(kPaper);
  if (at == std::string_view::npos || at == 0 || line[at - 1] == ' ' || !all_upper(line.substr(at)))
    return std::string_view::npos;
  return at;
}

}  // namespace vankho::indexer
