// vankho: search without HTTP, and every stage in print.
#include <unistd.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/log.h"
#include "cli/batch.h"
#include "cli/doctor.h"
#include "cli/print.h"
#include "facets/resolution.h"
#include "query/cite.h"
#include "query/engine.h"
#include "query/export.h"
#include "query/params.h"
#include "query/response_json.h"
#include "text/analyzer.h"
#include "text/fold.h"

namespace {

using namespace vankho;

constexpr int kFound = 0, kNone = 1, kFailed = 2;  // as grep has it
constexpr std::size_t kMostHits = 10'000;

struct Arguments {
  std::string db, format = "human", style = "vn", by = "year", split, kind, day, file;
  std::vector<std::string> words;
  std::vector<std::pair<std::string, std::vector<std::string>>> params;  // name, values
  std::size_t limit = 10, width = 60;
  bool explain = false;
};

int complain(const Error& error) {
  log::error("{}", error.line());
  return kFailed;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool colours() { return ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

// The request of the options; complains of every bad one.
std::optional<query::Request> request_of(const Arguments& arguments) {
  query::Params params{{"q", joined(arguments.words)}, {"size", std::to_string(arguments.limit)}};
  for (const auto& [name, values] : arguments.params)
    for (const std::string& value : values) params.emplace_back(name, value);
  if (arguments.explain) params.emplace_back("explain", "1");
  const query::Parsed parsed = query::parse_params(params, {}, false, kMostHits);
  for (const query::BadParam& bad : parsed.bad) log::error("--{}: {}", bad.name, bad.reason);
  if (!parsed.bad.empty()) return {};
  return parsed.request;
}

int print_search(const query::Response& response, const query::Request& request,
                 const std::string& format) {
  if (format == "json") {
    std::cout << query::response_json(response, request, "/api/v1/search") << '\n';
  } else if (format == "jsonl") {
    for (const query::Hit& hit : response.hits) std::cout << query::jsonl_line(hit, request.fields);
  } else if (format == "csv") {
    std::cout << query::csv_header(request.fields);
    for (const query::Hit& hit : response.hits) std::cout << query::csv_line(hit, request.fields);
  } else if (format == "trec") {
    for (std::size_t i = 0; i < response.hits.size(); ++i)
      std::cout << query::trec_line("1", response.hits[i], i + 1, "vankho");
  } else {
    cli::print_human(response, colours(), std::cout);
  }
  return response.hits.empty() ? kNone : kFound;
}

int search(const query::Engine& engine, const Arguments& arguments) {
  const auto request = request_of(arguments);
  if (!request) return kFailed;
  const auto response = engine.search(*request);
  return response ? print_search(*response, *request, arguments.format) : complain(response.error());
}

int show(const query::Engine& engine, const Arguments& arguments) {
  const auto record = engine.article(joined(arguments.words));
  if (!record) return kNone;
  std::cout << schema::to_json(*record) << '\n';
  return kFound;
}

int similar(const query::Engine& engine, const Arguments& arguments) {
  const auto response = engine.similar(joined(arguments.words), arguments.limit);
  if (!response) return response.error().code == Code::not_found ? kNone : complain(response.error());
  return print_search(*response, {}, arguments.format);
}

int cite(const query::Engine& engine, const Arguments& arguments) {
  const auto record = engine.article(joined(arguments.words));
  if (!record) return kNone;
  std::cout << query::cite(*record, *query::parse_cite_style(arguments.style));
  return kFound;
}

int suggest(const query::Engine& engine, const Arguments& arguments) {
  const auto found = engine.suggest(joined(arguments.words), arguments.kind, arguments.limit);
  std::cout << query::suggestions_json(found) << '\n';
  return found.empty() ? kNone : kFound;
}

int trends(const query::Engine& engine, const Arguments& arguments) {
  const auto request = request_of(arguments);
  if (!request) return kFailed;
  const auto by = arguments.by == "month" ? query::Period::month : query::Period::year;
  query::Facet facet{};
  std::optional<query::Facet> split;
  if (!arguments.split.empty() && query::parse_facet(arguments.split, facet)) split = facet;
  const auto found = engine.trends(*request, by, split);
  if (!found) return complain(found.error());
  std::cout << query::trends_json(*found, by, split, 10'000) << '\n';
  return found->total == 0 ? kNone : kFound;
}

int concordance(const query::Engine& engine, const Arguments& arguments) {
  const auto request = request_of(arguments);
  if (!request) return kFailed;
  const auto found = engine.concordance(*request, arguments.width);
  if (!found) return complain(found.error());
  for (const query::Concord& line : found->lines)
    std::cout << line.left << " [" << line.keyword << "] " << line.right << "  — " << line.id << '\n';
  return found->lines.empty() ? kNone : kFound;
}

int export_all(const query::Engine& engine, const Arguments& arguments) {
  const auto request = request_of(arguments);
  if (!request) return kFailed;
  const bool csv = arguments.format == "csv";
  if (csv) std::cout << query::csv_header(request->fields);
  const auto sent = engine.each_hit(*request, [&](const query::Hit& hit) {
    std::cout << (csv ? query::csv_line(hit, request->fields) : query::jsonl_line(hit, request->fields));
    return static_cast<bool>(std::cout);
  });
  if (!sent) return complain(sent.error());
  return *sent == 0 ? kNone : kFound;
}

int batch(const query::Engine& engine, const Arguments& arguments) {
  std::ifstream file;
  if (arguments.file != "-") {
    file.open(arguments.file);
    if (!file) return complain({Code::unreadable, arguments.file + ": cannot be read", ""});
  }
  cli::BatchOptions options;
  options.limit = arguments.limit;
  options.trec = arguments.format == "trec";
  std::istream& in = arguments.file == "-" ? std::cin : file;
  return cli::run_batch(engine, in, options, std::cout) == 0 ? kFound : kFailed;
}

int analyze(const Arguments& arguments) {
  constexpr const char* kKinds[] = {"syllable", "word", "acronym", "number", "symbol"};
  const std::string text = joined(arguments.words);
  const text::Analyzer analyzer;
  text::Memo memo;
  std::vector<text::Token> tokens;
  analyzer.analyze(text, memo, tokens);
  for (const text::Token& token : tokens)
    std::cout << nlohmann::ordered_json{{"exact", token.exact},
                                        {"folded", text::fold(token.exact)},
                                        {"kind", kKinds[static_cast<int>(token.kind)]},
                                        {"position", token.position},
                                        {"begin", token.span.begin},
                                        {"end", token.span.end}}
                     .dump()
              << '\n';
  return tokens.empty() ? kNone : kFound;
}

int resolve(const Arguments& arguments) {
  const auto found = facets::resolve(joined(arguments.words), arguments.day);
  for (const facets::Resolved& one : found) {
    nlohmann::ordered_json json{{"text", one.text}, {"candidates", nlohmann::ordered_json::array()}};
    for (const facets::Candidate& candidate : one.candidates)
      json["candidates"].push_back({{"key", candidate.key},
                                    {"label", candidate.label},
                                    {"confidence", candidate.confidence}});
    std::cout << json.dump() << '\n';
  }
  return found.empty() ? kNone : kFound;
}

void add_db(CLI::App* command, Arguments& arguments) {
  command->add_option("--db", arguments.db, "folder of the database")->required()->envname("VANKHO_DB");
}

void add_filters(CLI::App* command, Arguments& arguments) {
  constexpr const char* kNames[] = {"province", "year", "resolution", "source", "author", "region",
                                    "term", "plenum", "from", "to", "in", "match", "marks", "sort",
                                    "group", "era", "freshness", "facets", "after", "fields",
                                    "snippets"};
  arguments.params.reserve(64);
  for (const char* name : kNames) {
    auto& values = arguments.params.emplace_back(name, std::vector<std::string>()).second;
    command->add_option(std::string("--") + name, values);
  }
  command->add_option("--limit", arguments.limit, "hits at most")->check(CLI::Range(1, 10'000));
  command->add_option("QUERY", arguments.words);
}

void add_format(CLI::App* command, Arguments& arguments, std::vector<std::string> formats) {
  command->add_option("--format", arguments.format)->check(CLI::IsMember(std::move(formats)));
}

using OnEngine = int (*)(const query::Engine&, const Arguments&);

int on_engine(const Arguments& arguments, OnEngine command) {
  const auto engine = query::Engine::open(arguments.db);
  return engine ? command(**engine, arguments) : complain(engine.error());
}

int run(int argc, char** argv) {
  CLI::App app{"Searches an archive of Vietnamese Party-building articles.", "vankho"};
  app.set_version_flag("--version", VANKHO_VERSION);
  app.set_config("--config", "", "TOML file with any of the options");
  app.require_subcommand(1);
  std::vector<std::pair<CLI::App*, OnEngine>> commands;
  // Each command has its own arguments, so that options never leak from one to another.
  std::deque<Arguments> all;
  const auto command = [&](const char* name, const char* what, OnEngine run_it) -> CLI::App* {
    all.emplace_back();
    commands.emplace_back(app.add_subcommand(name, what), run_it);
    if (run_it != nullptr) add_db(commands.back().first, all.back());
    return commands.back().first;
  };
  CLI::App* one = command("search", "ranked, faceted search", search);
  add_filters(one, all.back());
  add_format(one, all.back(), {"human", "json", "jsonl", "csv", "trec"});
  one->add_flag("--explain", all.back().explain, "tree, reading and plan");
  one = command("batch", "queries from a file of JSON Lines", batch);
  one->add_option("FILE", all.back().file, "or - for standard input")->required();
  one->add_option("--limit", all.back().limit)->check(CLI::Range(1, 10'000));
  all.back().format = "jsonl";
  add_format(one, all.back(), {"jsonl", "trec"});
  one = command("show", "one article, whole", show);
  one->add_option("ID", all.back().words)->required();
  one = command("similar", "articles like one", similar);
  one->add_option("ID", all.back().words)->required();
  one->add_option("--limit", all.back().limit)->check(CLI::Range(1, 100));
  add_format(one, all.back(), {"human", "json", "jsonl", "csv", "trec"});
  one = command("cite", "an article as a reference", cite);
  one->add_option("ID", all.back().words)->required();
  one->add_option("--style", all.back().style)->check(CLI::IsMember({"vn", "bibtex", "csl"}));
  one = command("suggest", "completions of what is typed", suggest);
  one->add_option("TEXT", all.back().words)->required();
  one->add_option("--kind", all.back().kind)
      ->check(CLI::IsMember({"phrase", "title", "province", "resolution"}));
  one->add_option("--limit", all.back().limit)->check(CLI::Range(1, 100));
  one = command("trends", "hits by year or month", trends);
  add_filters(one, all.back());
  one->add_option("--by", all.back().by)->check(CLI::IsMember({"year", "month"}));
  one->add_option("--split", all.back().split)->check(CLI::IsMember({"province", "resolution"}));
  one = command("concordance", "the words in their context", concordance);
  add_filters(one, all.back());
  one->add_option("--width", all.back().width, "letters on either side")->check(CLI::Range(10, 400));
  one = command("export", "every hit", export_all);
  add_filters(one, all.back());
  all.back().format = "jsonl";
  add_format(one, all.back(), {"jsonl", "csv"});
  one = command("analyze", "the tokens of a text", nullptr);
  one->add_option("TEXT", all.back().words)->required();
  one = command("resolve", "the documents that a text names", nullptr);
  one->add_option("TEXT", all.back().words)->required();
  one->add_option("--date", all.back().day, "YYYY-MM-DD: documents after it are no candidates");
  one = command("doctor", "is a database whole?", nullptr);
  add_db(one, all.back());
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kFound : kFailed;
  }
  for (std::size_t i = 0; i < commands.size(); ++i) {
    if (!*commands[i].first) continue;
    if (commands[i].second != nullptr) return on_engine(all[i], commands[i].second);
    const std::string name = commands[i].first->get_name();
    if (name == "analyze") return analyze(all[i]);
    if (name == "resolve") return resolve(all[i]);
    return cli::examine(all[i].db, std::cout) ? kFound : kFailed;
  }
  return kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  log::start("vankho");
  std::ios::sync_with_stdio(false);
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    log::error("{}", error.what());
  } catch (const Xapian::Error& error) {
    log::error("{}: {}", error.get_type(), error.get_msg());
  }
  return kFailed;
}
