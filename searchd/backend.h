// searchd/backend.h: what the daemon asks of the search. One implementation stands
// over query::Engine; the tests have another that needs no index.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "query/engine.h"

namespace vankho::searchd {

// The verbs are those of query::Engine, which says what they promise.
class Backend {
 public:
  virtual ~Backend() = default;

  virtual void set_time_budget(std::chrono::milliseconds budget) = 0;
  virtual Result<query::Response> search(const query::Request& request) const = 0;
  virtual Result<query::FacetCounts> facet(const query::Request& request, query::Facet name) const = 0;
  virtual std::optional<schema::Record> article(std::string_view id) const = 0;
  virtual Result<query::Response> similar(std::string_view id, std::size_t size) const = 0;
  virtual Result<query::Response> reprints(std::string_view id, std::size_t size) const = 0;
  virtual std::vector<query::Suggestion> suggest(std::string_view typed, std::string_view kind,
                                                 std::size_t limit) const = 0;
  virtual Result<query::Trends> trends(const query::Request& request, query::Period by,
                                       std::optional<query::Facet> split) const = 0;
  virtual Result<query::Concordance> concordance(const query::Request& request,
                                                 std::size_t width_chars) const = 0;
  virtual query::ResolutionSummary resolution(std::string_view key) const = 0;
  virtual Result<std::uint64_t> each_hit(const query::Request& request,
                                         const std::function<bool(const query::Hit&)>& sink) const = 0;
  virtual std::string mark(std::string_view text, std::string_view q) const = 0;
  virtual query::IndexInfo info() const = 0;
  virtual std::string generation() const = 0;
};

// Over the database in a folder.
Result<std::unique_ptr<Backend>> open_backend(const std::filesystem::path& db);

}  // namespace vankho::searchd
