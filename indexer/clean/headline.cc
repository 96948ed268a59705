#include "indexer/clean/headline.h"

#include <algorithm>
#include <array>

namespace vankho::indexer {
namespace {

constexpr std::size_t kShortestTitle = 12;  // bytes
constexpr std::size_t kEnoughWords = 12;

// Folded beginnings of names that stand above an article: whose page it is.
constexpr std::array<std::string_view, 15> kOffices = {
    "so ",        "ubnd ",        "uy ban nhan dan", "bo ",    "bao ",       "dai phat thanh",
    "tinh uy ",   "thanh uy ",    "huyen uy ",       "ban ",   "dang cong san viet nam",
    "cong hoa xa hoi", "doc lap", "hoi dong nhan dan", "nguon "};

// Folded beginnings of an office that other words share: "Sở hữu", "Bảo lưu".
constexpr std::array<std::string_view, 9> kOtherWords = {
    "so huu", "so bo", "so ket", "bao luu", "bao lanh", "bao ve", "bao dam", "bao hiem", "bao cao"};

bool may_be_title(const Line& line) {
  return line.kind.empty() && !line.running && line.text.size() >= kShortestTitle &&
         count_words(line.text) >= 3 && !line.text.ends_with(':');
}

std::size_t score(const std::vector<Line>& lines, std::size_t at, std::size_t first_running) {
  const std::string folded = comparable(lines[at].text);
  std::size_t points = 10 + std::min(count_words(folded), kEnoughWords);
  // A date line or the text itself comes right after a title.
  std::size_t next = at + 1;
  while (next < lines.size() && lines[next].text.empty()) ++next;
  if (next == first_running || (next < lines.size() && lines[next].kind == "date-line")) points += 3;
  if (names_office(lines[at].text)) points -= 6;
  return points;
}

}  // namespace

bool names_office(std::string_view line) {
  const std::string folded = comparable(line);
  const auto begins = [&](std::string_view words) { return folded.starts_with(words); };
  if (std::any_of(kOtherWords.begin(), kOtherWords.end(), begins)) return false;
  return std::any_of(kOffices.begin(), kOffices.end(),
                     [&](std::string_view office) { return folded.starts_with(office); });
}

std::optional<std::size_t> find_title(const std::vector<Line>& lines, std::size_t first_running) {
  std::optional<std::size_t> best;
  std::size_t best_score = 0;
  for (std::size_t i = 0; i < first_running; ++i) {
    if (!may_be_title(lines[i])) continue;
    const std::size_t points = score(lines, i, first_running);
    if (points > best_score) {
      best = i;
      best_score = points;
    }
  }
  return best;
}

bool repeats(std::string_view line, std::string_view title) {
  if (line.empty() || title.empty() || line.size() > 2 * title.size() + 16) return false;
  return line == title || comparable(line) == comparable(title);
}

}  // namespace vankho::indexer
