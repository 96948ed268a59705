#include "base/log.h"
#include "query/export.h"
#include "query/params.h"
#include "searchd/api.h"
#include "searchd/params.h"
#include "searchd/problem.h"

namespace vankho::searchd::api {
namespace {

enum class Format : std::size_t { jsonl, csv };

void write_hits(const Backend& backend, const query::Request& request, Format format, bool mark,
                const Sink& sink) {
  if (format == Format::csv) {
    if (mark) sink(query::kByteOrderMark);
    if (!sink(query::csv_header(request.fields))) return;
  }
  const auto written = backend.each_hit(request, [&](const query::Hit& hit) {
    return sink(format == Format::csv ? query::csv_line(hit, request.fields)
                                      : query::jsonl_line(hit, request.fields));
  });
  // The head has gone out: all that is left is to end early, and to say so in the log.
  if (!written) log::error("export broke off: {}", written.error().line());
}

void offer_as_file(HttpAnswer& answer, Format format) {
  const std::string ending = format == Format::csv ? "csv" : "jsonl";
  answer.type = format == Format::csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
  answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"vankho." + ending + "\"");
  answer.headers.emplace_back("Cache-Control", "no-store");
}

}  // namespace

Outcome export_hits(const Call& call) {
  ParamReader own(only(call.http.params, {"format", "bom"}), {"format", "bom"});
  const auto format = static_cast<Format>(own.choice("format", {"jsonl", "csv"}));
  const bool mark = own.choice("bom", {"0", "1"}) == 1;
  query::Parsed parsed = query::parse_params(call.http.params, {"format", "bom"}, false);
  append_bad(parsed.bad, own);
  if (!parsed.bad.empty()) return problem(parsed.bad);
  HttpAnswer answer;
  offer_as_file(answer, format);
  answer.stream = [&backend = call.backend, request = parsed.request, format, mark](const Sink& sink) {
    write_hits(backend, request, format, mark, sink);
  };
  return answer;
}

}  // namespace vankho::searchd::api
