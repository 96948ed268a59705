// base/log.h: diagnostics, on standard error, in one format for all programs.
#pragma once

#include <spdlog/spdlog.h>

namespace vankho::log {

// Sends the default logger to standard error; `program` begins each line.
// Colours only on a terminal, and never when NO_COLOR is set.
void start(const char* program);

using spdlog::debug;
using spdlog::error;
using spdlog::info;
using spdlog::warn;

}  // namespace vankho::log
