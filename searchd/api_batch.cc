#include "query/response_json.h"
#include "searchd/api.h"
#include "searchd/batch_line.h"

namespace vankho::searchd::api {
namespace {

std::string answer_line(const Backend& backend, std::string_view text, std::size_t number) {
  const BatchLine line = read_batch_line(text);
  if (!line.bad.empty()) return query::batch_error_line(line.id, number, line.bad);
  const auto found = backend.search(line.request);
  if (found) return query::batch_line(line.id, *found, line.request);
  return query::batch_error_line(line.id, number, {{"", found.error().line()}});
}

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

void answer_lines(const Backend& backend, std::string_view lines, const Sink& sink) {
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (!blank(line) && !sink(answer_line(backend, line, number) + "\n")) return;
  }
}

}  // namespace

// The body was bounded when it came in; the answers go out one by one.
Outcome batch(const Call& call) {
  HttpAnswer answer;
  answer.type = "application/x-ndjson; charset=utf-8";
  answer.headers.emplace_back("Cache-Control", "no-store");
  answer.stream = [&backend = call.backend, lines = call.http.body](const Sink& sink) {
    answer_lines(backend, lines, sink);
  };
  return answer;
}

}  // namespace vankho::searchd::api
