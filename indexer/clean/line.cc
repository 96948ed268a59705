#include "indexer/clean/line.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace vankho::indexer {
namespace {

// Headlines of the press stay below 300 bytes; sentences in a list may be short.
constexpr std::size_t kLongerThanHeadings = 320;
constexpr std::size_t kShortSentence = 60;
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

constexpr std::array<std::string_view, 22> kBullets = {
    " ", ">", "<", "»", "«", "›", "•", "·", "|", "*", "#", "-", "–", "—", "_", ":", ".",  ",", "+",
    "▪", "►", "✦"};
constexpr std::array<std::string_view, 14> kEndings = {" ", ":", ">", "»", "›", "|", "*",
                                                       "…", ".", "_", "-", "–", ",", "•"};

template <std::size_t N>
std::string_view strip_front(std::string_view text, const std::array<std::string_view, N>& marks) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : marks)
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        again = true;
      }
  }
  return text;
}

template <std::size_t N>
std::string_view strip_back(std::string_view text, const std::array<std::string_view, N>& marks) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : marks)
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        again = true;
      }
  }
  return text;
}

std::string single_spaces(std::string text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t';
    if (!space) out.push_back(c);
    if (space && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  return out;
}

// What may stand between a sentence's own end and the end of the line.
std::string_view without_closers(std::string_view text) {
  constexpr std::array<std::string_view, 9> kClosers = {"\"", "'", "”", "’", ")", "]", "»", " ", "*"};
  return strip_back(text, kClosers);
}

}  // namespace

std::string_view trim(std::string_view text) {
  const auto space = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  for (;;) {
    if (!text.empty() && space(text.front())) {
      text.remove_prefix(1);
    } else if (!text.empty() && space(text.back())) {
      text.remove_suffix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      return text;
    }
  }
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    Line line;
    line.text = trim(text.substr(0, end));
    line.running = reads_on(line.text);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void PageLines::find_running() {
  const auto reads = [](const Line& line) { return line.running && line.kind.empty(); };
  const auto shorter = [](const Line& a, const Line& b) {
    return (stays(a) ? a.text.size() : 0) < (stays(b) ? b.text.size() : 0);
  };
  auto begin = std::find_if(lines.begin(), lines.end(), reads);
  auto end = std::find_if(lines.rbegin(), lines.rend(), reads);
  if (begin == lines.end()) {
    begin = std::max_element(lines.begin(), lines.end(), shorter);
    end = std::make_reverse_iterator(begin == lines.end() ? begin : begin + 1);
  }
  first = static_cast<std::size_t>(begin - lines.begin());
  last = end == lines.rend() ? first : static_cast<std::size_t>(lines.rend() - end) - 1;
}

std::string comparable(std::string_view line) {
  const std::string_view bare = strip_back(strip_front(line, kBullets), kEndings);
  return single_spaces(text::fold(bare));
}

bool reads_on(std::string_view line) {
  if (line.size() > kLongerThanHeadings) return true;
  if (line.size() < kShortSentence) return false;
  line = without_closers(line);
  return !line.empty() && (line.back() == '.' || line.back() == ';') && !line.ends_with("...");
}

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : line) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    words += !space && !in_word;
    in_word = !space;
  }
  return words;
}

}  // namespace vankho::indexer
