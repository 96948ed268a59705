#include "query/spelling.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/fold.h"

namespace vankho::query {
namespace {

constexpr std::uint64_t kRare = 2;       // articles: a word with more is taken as meant
constexpr double kMargin = 50;           // times as frequent, in context, as what was typed
constexpr std::size_t kLongest = 12;     // letters: the edits of longer words are too many

struct Word {
  const Ast* ast;
  std::string best;  // replacement; empty: none
};

void collect(const Ast& ast, std::vector<Word>& words) {
  if (ast.type == Ast::Type::word) words.push_back({&ast, ""});
  for (const Ast& child : ast.children) collect(child, words);
}

// All strings one edit away from a folded word: a letter left out, put in, changed, or two swapped.
std::vector<std::string> edits(const std::string& word) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
  std::vector<std::string> out;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    if (i < word.size()) out.push_back(word.substr(0, i) + word.substr(i + 1));
    if (i + 1 < word.size()) {
      out.push_back(word);
      std::swap(out.back()[i], out.back()[i + 1]);
    }
    for (const char letter : kLetters) {
      out.push_back(word.substr(0, i) + letter + word.substr(i));
      if (i < word.size() && word[i] != letter) {
        out.push_back(word);
        out.back()[i] = letter;
      }
    }
  }
  return out;
}

// How well a spelling fits between its neighbours.
double fit(const Spelling& spelling, const std::string* left, const std::string* right,
           const Lexicon& lexicon) {
  double score = static_cast<double>(spelling.df) * 1e-3;
  if (left != nullptr) score += static_cast<double>(lexicon.pair_df(*left, spelling.exact));
  if (right != nullptr) score += static_cast<double>(lexicon.pair_df(spelling.exact, *right));
  return score;
}

std::string better(const std::string& word, const std::string* left, const std::string* right,
                   const Lexicon& lexicon) {
  const std::string folded = text::fold(word);
  if (folded.size() < 2 || folded.size() > kLongest) return {};
  const double typed = fit({word, 0, lexicon.df(word)}, left, right, lexicon);
  std::string best;
  double best_fit = 0;
  for (const std::string& edit : edits(folded))
    for (const Spelling& spelling : lexicon.spellings(edit))
      if (const double one = fit(spelling, left, right, lexicon); one > best_fit) {
        best_fit = one;
        best = spelling.exact;
      }
  const bool supported = left == nullptr && right == nullptr ? best_fit > 0.05 : best_fit >= 2;
  return supported && best_fit > kMargin * typed ? best : std::string();
}

}  // namespace

std::string did_you_mean(const Request& request, const ParsedQuery& query, const Lexicon& lexicon) {
  std::vector<Word> words;
  collect(query.root, words);
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Ast& ast = *words[i].ast;
    const bool plain = ast.kind == text::Kind::syllable || ast.kind == text::Kind::word;
    if (!plain || lexicon.df(ast.exact) > kRare) continue;
    const auto spellings = lexicon.spellings(text::fold(ast.exact));
    if (!spellings.empty() && spellings[0].df > kRare) continue;  // known with other marks
    const std::string* left = i > 0 && ast.adjacent ? &words[i - 1].ast->exact : nullptr;
    const std::string* right =
        i + 1 < words.size() && words[i + 1].ast->adjacent ? &words[i + 1].ast->exact : nullptr;
    const std::string found = better(ast.exact, left, right, lexicon);
    if (found.empty() || ast.span.begin < at || ast.span.end > request.q.size()) continue;
    out += request.q.substr(at, ast.span.begin - at) + found;
    at = ast.span.end;
  }
  return out.empty() ? out : out + request.q.substr(at);
}

}  // namespace vankho::query
