// cli/command_line.h: what was asked for on the command line: one table of commands and options,
// from which --help is printed and which the manual page and the completion are held against.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/options.h"
#include "query/request.h"

namespace vankho::cli {

struct Arguments {
  std::string command;  // "search"
  std::string db, url, format = "human", style = "vn", by = "year", split, kind, day, file, config,
                       state;
  std::vector<std::string> words;
  // Parameters of a search by their names in the API, with every value given.
  std::vector<std::pair<std::string, std::vector<std::string>>> params;
  std::size_t limit = 10, width = 60;
  bool explain = false;
  options::Reading reading;  // from where each option came; `answer`: to be printed, and no more

  std::string text() const;  // the words, as one
};

Result<Arguments> read_command_line(int argc, const char* const* argv);

// The search that is asked for. An Error has a line for each complaint, which names the option,
// the variable or the key that it came by.
Result<query::Request> request_of(const Arguments& arguments);

}  // namespace vankho::cli
