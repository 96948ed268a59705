#include "indexer/acronyms.h"

#include <algorithm>
#include <optional>

#include "text/letters.h"

namespace vankho::indexer {
namespace {

constexpr std::size_t kShortest = 2, kLongest = 12;  // letters of an acronym
constexpr std::string_view kAnd = "và";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r") == std::string_view::npos;
}

// " (UBKT)" behind `before`, the token ahead of it.
bool in_brackets(std::string_view text, const text::Token& before, const text::Token& acronym) {
  const text::Span span = acronym.span;
  if (span.end >= text.size() || text[span.end] != ')') return false;
  std::string_view between = text.substr(before.span.end, span.begin - before.span.end);
  if (!between.ends_with('(')) return false;
  between.remove_suffix(1);
  return is_blank(between);
}

bool is_word(const text::Token& token) {
  return token.kind == text::Kind::syllable || token.kind == text::Kind::word;
}

// The words before `at` whose initials spell the acronym there; where they begin.
std::optional<std::size_t> long_form_begin(const std::vector<text::Token>& tokens, std::size_t at) {
  const std::vector<text::Letter> letters = text::letters_of(tokens[at].exact);
  if (letters.size() < kShortest || letters.size() > kLongest) return {};
  std::size_t begin = at, left = letters.size();
  while (left > 0) {
    if (begin == 0) return {};
    const text::Token& word = tokens[--begin];
    if (!is_word(word) || word.position + 1 != tokens[begin + 1].position) return {};
    const std::vector<text::Letter> own = text::letters_of(word.exact);
    if (!own.empty() && own[0].plain == letters[left - 1].plain)
      --left;
    else if (word.exact != kAnd || left == letters.size())
      return {};
  }
  return begin;
}

}  // namespace

std::vector<Explained> explained_acronyms(std::string_view text,
                                          const std::vector<text::Token>& tokens) {
  std::vector<Explained> out;
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    if (tokens[at].kind != text::Kind::acronym || !in_brackets(text, tokens[at - 1], tokens[at]))
      continue;
    const auto begin = long_form_begin(tokens, at);
    if (!begin) continue;
    Explained one{std::string(tokens[at].exact), {}};
    for (std::size_t i = *begin; i < at; ++i)
      one.second.append(i == *begin ? "" : " ").append(tokens[i].exact);
    if (std::ranges::find(out, one) == out.end()) out.push_back(std::move(one));
  }
  return out;
}

AcronymCounts::AcronymCounts(const std::vector<schema::LearntAcronym>& known) {
  for (const schema::LearntAcronym& one : known)
    articles_[{one.acronym, one.long_form}] += one.articles;
}

void AcronymCounts::add(const std::vector<Explained>& explained) {
  for (const Explained& one : explained) ++articles_[one];
  changed_ |= !explained.empty();
  if (articles_.size() > 2 * kMostPairs) forget_rare();
}

void AcronymCounts::forget_rare() {
  for (std::uint32_t least = 1; articles_.size() > kMostPairs; ++least)
    std::erase_if(articles_, [&](const auto& one) { return one.second <= least; });
}

std::vector<schema::LearntAcronym> AcronymCounts::take() {
  forget_rare();
  changed_ = false;
  std::vector<schema::LearntAcronym> out;
  for (const auto& [pair, articles] : articles_) out.push_back({pair.first, pair.second, articles});
  return out;
}

}  // namespace vankho::indexer
