// base/options.h: where the options of a program come from. What is typed wins over VANKHO_*
// variables, these over a TOML file (--config FILE or VANKHO_CONFIG).
//
// The program declares its options with CLI11, which reads what is typed. Variables and the file
// are read here: CLI11 lets a file win over the environment, reads both for commands that were
// not called, and its complaints name neither the variable nor the line.
//
// Every option --some-name of the called command may stand in VANKHO_SOME_NAME and in the file as
// some-name = value, at the top for all commands or in the table [command] for one:
//
//   db = "/var/lib/vankho"
//   [search]
//   limit = 20
#pragma once

#include <map>
#include <string>

#include "base/error.h"

namespace CLI {
class App;
}

namespace vankho::options {

enum class Origin { nowhere, file, environment, typed };

struct Reading {
  std::string answer;                     // what --help or --version print; then all is done
  std::map<std::string, Origin> origins;  // by long name, "db"; only of options that were given

  Origin origin(const std::string& name) const {
    const auto found = origins.find(name);
    return found == origins.end() ? Origin::nowhere : found->second;
  }
};

// "VANKHO_SOME_NAME" for "some-name".
std::string variable_of(const std::string& name);

// Adds what every program has: --version ("vankho 0.1.0") and --config.
void add_common(CLI::App& app);

// Fills the variables that the options of `app` and of the called command are bound to. Named
// options that are required() may come from anywhere. An Error is one line that names the option,
// the variable, or the file with line and key.
Result<Reading> read(CLI::App& app, int argc, const char* const* argv);

// What the TOML file `path` has for `key` at its top, whosever file it is; Code::not_found when
// nothing.
Result<std::string> value_in_file(const std::string& path, const std::string& key);

}  // namespace vankho::options
