#include "cli/commands.h"

#include <fstream>
#include <iostream>
#include <iterator>

#include "base/log.h"
#include "cli/batch.h"
#include "cli/doctor.h"
#include "cli/hits.h"
#include "cli/human.h"
#include "cli/source.h"
#include "cli/terminal.h"
#include "cli/watch.h"
#include "query/export.h"
#include "query/params.h"
#include "query/resolve_json.h"
#include "text/analyzer.h"
#include "text/fold.h"

namespace vankho::cli {
namespace {

int exit_of(bool found) { return found ? kFound : kNone; }

// Prints JSON as it came. Found, when the list `key` in it has anything.
int print_json(const Result<std::string>& answer, const char* key) {
  if (!answer) return complain(answer.error());
  const auto read = read_answer(*answer);
  if (!read) return complain(read.error());
  std::cout << *answer << '\n';
  return exit_of(!list_of(*read, key).empty());
}

int search(Source& source, const Arguments& arguments) {
  auto request = request_of(arguments);
  if (!request) return complain(request.error());
  const auto fields = request->fields;
  narrow(*request, arguments.format);
  const auto answer = source.search(*request);
  if (!answer) return complain(answer.error());
  const auto hits = print_answer(*answer, arguments.format, fields, std::cout);
  return hits ? exit_of(*hits > 0) : complain(hits.error());
}

int similar(Source& source, const Arguments& arguments) {
  const auto answer = source.similar(arguments.text(), arguments.limit);
  if (!answer) return complain(answer.error());
  const auto hits = print_answer(*answer, arguments.format, {}, std::cout);
  return hits ? exit_of(*hits > 0) : complain(hits.error());
}

int show(Source& source, const Arguments& arguments) {
  const auto article = source.article(arguments.text());
  if (!article) return complain(article.error());
  std::cout << *article << '\n';
  return kFound;
}

int cite(Source& source, const Arguments& arguments) {
  const auto reference = source.cite(arguments.text(), *query::parse_cite_style(arguments.style));
  if (!reference) return complain(reference.error());
  std::cout << *reference;
  return kFound;
}

int suggest(Source& source, const Arguments& arguments) {
  return print_json(source.suggest(arguments.text(), arguments.kind, arguments.limit),
                    "suggestions");
}

int trends(Source& source, const Arguments& arguments) {
  const auto request = request_of(arguments);
  if (!request) return complain(request.error());
  const auto by = arguments.by == "month" ? query::Period::month : query::Period::year;
  query::Facet facet{};
  std::optional<query::Facet> split;
  if (query::parse_facet(arguments.split, facet)) split = facet;
  const auto answer = source.trends(*request, by, split);
  if (!answer) return complain(answer.error());
  const auto read = read_answer(*answer);
  if (!read) return complain(read.error());
  std::cout << *answer << '\n';
  return exit_of(number_of(*read, "total") > 0);
}

int concordance(Source& source, const Arguments& arguments) {
  const auto request = request_of(arguments);
  if (!request) return complain(request.error());
  const auto answer = source.concordance(*request, arguments.width);
  if (arguments.format == "json") return print_json(answer, "lines");
  if (!answer) return complain(answer.error());
  const auto read = read_answer(*answer);
  if (!read) return complain(read.error());
  const Json& lines = list_of(*read, "lines");
  if (arguments.format == "human") print_concordance(*read, colours_wanted(), std::cout);
  if (arguments.format == "jsonl")
    for (const Json& line : lines) std::cout << line_of(line) << '\n';
  return exit_of(!lines.empty());
}

int export_all(Source& source, const Arguments& arguments) {
  const auto request = request_of(arguments);
  if (!request) return complain(request.error());
  const bool csv = arguments.format == "csv";
  std::size_t written = 0;
  const auto sent =
      source.each_hit(*request, csv ? Lines::csv : Lines::jsonl, [&](std::string_view piece) {
        written += piece.size();
        return static_cast<bool>(std::cout << piece);
      });
  if (!sent) return complain(sent.error());
  return exit_of(written > (csv ? query::csv_header(request->fields).size() : 0));
}

int watch_for(Source& source, const Arguments& arguments) {
  const auto request = request_of(arguments);
  if (!request) return complain(request.error());
  const auto watched = watch(source, *request, {arguments.state, arguments.format}, std::cout);
  if (!watched) return complain(watched.error());
  if (watched->first)
    log::info("{} articles are there already; from now on what is new will be printed",
              watched->known);
  return exit_of(watched->fresh > 0);
}

int batch(Source& source, const Arguments& arguments) {
  const bool standard = arguments.file == "-";
  std::ifstream file;
  if (!standard) file.open(arguments.file);
  if (!standard && !file)
    return complain({Code::unreadable, arguments.file + ": cannot be read", ""});
  const BatchOptions options{arguments.limit, arguments.format == "trec"};
  const auto bad = run_batch(source, standard ? std::cin : file, options, std::cout);
  if (!bad) return complain(bad.error());
  return *bad == 0 ? kFound : kFailed;
}

// --- Without a database.

int analyze(const Arguments& arguments) {
  constexpr const char* kKinds[] = {"syllable", "word", "acronym", "number", "symbol"};
  const std::string text = arguments.text();
  const text::Analyzer analyzer;
  text::Memo memo;
  std::vector<text::Token> tokens;
  analyzer.analyze(text, memo, tokens);
  for (const text::Token& token : tokens)
    std::cout << line_of({{"exact", token.exact},
                          {"folded", text::fold(token.exact)},
                          {"kind", kKinds[static_cast<int>(token.kind)]},
                          {"position", token.position},
                          {"begin", token.span.begin},
                          {"end", token.span.end}})
              << '\n';
  return exit_of(!tokens.empty());
}

Result<std::string> resolved(const Arguments& arguments) {
  if (arguments.url.empty()) return query::resolve_json(arguments.text(), arguments.day);
  auto server = open_server(arguments.url);
  if (!server) return tl::make_unexpected(server.error());
  return (*server)->resolve(arguments.text(), arguments.day);
}

int resolve(const Arguments& arguments) {
  const auto answer = resolved(arguments);
  if (!answer) return complain(answer.error());
  const auto read = read_answer(*answer);
  if (!read) return complain(read.error());
  const Json& documents = list_of(*read, "documents");
  for (const Json& document : documents) std::cout << line_of(document) << '\n';
  return exit_of(!documents.empty());
}

// --- Which source.

// --db or --url, whichever was said in the stronger place.
Result<bool> asks_server(const Arguments& arguments) {
  const auto db = arguments.reading.origin("db"), url = arguments.reading.origin("url");
  if (db == options::Origin::nowhere && url == options::Origin::nowhere)
    return fail(Code::invalid, "--db or --url is required",
                "name a folder or a server, or set VANKHO_DB or VANKHO_URL");
  if (db == url) return fail(Code::invalid, "--db and --url are both given", "ask one of them");
  return url > db;
}

Result<std::unique_ptr<Source>> open_source(const Arguments& arguments) {
  const auto server = asks_server(arguments);
  if (!server) return tl::make_unexpected(server.error());
  return *server ? open_server(arguments.url) : open_folder(arguments.db);
}

int doctor(const Arguments& arguments) {
  if (!arguments.config.empty())
    return examine_config(arguments.config, std::cout) ? kFound : kFailed;
  const auto server = asks_server(arguments);
  if (!server) return complain(server.error());
  const bool sound =
      *server ? examine_server(arguments.url, std::cout) : examine_folder(arguments.db, std::cout);
  return sound ? kFound : kFailed;
}

using OnSource = int (*)(Source&, const Arguments&);
constexpr std::pair<std::string_view, OnSource> kOnSource[] = {
    {"search", search},     {"batch", batch},     {"show", show},     {"similar", similar},
    {"cite", cite},         {"suggest", suggest}, {"trends", trends}, {"concordance", concordance},
    {"export", export_all}, {"watch", watch_for},
};
using Alone = int (*)(const Arguments&);
constexpr std::pair<std::string_view, Alone> kAlone[] = {
    {"analyze", analyze}, {"resolve", resolve}, {"doctor", doctor}};

}  // namespace

int complain(const Error& error) {
  std::string_view lines = error.message;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const bool last = end == lines.size();
    const Error one{error.code, printable(lines.substr(0, end)), last ? printable(error.hint) : ""};
    log::error("{}", one.line());
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return error.code == Code::not_found ? kNone : kFailed;
}

int run(const Arguments& arguments) {
  for (const auto& [name, command] : kAlone)
    if (name == arguments.command) return command(arguments);
  const auto source = open_source(arguments);
  if (!source) {
    complain(source.error());
    return kFailed;
  }
  for (const auto& [name, command] : kOnSource)
    if (name == arguments.command) return command(**source, arguments);
  return kFailed;
}

}  // namespace vankho::cli
