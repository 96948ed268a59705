#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>

#include <cstdlib>

namespace vankho::log {

void start(const char* program) {
  const char* no_color = std::getenv("NO_COLOR");
  const auto colours = no_color != nullptr && *no_color != '\0' ? spdlog::color_mode::never
                                                                : spdlog::color_mode::automatic;
  auto logger = spdlog::stderr_color_mt(program, colours);
  logger->set_pattern("%n: %^%l%$: %v");
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace vankho::log
