// query/facet_counts.h: multi-select counts, in the one pass over what matches.
//
// The counts of a facet ignore that facet's own selection. So an article that passes every
// filter counts everywhere, one that fails exactly one facet's filter counts for that facet
// alone, and one that fails two counts nowhere.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "query/column_filter.h"
#include "query/response.h"
#include "query/snapshot.h"

namespace vankho::query {

class FacetCounter {
 public:
  FacetCounter(const Snapshot& snapshot, const Request& request);

  // Around the articles of a part.
  void begin(const Part& part);
  void end();
  // Counts the articles of a window, `bits` from `first` on, that pass all filters.
  void add(std::uint32_t first, const segment::Bitmap& bits) {
    for (const Facet facet : request_.facets.names) count(facet, first, bits);
  }
  // Those that pass all but that of `only`.
  void add_only(std::uint32_t first, const segment::Bitmap& bits, Facet only) {
    if (wanted_[static_cast<std::size_t>(only)]) count(only, first, bits);
  }

  std::vector<FacetCounts> finish() const;

 private:
  void count(Facet facet, std::uint32_t first, const segment::Bitmap& bits);
  void count_provinces_now(std::span<const std::uint32_t> numbers);
  FacetCounts finish(Facet facet) const;
  static void put_labels(FacetCounts& counts);
  std::vector<FacetValue> listed(Facet facet) const;
  void add_former(std::vector<FacetValue>& values) const;

  struct Counts {
    std::vector<std::uint32_t> by_value;  // by number in Snapshot::values(); years by themselves
    std::vector<std::uint32_t> here;      // of this part, by its own numbers
    std::uint64_t missing = 0;
  };

  const Snapshot& snapshot_;
  const Request& request_;
  bool wanted_[kFacets] = {};
  Counts counts_[kFacets];
  std::vector<std::uint32_t> now_;  // era=current: value → value of the unit of today
  Values now_values_;               // ids of units of today
  std::vector<std::uint32_t> now_counts_;
  const Part* part_ = nullptr;
};

// The label of a facet's value.
std::string facet_label(Facet facet, const std::string& id);

}  // namespace vankho::query
