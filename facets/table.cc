#include "facets/table.h"

#include <algorithm>
#include <cassert>

namespace vankho::facets {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_row(std::string_view line) { return !line.empty() && line.front() != '#'; }

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

Table::Table(std::string_view tsv) {
  while (!tsv.empty()) {
    const std::string_view line = take_line(tsv);
    if (!is_row(line)) continue;
    Row row = split(line, '\t');
    if (header_.empty()) {
      header_ = std::move(row);
      continue;
    }
    row.resize(std::max(row.size(), header_.size()));
    rows_.push_back(std::move(row));
  }
}

std::size_t Table::column(std::string_view name) const {
  const auto found = std::ranges::find(header_, name);
  assert(found != header_.end());
  return static_cast<std::size_t>(found - header_.begin());
}

bool Table::has_column(std::string_view name) const {
  return std::ranges::find(header_, name) != header_.end();
}

}  // namespace vankho::facets
