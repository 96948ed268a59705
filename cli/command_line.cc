#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <iterator>

#include "query/params.h"

namespace vankho::cli {
namespace {

// An option that is a parameter of a search: where it may stand, its values and what it does.
struct Filter {
  const char* option;
  const char* parameter;
  const char* kind;
  const char* what;
};

// Which articles: for every command that searches.
constexpr Filter kFilters[] = {
    {"province", "province", "ID|NAME", "about this province; may be repeated, as the seven below"},
    {"year", "year", "Y|Y..Y", "of this year, or of these years"},
    {"resolution", "resolution", "KEY|TEXT", "that cite this document"},
    {"source", "source", "NAME", "of this newspaper or site"},
    {"author", "author", "NAME", "by this author"},
    {"region", "region", "ID|NAME", "about provinces of this region"},
    {"term", "term", "XII|12", "that cite documents of this term of the Central Committee"},
    {"plenum", "plenum", "KEY", "that cite this plenum or its documents"},
    {"from", "from", "DATE", "published then or later: YYYY, YYYY-MM or YYYY-MM-DD"},
    {"to", "to", "DATE", "published then or earlier"},
    {"era", "era", "{published,current,former}",
     "provinces as on the day, as of today, or the former unit only"},
    {"indexed-from", "indexed.from", "INSTANT",
     "first indexed then or later: 2021-01-20T08:01:00Z"},
    {"in", "in", "{all,title,lead,body}", "where the words must stand"},
    {"match", "match", "{auto,all,any}", "how many of the words an article must have"},
    {"marks", "marks", "{auto,exact,ignore}", "whether marks count"},
};
constexpr Filter kSort = {"sort", "sort", "{relevance,newest,oldest}", "order of the hits"};
constexpr Filter kAfter = {"after", "after", "CURSOR", "go on where a page ended"};
constexpr Filter kFields = {"fields", "fields", "LIST", "only these members of a hit, with commas"};
constexpr Filter kSnippets = {"snippets", "snippets", "N", "passages of each hit, 0 to 5"};
constexpr Filter kOfPage[] = {
    kSort,
    {"freshness", "freshness", "{off,mild,strong}", "lift newer articles"},
    {"group", "group", "{dup,none}", "fold reprints into one hit"},
    kAfter,
    {"facets", "facets", "LIST", "what to count by, with commas; or none"},
    kFields,
    kSnippets,
};

using Formats = std::vector<std::string>;
const Formats kHitFormats{"human", "json", "jsonl", "csv", "trec"};

// One command while it is declared. Each has arguments of its own, so that options never leak
// from one to another.
class Command {
 public:
  Command(CLI::App& app, Arguments& arguments, const char* name, const char* what)
      : app_(app.add_subcommand(name, what)), arguments_(arguments) {
    arguments_.command = name;
    arguments_.params.reserve(std::size(kFilters) + std::size(kOfPage));  // CLI11 keeps references
  }

  CLI::App& app() { return *app_; }

  Command& source() {
    add("--db", arguments_.db, "folder of the database", "DIR");
    return server();
  }
  Command& server() {
    return add("--url", arguments_.url, "ask a vankho-searchd: http://host:port", "URL");
  }
  Command& query() { return words("QUERY", false); }
  Command& words(const char* name, bool required = true) {
    app_->add_option(name, arguments_.words)->required(required);
    return *this;
  }
  template <typename Table>
  Command& filters(const Table& table) {
    for (const Filter& one : table) filter(one);
    return *this;
  }
  Command& filter(const Filter& one) {
    auto& values = arguments_.params.emplace_back(one.parameter, std::vector<std::string>()).second;
    // One value each time: else the words after it would be its values, too.
    app_->add_option(std::string("--") + one.option, values, one.what)
        ->type_name(one.kind)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    return *this;
  }
  Command& limit(std::size_t most, const char* what = "hits at most") {
    app_->add_option("--limit", arguments_.limit, what)
        ->check(CLI::Range(std::size_t{1}, most))
        ->type_name("N")
        ->capture_default_str();
    return *this;
  }
  Command& format(const Formats& formats) {
    arguments_.format = formats.front();
    return choice("--format", arguments_.format, formats, "how the answer is printed");
  }
  Command& choice(const char* name, std::string& value, const Formats& values, const char* what) {
    CLI::Option* option = app_->add_option(name, value, what)->check(CLI::IsMember(values));
    if (!value.empty()) option->capture_default_str();
    return *this;
  }
  Command& add(const char* name, std::string& value, const char* what, const char* kind) {
    app_->add_option(name, value, what)->type_name(kind);
    return *this;
  }

 private:
  CLI::App* app_;
  Arguments& arguments_;
};

class CommandLine {
 public:
  CommandLine() : app_("Searches an archive of Vietnamese Party-building articles.", "vankho") {
    options::add_common(app_);
    app_.require_subcommand(1);
    app_.fallthrough();  // --config may stand after the command
    declare_searches();
    declare_articles();
    declare_texts();
    declare_doctor();
  }

  Result<Arguments> read(int argc, const char* const* argv) {
    auto reading = options::read(app_, argc, argv);
    if (!reading) return tl::make_unexpected(reading.error());
    Arguments arguments;
    const std::vector<CLI::App*> called = app_.get_subcommands();
    for (Arguments& one : all_)
      if (!called.empty() && called.front()->get_name() == one.command) arguments = one;
    arguments.reading = std::move(*reading);
    return arguments;
  }

 private:
  Command& command(const char* name, const char* what) {
    all_.emplace_back();
    commands_.emplace_back(app_, all_.back(), name, what);
    return commands_.back();
  }

  void declare_searches() {
    Command& search = command("search", "ranked, faceted search").query().source();
    search.filters(kFilters).filters(kOfPage).limit(query::kMaxBatchSize).format(kHitFormats);
    search.app().add_flag("--explain", all_.back().explain,
                          "how the query was understood and scored");
    Command& batch = command("batch", "queries from a file of JSON Lines").source();
    batch.app().add_option("FILE", all_.back().file, "or - for standard input")->required();
    batch.limit(query::kMaxBatchSize, "hits of a line that names no size")
        .format({"jsonl", "trec"});
    Command& trends = command("trends", "hits by year or month").query().source().filters(kFilters);
    trends.choice("--by", all_.back().by, {"year", "month"}, "period");
    trends.choice("--split", all_.back().split, {"province", "resolution"}, "count each by itself");
    Command& concordance = command("concordance", "the words in their context");
    concordance.query().source().filters(kFilters).filter(kSort).filter(kAfter);
    concordance.app()
        .add_option("--width", all_.back().width, "letters on either side")
        ->check(CLI::Range(10, 200))
        ->type_name("N")
        ->capture_default_str();
    concordance.format({"human", "json", "jsonl"});
    Command& all = command("export", "every hit").query().source();
    all.filters(kFilters).filter(kSort).filter(kFields).filter(kSnippets).format({"jsonl", "csv"});
    Command& watch = command("watch", "what is new for a search since last time");
    watch.query().source().filters(kFilters).format({"human", "jsonl"});
    watch.add("--state", all_.back().state, "remember here (default: in XDG_STATE_HOME)", "FILE");
  }

  void declare_articles() {
    command("show", "one article, whole").words("ID").source();
    command("similar", "articles like one").words("ID").source().limit(50).format(kHitFormats);
    Command& cite = command("cite", "an article as a reference").words("ID").source();
    cite.choice("--style", all_.back().style, {"vn", "bibtex", "csl"}, "of the reference");
  }

  void declare_texts() {
    Command& suggest = command("suggest", "completions of what is typed")
                           .words("TEXT")
                           .source()
                           .limit(50, "completions at most");
    suggest.choice("--kind", all_.back().kind, {"phrase", "title", "province", "resolution"},
                   "only these");
    Command& resolve = command("resolve", "the documents that a text names").words("TEXT").server();
    resolve.add("--date", all_.back().day, "documents after it are not meant (default: today)",
                "YYYY-MM-DD");
    command("analyze", "the tokens of a text").words("TEXT");
  }

  void declare_doctor() {
    Command& doctor = command("doctor", "is a database whole, does a server answer?").source();
    // Its own: the configuration of the server that is examined.
    doctor.add("--config", all_.back().config,
               "examine the database that this file of vankho-searchd names", "FILE");
  }

  CLI::App app_;
  std::deque<Arguments> all_;
  std::deque<Command> commands_;
};

// The option, variable or key by which a parameter came.
std::string place_of(const Arguments& arguments, const std::string& parameter) {
  std::string option = parameter;
  std::ranges::replace(option, '.', '-');
  switch (arguments.reading.origin(option)) {
    case options::Origin::environment:
      return options::variable_of(option);
    case options::Origin::file:
      return "the configuration file's " + option;
    default:
      return "--" + option;
  }
}

}  // namespace

std::string Arguments::text() const {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

Result<Arguments> read_command_line(int argc, const char* const* argv) {
  return CommandLine().read(argc, argv);
}

Result<query::Request> request_of(const Arguments& arguments) {
  query::Params params{{"q", arguments.text()}};
  for (const auto& [name, values] : arguments.params)
    for (const std::string& value : values) params.emplace_back(name, value);
  if (arguments.explain) params.emplace_back("explain", "1");
  query::Parsed parsed = query::parse_params(params, {}, false);
  std::string complaints;
  for (const query::BadParam& bad : parsed.bad)
    complaints +=
        (complaints.empty() ? "" : "\n") + place_of(arguments, bad.name) + ": " + bad.reason;
  if (!complaints.empty()) return fail(Code::invalid, complaints);
  parsed.request.size = arguments.limit;
  return std::move(parsed.request);
}

}  // namespace vankho::cli
