#include "query/question.h"

#include <map>
#include <string>
#include <vector>

#include "text/analyzer.h"

namespace vankho::query {

namespace data {
extern const std::string_view questions_tsv;
}

namespace {

using Pairs = std::map<std::string, std::vector<std::string>, std::less<>>;  // second words by the first

const Pairs& pairs() {
  static const Pairs all = [] {
    Pairs out;
    std::string_view rest = data::questions_tsv;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      const std::size_t blank = line.find(' ');
      if (line.empty() || line[0] == '#' || blank == std::string_view::npos) continue;
      out[text::canonical(line.substr(0, blank))].push_back(text::canonical(line.substr(blank + 1)));
    }
    return out;
  }();
  return all;
}

}  // namespace

std::span<const std::string> question_partners(std::string_view first) {
  const auto found = pairs().find(first);
  return found == pairs().end() ? std::span<const std::string>{} : found->second;
}

}  // namespace vankho::query
