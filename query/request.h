// query/request.h: what is asked, once it is understood. One type for HTTP, the
// command line, batches and feeds, so that they can never disagree.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vankho::query {

enum class In : std::uint8_t { all, title, lead, body };
enum class Match : std::uint8_t { automatic, all, any };
enum class Marks : std::uint8_t { automatic, exact, ignore };
enum class Sort : std::uint8_t { relevance, newest, oldest };
enum class Freshness : std::uint8_t { off, mild, strong };
enum class Era : std::uint8_t { published, current, former };
enum class Group : std::uint8_t { none, dup };
enum class FacetMode : std::uint8_t { multi, single };
enum class FacetSort : std::uint8_t { count, alpha };

// The facets, and the fields that can be filtered on. The last three follow from others
// (facet_levels.h).
enum class Facet : std::uint8_t {
  province, year, resolution, source, author, region, term, plenum
};
inline constexpr std::size_t kFacets = 8;

// Values of one field: any of `want` (when there are any), none of `not_want`.
// The value "missing" selects articles that have none.
struct Filter {
  std::vector<std::string> want;
  std::vector<std::string> not_want;
  bool empty() const { return want.empty() && not_want.empty(); }
  bool operator==(const Filter&) const = default;
};

struct Filters {
  Filter by[kFacets];  // indexed by Facet
  std::string from, to;  // YYYY, YYYY-MM or YYYY-MM-DD, both inclusive; empty: open
  Era era = Era::published;
  std::int64_t indexed_from = 0;  // first indexed then or later; seconds since 1970; 0: open
  bool operator==(const Filters&) const = default;
};

struct FacetRequest {
  std::vector<Facet> names = {Facet::province, Facet::year, Facet::resolution};
  std::size_t size = 20;  // values listed for each; 0..1000
  FacetSort sort = FacetSort::count;
  FacetMode mode = FacetMode::multi;
  bool zero = false;      // list values without hits as well
  std::string prefix;     // only values with a word that begins so; works without marks
  bool operator==(const FacetRequest&) const = default;
};

struct Request {
  std::string q;  // at most kMaxQueryBytes; the rest is cut, with a warning
  In in = In::all;
  Filters filters;
  Match match = Match::automatic;
  Marks marks = Marks::automatic;
  Sort sort = Sort::relevance;
  Freshness freshness = Freshness::off;
  Group group = Group::none;
  std::size_t size = 10;  // 0..100 (batches and export: more)
  std::size_t page = 1;
  std::string after;      // a cursor; then `page` is not looked at
  FacetRequest facets;
  std::size_t snippets = 2;  // 0..5
  std::vector<std::string> fields;  // of each hit; empty: all
  bool explain = false;
  bool operator==(const Request&) const = default;
};

inline constexpr std::size_t kMaxQueryBytes = 4096;
inline constexpr std::size_t kMaxQueryTerms = 256;
inline constexpr std::size_t kMaxQueryDepth = 16;
inline constexpr std::size_t kMaxExpansions = 64;  // of a prefix
inline constexpr std::size_t kMaxPageDepth = 10'000;  // hits reachable by page=; cursors go on

}  // namespace vankho::query
