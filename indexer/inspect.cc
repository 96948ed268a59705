#include "indexer/inspect.h"

#include <ostream>

#include "base/log.h"
#include "indexer/infer.h"
#include "schema/record.h"

namespace vankho::indexer {
namespace {

void complain(const Complaint& complaint, Counts& counts) {
  ++counts.rejected;
  const std::string line = complaint.line ? ":" + std::to_string(*complaint.line) : "";
  log::warn("{}{}: {}", complaint.path, line, complaint.message);
}

void print(const Unit& unit, const text::Analyzer& analyzer, text::Memo& memo, Tokens& tokens,
           Counts& counts, std::ostream& out) {
  auto read = read_unit(unit);
  if (const auto* complaint = std::get_if<Complaint>(&read)) return complain(*complaint, counts);
  Item& item = std::get<Item>(read);
  if (auto valid = schema::validate(item.article); !valid)
    return complain({unit.path, unit.line, valid.error().line(), {}}, counts);
  const auto line = item.line;
  analyze(item.article, analyzer, memo, tokens);
  out << schema::to_json(infer(std::move(item), tokens), unit.path, line) << '\n';
  ++counts.added;
}

}  // namespace

Counts inspect(const std::vector<std::string>& paths, Format format, std::ostream& out) {
  const text::Analyzer analyzer;
  text::Memo memo;
  Tokens tokens;
  Counts counts;
  const auto source = open_source(paths, {format});
  while (auto next = source->next()) {
    ++counts.read;
    if (const auto* complaint = std::get_if<Complaint>(&*next))
      complain(*complaint, counts);
    else
      print(std::get<Unit>(*next), analyzer, memo, tokens, counts, out);
  }
  return counts;
}

}  // namespace vankho::indexer
