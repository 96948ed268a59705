// query/facet_counts.h: multi-select counts, in the one pass over what matches.
//
// The counts of a facet ignore that facet's own selection. So an article that passes every
// filter counts everywhere, one that fails exactly one facet's filter counts for that facet
// alone, and one that fails two counts nowhere.
//
// A region, a term, a plenum and a unit of today are groupings: the values that articles have
// (provinces, documents) belong to them, and an article with two values of one grouping counts
// once for it.
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

  // `exact`: every article that matches was counted; else the counts are lower bounds.
  std::vector<FacetCounts> finish(bool exact) const;

 private:
  // Values of a base facet, grouped: number in Snapshot::values() → number in `values`; 0: to none.
  struct Grouping {
    std::vector<std::uint32_t> of;
    Values values;
    std::vector<std::uint64_t> counts;
    bool units = false;  // of today: they have the ids of provinces
  };
  struct Counts {
    std::vector<std::uint64_t> by_value;  // by number in Snapshot::values(); years by themselves
    std::vector<std::uint32_t> here;      // of this part, by its own numbers
    std::vector<Grouping> groupings;      // the outermost first; empty: the values themselves
    std::uint64_t missing = 0;

    void count_here(std::uint32_t number) { ++here[number < here.size() ? number : 0]; }
  };

  void prepare(Facet facet);
  Grouping group(Facet facet) const;
  void count(Facet facet, std::uint32_t first, const segment::Bitmap& bits);
  void count_lists(Counts& counts, const segment::ListColumn& lists, std::uint32_t first,
                   const segment::Bitmap& bits);
  void count_grouped(Counts& counts, std::span<const std::uint32_t> numbers, std::int32_t date);
  void count_groups(Grouping& grouping, std::span<const std::uint32_t> numbers);
  FacetCounts finish(Facet facet) const;
  std::uint64_t least_listed(Facet facet, const std::vector<std::uint64_t>& counts) const;
  std::vector<FacetValue> listed(Facet facet) const;
  std::vector<FacetValue> children(const Counts& counts, Facet facet, std::size_t level,
                                   std::uint32_t of) const;
  void add_children(const Counts& counts, Facet facet, std::size_t level, FacetValue& value) const;
  FacetValue value_of(Facet facet, std::string id, std::uint64_t count) const;
  void cut(std::vector<FacetValue>& values) const;
  void describe(Facet facet, FacetValue& value) const;

  const Snapshot& snapshot_;
  const Request& request_;
  bool wanted_[kFacets] = {};
  Counts counts_[kFacets];
  std::vector<std::int32_t> until_;    // era=former: value → only articles dated before; 0: all
  std::vector<std::uint32_t> groups_;  // of the article that is counted
  const Part* part_ = nullptr;
};

// The label of a facet's value.
std::string facet_label(Facet facet, const std::string& id);

}  // namespace vankho::query
