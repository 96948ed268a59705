// bench/engines/engine.h: what every search engine under comparison does, and the lines it talks.
//
//   PROGRAM index PREPARED DIR    builds an index in the empty folder DIR
//   PROGRAM serve DIR [VARIANT]   reads one query a line, answers one line each, until end of input
//
// PREPARED has one article a line, tab-separated: id, day (YYYYMMDD, 0 when unknown), year (0),
// provinces (joined by '|'), documents cited (same), title, text. bench/compare makes it from what
// `vankho-indexer inspect` prints, so that all engines have the same facets.
//
// A query: how (all, any or phrase), words (joined by ' '), province (or nothing), first and last
// year (0 0: any), "facets" or nothing, "newest" or nothing; tab-separated. The answer: articles
// found, facet_sum, nanoseconds; tab-separated. The clock runs from the parsed line to ten hits
// with their ids and the exact total in hand.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vankho::bench {

inline constexpr int kHits = 10;
inline constexpr int kFacetValues = 10;  // of each facet; their counts are summed in facet_sum

struct Prepared {
  std::string id;
  int day = 0;
  int year = 0;
  std::vector<std::string> provinces, documents;
  std::string title, text;
};

struct Query {
  enum class How { all, any, phrase };
  How how = How::all;
  std::vector<std::string> words;
  std::string province;
  int first_year = 0, last_year = 0;
  bool facets = false;
  bool newest = false;
};

struct Answer {
  std::uint64_t count = 0;
  std::uint64_t facet_sum = 0;  // of the ten most frequent values of province, year and document
};

class Engine {
 public:
  virtual ~Engine() = default;
  virtual Answer answer(const Query& query) = 0;
};

using Articles = std::function<bool(Prepared&)>;  // the next one, or false

struct Programs {
  void (*index)(const Articles& articles, const std::filesystem::path& dir);
  std::unique_ptr<Engine> (*open)(const std::filesystem::path& dir, const std::string& variant);
};

// The main() of each engine: 0, or 2 with one line on stderr.
int run(int argc, const char* const* argv, const Programs& programs);

}  // namespace vankho::bench
