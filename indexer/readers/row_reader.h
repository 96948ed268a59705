// indexer/readers/row_reader.h: the rows of a CSV file, in bounded memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/line_reader.h"

namespace vankho::indexer {

class RowReader {
 public:
  enum class Got { row, too_long, open_quote, end };

  explicit RowReader(std::unique_ptr<ByteStream> stream) : lines_(std::move(stream)) {}

  // The next row as it stands in the file, its lines joined with LF; blank rows
  // are skipped. A file that ends inside quotes gives open_quote, once.
  Got next(std::string& row);

  std::uint64_t line() const { return line_; }  // where the row given last begins, from 1
  const ByteStream& stream() const { return lines_.stream(); }

 private:
  LineReader lines_;
  std::uint64_t line_ = 0;
};

// The separator that a header uses most: ',' ';' or a tab.
char separator_of(std::string_view header);

// The cells of a row, quotes undone; what comes after `max_cells` is left out.
std::vector<std::string> split_row(std::string_view row, char separator, std::size_t max_cells);

}  // namespace vankho::indexer
