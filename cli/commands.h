// cli/commands.h: carries out what the command line asks for.
#pragma once

#include "cli/command_line.h"

namespace vankho::cli {

inline constexpr int kFound = 0, kNone = 1, kFailed = 2;  // exit codes, as grep has them

int run(const Arguments& arguments);

// Says what went wrong, a line for each complaint. kFailed; kNone for an article that is not there.
int complain(const Error& error);

}  // namespace vankho::cli
