#include "searchd/settings.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/options.h"

namespace vankho::searchd {
namespace {

constexpr std::size_t kMiB = 1u << 20;

// An origin as browsers send it: scheme, host and perhaps a port; nothing after.
std::string check_origin(const std::string& origin) {
  if (origin == "*") return {};
  const std::size_t scheme = origin.find("://");
  const bool good = scheme != std::string::npos && origin.find('/', scheme + 3) == std::string::npos &&
                    origin.find_first_of(" \r\n\"") == std::string::npos;
  return good ? std::string() : origin + " is no origin: write https://www.example.vn, without a path";
}

std::string check_public_url(const std::string& url) {
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  if (web && !url.ends_with('/') && url.find_first_of(" \r\n\"<>") == std::string::npos) return {};
  return url + " is no address: write https://www.example.vn, without a slash at the end";
}

void declare(CLI::App& app, Options& options, std::size_t& cache_mb) {
  app.add_option("--db", options.db, "Folder of the database")->type_name("DIR")->required();
  app.add_option("--listen", options.listen,
                 "Address to answer at: HOST:PORT (port 0: any free one) or unix:/path/of.sock")
      ->capture_default_str();
  app.add_option("--threads", options.threads, "Requests worked on at once (0: four for each core)")
      ->check(CLI::Range(0, 1024));
  app.add_option("--cors", options.settings.cors,
                 "Origin whose pages may read /api/, for the widget; may be repeated; * for all")
      ->type_name("ORIGIN")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(check_origin);
  app.add_option("--public-url", options.settings.public_url,
                 "How readers reach this server, for links in feeds (default: as they asked)")
      ->check(check_public_url);
  app.add_option("--cache-mb", cache_mb, "Memory for answers already made, in MiB")
      ->check(CLI::Range(0, 65'536))
      ->capture_default_str();
  app.add_option("--time-budget-ms", options.settings.time_budget_ms,
                 "After so long a search answers with what it has, as a bound (0: never)")
      ->check(CLI::Range(0, 3'600'000))
      ->capture_default_str();
  options::add_common(app);
}

}  // namespace

Result<Options> read_options(int argc, const char* const* argv) {
  Options options;
  std::size_t cache_mb = options.settings.cache_bytes / kMiB;
  CLI::App app("Answers searches over HTTP: an API, a page for readers, a box for other sites.",
               "vankho-searchd");
  declare(app, options, cache_mb);
  const auto reading = options::read(app, argc, argv);
  if (!reading) return tl::make_unexpected(reading.error());
  options.answer = reading->answer;
  options.settings.cache_bytes = cache_mb * kMiB;
  return options;
}

}  // namespace vankho::searchd
