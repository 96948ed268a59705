// tests/searchd/fake_backend.h: a search without an index: a few articles in memory,
// found when they hold every word of the query. Enough for the daemon's manners.
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "searchd/backend.h"

namespace vankho::searchd {

class FakeBackend : public Backend {
 public:
  FakeBackend();

  void set_time_budget(std::chrono::milliseconds most) override { budget = most; }
  Result<query::Response> search(const query::Request& request) const override;
  Result<query::FacetCounts> facet(const query::Request& request, query::Facet name) const override;
  std::optional<schema::Record> article(std::string_view id) const override;
  Result<query::Response> similar(std::string_view id, std::size_t size) const override;
  Result<query::Response> reprints(std::string_view id, std::size_t size) const override;
  std::vector<query::Suggestion> suggest(std::string_view typed, std::string_view kind,
                                         std::size_t limit) const override;
  Result<query::Trends> trends(const query::Request& request, query::Period by,
                               std::optional<query::Facet> split) const override;
  Result<query::Concordance> concordance(const query::Request& request, std::size_t width_chars) const override;
  query::ResolutionSummary resolution(std::string_view key) const override;
  Result<std::uint64_t> each_hit(const query::Request& request,
                                 const std::function<bool(const query::Hit&)>& sink) const override;
  std::string mark(std::string_view text, std::string_view q) const override;
  query::IndexInfo info() const override;
  std::string generation() const override;

  std::atomic<int> searches{0};   // how often it was asked
  std::atomic<int> commit{1};     // of the generation; change it as a writer would
  std::atomic<std::chrono::milliseconds> budget{};
  std::atomic<bool> cut_short{false};  // answers with bounds, as when the time is over
  std::atomic<bool> broken{false};  // throws, as a damaged disk would
  std::size_t exported = 100;     // hits that each_hit() gives

 private:
  std::vector<schema::Record> found(const query::Request& request) const;
  query::FacetCounts count(const std::vector<schema::Record>& records, const query::Request& request,
                           query::Facet name) const;

  std::vector<schema::Record> records_;
};

}  // namespace vankho::searchd
