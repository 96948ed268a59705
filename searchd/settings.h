// searchd/settings.h: what an operator may set; from where, base/options.h tells.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"

namespace vankho::searchd {

// What SIGHUP reads anew.
struct Settings {
  std::vector<std::string> cors;      // origins whose pages may read /api/; "*" is every one
  std::string public_url;             // how readers reach us: "https://tim.example.vn"; empty: as asked
  std::size_t cache_bytes = 64u << 20;
  std::size_t time_budget_ms = 5000;  // a search that takes longer answers with bounds; 0: never
};

struct Options {
  std::filesystem::path db;
  std::string listen = "127.0.0.1:8080";
  std::size_t threads = 0;  // 0: four for each core
  Settings settings;
  std::string answer;  // what --help or --version print; then nothing else is to be done
};

Result<Options> read_options(int argc, const char* const* argv);

}  // namespace vankho::searchd
