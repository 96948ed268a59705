#include "query/concordance.h"

#include <algorithm>
#include <set>

namespace vankho::query {
namespace {

constexpr std::size_t kMostLines = 20;  // of one article

// `count` letters back from `at`, or on from it: bytes.
std::size_t letters_back(std::string_view text, std::size_t at, std::size_t count) {
  while (at > 0 && count > 0)
    if ((static_cast<unsigned char>(text[--at]) & 0xC0) != 0x80) --count;
  return at;
}

std::size_t letters_on(std::string_view text, std::size_t at, std::size_t count) {
  while (at < text.size()) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && count-- == 0) break;
    ++at;
  }
  return at;
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(out, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

struct Run {
  std::size_t begin, end;  // bytes
  std::size_t words;
};

std::vector<Run> runs_of(const std::vector<text::Token>& tokens,
                         const std::set<std::string_view>& marked) {
  std::vector<Run> runs;
  std::uint32_t position = 0;
  for (const text::Token& token : tokens) {
    if (!marked.contains(token.exact)) continue;
    if (!runs.empty() && token.position == position + 1) {
      runs.back().end = token.span.end;
      ++runs.back().words;
    } else {
      runs.push_back({token.span.begin, token.span.end, 1});
    }
    position = token.position;
  }
  return runs;
}

}  // namespace

std::vector<Concord> concordance_lines(const schema::Record& record,
                                       const std::vector<std::string>& marked,
                                       const text::Analyzer& analyzer, std::size_t width) {
  text::Memo memo;
  std::vector<text::Token> tokens;
  const std::string& body = record.article.body;
  analyzer.analyze(body, memo, tokens);
  std::vector<Run> runs = runs_of(tokens, std::set<std::string_view>(marked.begin(), marked.end()));
  std::size_t longest = 0;
  for (const Run& run : runs) longest = std::max(longest, run.words);
  std::erase_if(runs, [&](const Run& run) { return run.words < std::min<std::size_t>(longest, 2); });
  std::vector<Concord> lines;
  for (const Run& run : runs) {
    if (lines.size() == kMostLines) break;
    const std::size_t from = letters_back(body, run.begin, width);
    const std::size_t to = letters_on(body, run.end, width);
    const std::string_view text = body;
    lines.push_back({record.article.id, record.article.title, record.published,
                     one_line(text.substr(from, run.begin - from)),
                     one_line(text.substr(run.begin, run.end - run.begin)),
                     one_line(text.substr(run.end, to - run.end)),
                     static_cast<std::uint32_t>(run.begin)});
  }
  return lines;
}

}  // namespace vankho::query
