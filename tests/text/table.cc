#include "tests/text/table.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace vankho::tests {
namespace {

std::string unescaped(std::string_view cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\\' || i + 1 == cell.size()) {
      out += cell[i];
    } else if (const char what = cell[++i]; what == 'x') {
      out +=
          static_cast<char>(std::strtoul(std::string(cell.substr(i + 1, 2)).c_str(), nullptr, 16));
      i += 2;
    } else {
      out += what == 'n' ? '\n' : what == 't' ? '\t' : what;
    }
  }
  return out;
}

}  // namespace

std::vector<std::vector<std::string>> cases(const std::string& file) {
  std::ifstream in(std::string(VANKHO_SOURCE_DIR) + "/tests/text/cases/" + file);
  std::vector<std::vector<std::string>> rows;
  std::ptrdiff_t tabs = -1;  // of the header
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::ptrdiff_t here = std::count(line.begin(), line.end(), '\t');
    if (tabs < 0) {
      tabs = here;
      continue;
    }
    if (here != tabs) throw std::runtime_error(file + ": cells are missing in: " + line);
    auto& row = rows.emplace_back();
    for (std::string_view rest = line;;) {
      const std::size_t tab = rest.find('\t');
      row.push_back(unescaped(rest.substr(0, tab)));
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
  }
  if (rows.empty()) throw std::runtime_error(file + " holds no cases");
  return rows;
}

}  // namespace vankho::tests
