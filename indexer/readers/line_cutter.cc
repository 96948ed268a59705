#include "indexer/readers/line_cutter.h"

#include "schema/article.h"

namespace vankho::indexer {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

LineCutter::LineCutter(Opened file, Format format)
    : path_(std::move(file.path)),
      name_(std::move(file.name)),
      format_(format),
      lines_(std::move(file.stream)) {}

Cut LineCutter::complain(std::string message) const {
  return Complaint{path_, lines_.number(), std::move(message), {}};
}

std::optional<Cut> LineCutter::next() {
  std::string_view line;
  while (!ended_) {
    switch (lines_.next(line)) {
      case LineReader::Got::too_long:
        return complain("is longer than " + std::to_string(schema::kMaxLine >> 20) +
                        " MiB: skipped");
      case LineReader::Got::line:
        if (is_blank(line)) continue;
        if (lines_.number() == 1 && format_ == Format::jsonl && line.starts_with('[')) {
          ended_ = true;
          return complain(
              "begins a JSON list; one object a line is wanted (jq -c '.[]' makes that)");
        }
        return Unit{path_, name_, lines_.number(), format_, std::string(line), {}};
      case LineReader::Got::end:
        ended_ = true;
        if (lines_.stream().problem())
          return complain(*lines_.stream().problem() + "; what came before it is kept");
    }
  }
  return std::nullopt;
}

}  // namespace vankho::indexer
