#include "indexer/readers/row_reader.h"

#include <algorithm>

#include "schema/article.h"

namespace vankho::indexer {
namespace {

// Doubled quotes inside a cell cancel out, so counting them is enough.
bool ends_quoted(std::string_view line, bool quoted) {
  return (std::count(line.begin(), line.end(), '"') % 2 != 0) != quoted;
}

}  // namespace

RowReader::Got RowReader::next(std::string& row) {
  row.clear();
  bool quoted = false;
  std::string_view line;
  for (;;) {
    const LineReader::Got got = lines_.next(line);
    if (!quoted) line_ = lines_.number();
    if (got == LineReader::Got::too_long) return Got::too_long;
    if (got == LineReader::Got::end) return quoted && !stream().problem() ? Got::open_quote : Got::end;
    if (!quoted && line.empty()) continue;
    if (quoted) row.push_back('\n');
    row.append(line);
    quoted = ends_quoted(line, quoted);
    if (!quoted) return Got::row;
    if (row.size() > schema::kMaxLine) return Got::too_long;
  }
}

char separator_of(std::string_view header) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    const auto count = std::count(header.begin(), header.end(), candidate);
    if (count > most) {
      best = candidate;
      most = count;
    }
  }
  return best;
}

std::vector<std::string> split_row(std::string_view row, char separator, std::size_t max_cells) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (c == '"' && !quoted && cells.back().empty()) {
      quoted = true;
    } else if (c == '"' && quoted && i + 1 < row.size() && row[i + 1] == '"') {
      cells.back().push_back('"');
      ++i;
    } else if (c == '"' && quoted) {
      quoted = false;
    } else if (c == separator && !quoted) {
      if (cells.size() == max_cells) return cells;
      cells.emplace_back();
    } else {
      cells.back().push_back(c);
    }
  }
  return cells;
}

}  // namespace vankho::indexer
