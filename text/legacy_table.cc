#include "text/legacy_table.h"

#include <charconv>

#include "text/data_tables.h"
#include "text/unicode.h"

namespace vankho::text {
namespace {

std::string_view cut(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view head = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return head;
}

// "61F8" → two bytes, "-" → none.
std::string bytes_of(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned value = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
    bytes.push_back(static_cast<char>(value));
  }
  return bytes;
}

LegacyLetter letter_of_row(std::string_view row) {
  LegacyLetter letter;
  letter.letter = code_point_at(cut(row, '\t'), 0).value;
  for (std::string* column : {&letter.tcvn, &letter.vni, &letter.viscii, &letter.vps}) {
    *column = bytes_of(cut(row, '\t'));
  }
  return letter;
}

}  // namespace

std::vector<std::string_view> table_rows(std::string_view table) {
  std::vector<std::string_view> rows;
  bool header = true;
  while (!table.empty()) {
    const std::string_view row = cut(table, '\n');
    if (row.empty() || row.front() == '#') continue;
    if (!header) rows.push_back(row);
    header = false;
  }
  return rows;
}

const std::vector<LegacyLetter>& legacy_letters() {
  static const std::vector<LegacyLetter> letters = [] {
    std::vector<LegacyLetter> all;
    for (const std::string_view row : table_rows(legacy_letters_tsv)) {
      all.push_back(letter_of_row(row));
    }
    return all;
  }();
  return letters;
}

}  // namespace vankho::text
