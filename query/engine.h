// query/engine.h: the one door to searching: a database folder, kept open, that
// answers requests from any number of threads.
//
// A new commit or generation is picked up by itself, at most a second later. An
// answer comes from one snapshot, named in it.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "query/request.h"
#include "query/response.h"
#include "schema/record.h"

namespace vankho::query {

struct Suggestion {
  std::string kind;   // "phrase", "title", "province", "resolution"
  std::string text;   // what to put in the box
  std::string id;     // of the province, document or article; else empty
  std::uint64_t count = 0;  // articles
};

// Articles by period; `of` is how many articles the index has of that period.
struct TrendPoint {
  std::string period;  // "2021" or "2021-03"
  std::string split;   // value of the split facet, or empty
  std::uint64_t count = 0;
  std::uint64_t of = 0;
};

enum class Period : std::uint8_t { year, month };

struct Trends {
  std::vector<TrendPoint> points;  // by period, then split
  std::uint64_t undated = 0;       // hits without a period
  std::uint64_t total = 0;
};

struct Concord {  // one line of a concordance
  std::string id, title, published;
  std::string left, keyword, right;  // plain text
  std::uint32_t offset = 0;          // of the keyword, bytes into the body
};

struct Concordance {
  std::vector<Concord> lines;
  std::string next;  // cursor
  std::uint64_t total = 0;  // articles
};

struct ResolutionSummary {
  std::uint64_t total = 0;
  std::vector<TrendPoint> years;  // split empty
  std::vector<TrendPoint> grid;   // by year, split by province
};

struct IndexInfo {
  std::uint64_t articles = 0;
  std::string generation;  // "<generation>.<commit>"
  std::string analyzer;
  std::string newest;      // date of the newest article
  std::uint64_t bytes = 0;
};

class Engine {
 public:
  // Opens for reading; a mismatch of the stamp is Code::mismatch, naming the command that rebuilds.
  static Result<std::unique_ptr<Engine>> open(const std::filesystem::path& db);
  ~Engine();

  // From now on search() and facet() stop after this long and answer with what they found till
  // then, as bounds (total_exact, FacetCounts::exact). Zero, as in the beginning: never.
  void set_time_budget(std::chrono::milliseconds budget);

  // Never fails on what is typed; a bad cursor or filter value is an Error.
  Result<Response> search(const Request& request) const;

  // One facet of a request by itself: `request.facets.prefix` and `size` apply.
  Result<FacetCounts> facet(const Request& request, Facet name) const;

  std::optional<schema::Record> article(std::string_view id) const;

  // Articles like this one, itself and its reprints left out.
  Result<Response> similar(std::string_view id, std::size_t size) const;

  // The other articles of an article's group, as many as `size` of them, the oldest first;
  // `total` counts them all. An article's group is itself and what was printed again.
  Result<Response> reprints(std::string_view id, std::size_t size) const;

  std::vector<Suggestion> suggest(std::string_view typed, std::string_view kind,
                                  std::size_t limit) const;

  Result<Trends> trends(const Request& request, Period by, std::optional<Facet> split) const;
  Result<Concordance> concordance(const Request& request, std::size_t width_chars) const;
  ResolutionSummary resolution(std::string_view key) const;

  // Every hit, best or newest first, in constant memory; `sink` returns false to stop.
  Result<std::uint64_t> each_hit(const Request& request,
                                 const std::function<bool(const Hit&)>& sink) const;

  // The text with hits of `q` marked: escaped, <mark> alone; for the reading page.
  std::string mark(std::string_view text, std::string_view q) const;

  IndexInfo info() const;
  std::string generation() const;  // cheap: for ETags

 private:
  struct Impl;
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vankho::query
