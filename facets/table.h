// facets/table.h: the facts as they are kept: tab-separated rows under a header.
//
//   Table table(data::documents_tsv);
//   const std::size_t key = table.column("key");
//   for (const Table::Row& row : table.rows()) use(row[key]);
//
// The text must outlive the table. Lines that begin with '#' are comments; blank
// lines are skipped; a short row is filled up with empty cells, so that row[i]
// is safe for every column. A cell is never quoted: no fact holds a tab.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vankho::facets {

class Table {
 public:
  using Row = std::vector<std::string_view>;

  explicit Table(std::string_view tsv);

  const std::vector<Row>& rows() const { return rows_; }
  // Where a column stands. Our own tables are checked by tests, so a missing
  // column is our mistake: an assertion.
  std::size_t column(std::string_view name) const;
  bool has_column(std::string_view name) const;

 private:
  Row header_;
  std::vector<Row> rows_;
};

// "a|b|c" → {"a", "b", "c"}; empty text → {}.
std::vector<std::string_view> split(std::string_view text, char separator = '|');

}  // namespace vankho::facets
