// vankho-indexer: words in, an exit code out. What it does is in the room's library.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <xapian.h>

#include "base/log.h"
#include "base/options.h"
#include "indexer/inspect.h"
#include "indexer/run.h"
#include "indexer/upkeep.h"

namespace {

using namespace vankho;
using namespace vankho::indexer;

constexpr int kAll = 0, kSome = 1, kNothing = 2;  // exit codes: docs/OPERATIONS.md

int complain(const Error& error) {
  log::error("{}", error.line());
  return kNothing;
}

int exit_code(const Counts& counts) {
  const bool stored = counts.added + counts.replaced + counts.unchanged > 0;
  return counts.rejected == 0 ? kAll : stored ? kSome : kNothing;
}

int report(const Result<RunResult>& result) {
  if (!result) return complain(result.error());
  std::cout << summary_json(*result) << std::endl;
  return exit_code(result->counts);
}

struct Arguments {
  RunOptions run;
  std::string format = "auto";
  std::vector<std::string> ids;
  std::string folder;
  bool undo = false;
};

void add_db(CLI::App* command, Arguments& arguments) {
  command->add_option("--db", arguments.run.db, "folder of the database")
      ->type_name("DIR")
      ->required();
}

void add_format(CLI::App* command, Arguments& arguments) {
  command->add_option("--format", arguments.format, "how PATHs are read")
      ->check(CLI::IsMember(format_names()))
      ->capture_default_str();
}

void add_run_options(CLI::App* command, Arguments& arguments) {
  add_db(command, arguments);
  add_format(command, arguments);
  command->add_option("--rejects", arguments.run.rejects, "copy of what could not be stored")->type_name("FILE");
  command->add_option("--jobs", arguments.run.jobs, "workers; 0: one a core")
      ->check(CLI::Range(0, 256));
  command->add_option("--memory", arguments.run.memory_mb, "MB for segments being made")
      ->check(CLI::Range(64, 65536))
      ->capture_default_str();
}

int remove(const Arguments& arguments) {
  const auto removal = remove_articles(arguments.run.db, arguments.ids, arguments.undo);
  if (!removal) return complain(removal.error());
  for (const std::string& id : removal->unknown)
    log::warn("{}: {}", id, arguments.undo ? "has no tombstone" : "is not stored");
  std::cout << "{\"" << (arguments.undo ? "readmitted" : "removed") << "\":" << removal->removed
            << "}" << std::endl;
  return removal->unknown.empty() ? kAll : removal->removed > 0 ? kSome : kNothing;
}

int run(int argc, char** argv) {
  CLI::App app{"Indexes Vietnamese Party-building articles.", "vankho-indexer"};
  options::add_common(app);
  app.require_subcommand(1);
  app.fallthrough();  // --config may stand after the command
  Arguments arguments;
  CLI::App* add = app.add_subcommand("add", "store articles; the same id replaces");
  add_run_options(add, arguments);
  add->add_option("--since-state", arguments.run.since_state,
                  "skip files that have not changed since this file was written")
      ->type_name("FILE");
  add->add_option("PATH", arguments.run.paths, "files, folders, or - for standard input")->required();
  CLI::App* rebuild = app.add_subcommand("rebuild", "a new generation beside the old, then a switch");
  add_run_options(rebuild, arguments);
  rebuild->add_option("PATH", arguments.run.paths, "none: from the stored articles");
  CLI::App* take_out = app.add_subcommand("remove", "take articles out for good");
  add_db(take_out, arguments);
  take_out->add_flag("--undo", arguments.undo, "let them be stored again");
  take_out->add_option("ID", arguments.ids, "ids of articles")->required();
  CLI::App* look = app.add_subcommand("inspect", "what would be stored, as JSON Lines");
  add_format(look, arguments);
  look->add_option("PATH", arguments.run.paths, "files, folders, or -")->required();
  CLI::App* info = app.add_subcommand("info", "one JSON object about the database");
  add_db(info, arguments);
  CLI::App* snapshot = app.add_subcommand("snapshot", "copy the database to a new folder");
  add_db(snapshot, arguments);
  snapshot->add_option("FOLDER", arguments.folder, "where to")->required();
  CLI::App* restore = app.add_subcommand("restore", "put a snapshot in place of the database");
  add_db(restore, arguments);
  restore->add_option("FOLDER", arguments.folder, "where from")->required();
  const auto reading = options::read(app, argc, argv);
  if (!reading) return complain(reading.error());
  if (!reading->answer.empty()) {
    std::cout << reading->answer;
    return kAll;
  }
  arguments.run.format = parse_format(arguments.format).value_or(Format::automatic);
  if (*add) return report(run_add(arguments.run));
  if (*rebuild) return report(run_rebuild(arguments.run));
  if (*take_out) return remove(arguments);
  if (*look) return exit_code(inspect(arguments.run.paths, arguments.run.format, std::cout));
  if (*info) {
    const auto json = info_json(arguments.run.db);
    if (!json) return complain(json.error());
    std::cout << *json << std::endl;
    return kAll;
  }
  const auto done = *snapshot ? take_snapshot(arguments.run.db, arguments.folder)
                              : restore_snapshot(arguments.run.db, arguments.folder);
  return done ? kAll : complain(done.error());
}

// Xapian's destructors would commit half a batch: after its error nothing more is run.
[[noreturn]] void leave(const std::string& why) {
  log::error("{}; what was committed before is safe, run the same command again", why);
  std::fflush(nullptr);
  ::_exit(kNothing);
}

}  // namespace

// Read by jemalloc before main() begins. Buffers of many megabytes come and go with every batch:
// their pages are huge and are kept, so that the kernel need not make them anew. With more arenas
// each thread would keep its own, and tens of megabytes more, for nothing.
extern "C" {
const char* malloc_conf =
    "thp:always,metadata_thp:always,dirty_decay_ms:-1,oversize_threshold:0,narenas:1";
}

int main(int argc, char** argv) {
  log::start("vankho-indexer");
  try {
    return run(argc, argv);
  } catch (const Xapian::Error& error) {
    leave(error.get_type() + (": " + error.get_msg()));
  } catch (const std::exception& error) {
    leave(error.what());
  }
}
