#include "indexer/clean/caption.h"

#include <algorithm>
#include <array>

namespace vankho::indexer {
namespace {

constexpr std::size_t kMaxCaption = 1000;   // bytes
constexpr std::size_t kMaxCredit = 70;     // from "Ảnh" to the end of the line
constexpr std::size_t kCommonFront = 48;   // that a caption shares with its double
constexpr std::size_t kLoneCaption = 260;  // one sentence

// With their marks: "anh" without is a word of every other sentence.
constexpr std::array<std::string_view, 5> kCredits = {"Ảnh", "ảnh", "ẢNH", "Video", "Clip"};

// The last credit, when it is near enough to the line's end to be one. Asked of every line.
std::size_t credit_at(std::string_view line) {
  const std::size_t first = line.size() > kMaxCredit ? line.size() - kMaxCredit : 0;
  for (std::size_t at = line.size(); at-- > first;)
    for (const std::string_view credit : kCredits)
      if (line[at] == credit[0] && line.substr(at).starts_with(credit)) return at;
  return std::string_view::npos;
}

bool begins_piece(std::string_view line, std::size_t at) {
  if (at == 0) return true;
  const std::string_view before = trim(line.substr(0, at));
  return !before.empty() && std::string_view(".(-–|/:;!?\"”,*").find(before.back()) != std::string_view::npos;
}

std::size_t common_front(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                    b.begin())
          .first -
      a.begin());
}

bool are_doubles(std::string_view a, std::string_view b) {
  const std::size_t common = common_front(a, b);
  return common >= kCommonFront || (common >= 16 && common * 10 >= std::min(a.size(), b.size()) * 9);
}

bool may_be_caption(const Line& line) {
  return stays(line) && line.text.size() <= kMaxCaption && has_credit(line.text);
}

struct Kept {
  std::vector<std::size_t> lines;
  std::size_t bytes = 0;
};

Kept kept(const std::vector<Line>& lines) {
  Kept all;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (stays(lines[i])) {
      all.lines.push_back(i);
      all.bytes += lines[i].text.size();
    }
  return all;
}

}  // namespace

bool has_credit(std::string_view line) {
  const std::size_t at = credit_at(line);
  if (at == std::string_view::npos || !begins_piece(line, at)) return false;
  const std::string_view credit = line.substr(at);
  // "Ảnh: X", "Ảnh minh họa", "Ảnh VGP/Lê Sơn", "(Ảnh X)"; never "Ảnh hưởng …".
  return credit.find(':') != std::string_view::npos || credit.find('/') != std::string_view::npos ||
         credit.find(" minh h") != std::string_view::npos || credit.ends_with(')');
}

void mark_captions(std::vector<Line>& lines) {
  const Kept all = kept(lines);
  std::size_t captions = 0;
  for (const std::size_t i : all.lines)
    if (may_be_caption(lines[i])) captions += lines[i].text.size();
  // Most of the text in pictures is a report in pictures: there they are the text.
  if (captions == 0 || captions * 2 > all.bytes) return;
  std::vector<std::size_t> found;
  for (std::size_t n = 1; n < all.lines.size(); ++n) {
    const Line& line = lines[all.lines[n]];
    if (!may_be_caption(line)) continue;
    const bool doubles = are_doubles(lines[all.lines[n - 1]].text, line.text);
    const bool doubled = n + 1 < all.lines.size() && may_be_caption(lines[all.lines[n + 1]]) &&
                         are_doubles(line.text, lines[all.lines[n + 1]].text);
    const bool lone = line.text.size() <= kLoneCaption && n + 1 < all.lines.size();
    if (doubles || doubled || lone) found.push_back(all.lines[n]);
  }
  for (const std::size_t i : found) lines[i].kind = "caption";
}

}  // namespace vankho::indexer
