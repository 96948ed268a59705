// query/ranked.h: what a search collects: the best articles in order, and the order itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "query/request.h"

namespace vankho::query {

// An article in the order of its answer.
struct Ranked {
  float score = 0;
  float nearness = 0;         // the part of the score that re-ranking added
  std::int32_t date = 0;      // YYYYMMDD; 0: unknown. Read when sorted by day
  std::uint32_t part = 0;     // of the snapshot
  std::uint32_t article = 0;  // of the part's segment
  std::uint32_t store_id = 0;
  std::uint64_t id_hash = 0;  // read when sorted by day
  std::uint64_t group = 0;    // read when reprints are folded
};

// Whether `a` comes before `b`. By relevance: score, then the younger store id. By date: the day,
// then the id's hash, so that the place of an unchanged article never changes. Unknown days last.
bool before_by_day(const Ranked& a, const Ranked& b, Sort sort);
inline bool before(const Ranked& a, const Ranked& b, Sort sort) {
  if (sort != Sort::relevance) return before_by_day(a, b, sort);
  return a.score != b.score ? a.score > b.score : a.store_id < b.store_id;
}

// A cursor: the place after an article, or after so many when they were re-ranked. Opaque to
// clients; safe in a URL.
std::string to_cursor(const Ranked& last, Sort sort, const std::string& generation);
std::string to_cursor(std::size_t offset, const std::string& generation);

struct Cursor {
  std::size_t offset = 0;          // not 0: so many hits were shown; `last` is not used
  Ranked last;                     // the keys that the order looks at
  std::string generation;          // by relevance: the one it was made with
};
Result<Cursor> parse_cursor(std::string_view text, Sort sort);

}  // namespace vankho::query
