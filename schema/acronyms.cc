#include "schema/acronyms.h"

#include <algorithm>
#include <charconv>

namespace vankho::schema {

std::string to_text(const std::vector<LearntAcronym>& learnt) {
  std::string text;
  for (const LearntAcronym& one : learnt)
    text += one.acronym + '\t' + one.long_form + '\t' + std::to_string(one.articles) + '\n';
  return text;
}

std::vector<LearntAcronym> parse_acronyms(std::string_view text) {
  std::vector<LearntAcronym> out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::size_t first = line.find('\t'), second = line.rfind('\t');
    if (first == 0 || first == second || second == std::string_view::npos) continue;
    LearntAcronym one;
    one.acronym = line.substr(0, first);
    one.long_form = line.substr(first + 1, second - first - 1);
    const char* const end = line.data() + line.size();
    if (std::from_chars(line.data() + second + 1, end, one.articles).ptr == end && one.articles > 0)
      out.push_back(std::move(one));
  }
  return out;
}

}  // namespace vankho::schema
