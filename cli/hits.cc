#include "cli/hits.h"

#include "cli/human.h"
#include "cli/terminal.h"
#include "query/export.h"

namespace vankho::cli {

void narrow(query::Request& request, const std::string& format) {
  if (format == "json") return;
  if (format == "human") return request.fields.clear();
  request.facets.names.clear();
  if (format != "trec") return;
  request.snippets = 0;
  request.fields = {"id", "score"};
}

Result<std::size_t> print_answer(const std::string& answer, const std::string& format,
                                 const std::vector<std::string>& fields, std::ostream& out) {
  const auto read = read_answer(answer);
  if (!read) return tl::make_unexpected(read.error());
  const Json& hits = list_of(*read, "hits");
  if (format == "json") {
    out << answer << '\n';
  } else if (format == "jsonl") {
    for (const Json& hit : hits) out << line_of(hit) << '\n';
  } else if (format == "csv") {
    out << query::csv_header(fields);
    for (const Json& hit : hits) out << query::csv_line(hit, fields);
  } else if (format == "trec") {
    print_trec(*read, "1", out);
  } else {
    print_human(*read, colours_wanted(), out);
  }
  return hits.size();
}

void print_trec(const Json& answer, const std::string& id, std::ostream& out) {
  std::size_t rank = 0;
  for (const Json& hit : list_of(answer, "hits")) {
    out << query::trec_line(id, text_of(hit, "id"), ++rank, real_of(hit, "score"), "vankho");
  }
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vankho::cli
