// indexer/clean/line.h: a text as the lines that cleaning judges.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vankho::indexer {

// Where a line stands: before the running text, in it, after it.
enum class Zone : unsigned char { head, middle, tail };

struct Line {
  std::string_view text;        // of the article, without spaces around it
  std::string_view kind;        // why it is removed; empty: it stays
  std::string_view taken_off;   // what was removed from its front, though the rest stays
  std::string_view taken_kind;  // and why
  bool running = false;         // reads like a paragraph of an article
};

// The lines of a text, and which of them the running text spans.
struct PageLines {
  std::vector<Line> lines;
  std::size_t first = 0;  // the first line that reads on; the longest one when none does
  std::size_t last = 0;

  Zone zone(std::size_t at) const {
    return at < first ? Zone::head : at > last ? Zone::tail : Zone::middle;
  }
  // Finds first and last among the lines that stay.
  void find_running();
};

inline bool stays(const Line& line) { return line.kind.empty() && !line.text.empty(); }

// Blank lines stay, as lines with empty text: they are the author's paragraphs.
std::vector<Line> split_lines(std::string_view text);

// How rules see a line: folded, single spaces, no bullets before it and no
// punctuation after it. "» TIN LIÊN QUAN:" → "tin lien quan".
std::string comparable(std::string_view line);

// A paragraph: it ends like a sentence, or is longer than any heading.
bool reads_on(std::string_view line);

std::size_t count_words(std::string_view line);

// Spaces (also the no-break space) off both ends.
std::string_view trim(std::string_view text);

}  // namespace vankho::indexer
