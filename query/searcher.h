// query/searcher.h: answers one request against one snapshot.
#pragma once

#include <chrono>
#include <functional>
#include <optional>

#include "base/error.h"
#include "query/collect.h"
#include "query/plan.h"
#include "query/pool.h"
#include "query/request.h"
#include "query/response.h"
#include "query/snippet.h"
#include "text/analyzer.h"

namespace vankho::query {

// The snapshot no longer agrees with the store: an article is gone. Look for a newer one, and
// run the search again.
struct SnapshotTooOld {};

class Searcher {
 public:
  using Deadline = std::optional<std::chrono::steady_clock::time_point>;

  // Past `deadline`, search() and facet() answer with what they have, and say so.
  Searcher(const Lease& lease, const text::Analyzer& analyzer, Deadline deadline = {})
      : lease_(lease), analyzer_(analyzer), deadline_(deadline) {}

  Result<Response> search(const Request& request) const;
  FacetCounts facet(const Request& request, Facet name) const;
  // As search() decides what matches, widened when that is little.
  Understood understand(const Request& request) const;
  Hit hit(const Ranked& ranked, const Marker& marker, const Request& request) const;
  Marker marker(const Understood& understood) const { return Marker(analyzer_, understood.marked); }

  static const Weights& weights();

 private:
  struct Found {
    Understood understood;
    Collected collected;
    std::vector<FacetCounts> facets;
  };
  Found find(const Request& request, const ParsedQuery& parsed, const CollectOptions& options) const;
  Found run(const Request& request, Understood understood, const CollectOptions& options) const;
  void put_page(const Request& request, Found& found, std::size_t skip, bool first,
                Response& response) const;
  void put_notes(const Request& request, Response& response) const;

  const Lease& lease_;
  const text::Analyzer& analyzer_;
  Deadline deadline_;
};

}  // namespace vankho::query
