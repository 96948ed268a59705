// segment/entry.h: one article as it goes into a segment.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "segment/layout.h"
#include "text/token.h"

namespace vankho::segment {

// What facets, filters, sorting, grouping and a list of hits need of an article.
struct Columns {
  std::uint64_t id_hash = 0;
  std::int32_t date = 0;   // YYYYMMDD, unknown parts 0
  std::uint16_t year = 0;
  std::uint64_t group = 0;
  std::array<std::uint32_t, kBandCount> bands{};
  std::array<std::uint8_t, kSketchSize> sketch{};
  std::int64_t first_indexed = 0;
  std::string source, author;
  std::vector<std::string> provinces;    // ids: the facet's values
  std::vector<std::string> resolutions;  // keys: the facet's values
  std::string province;                  // id of the one it is about; empty: none
  std::string scope, date_source;        // as in schema::Record
  std::string id, url, title;            // as written
};

// A document that the article cites.
struct Cited {
  std::string key;
  std::uint8_t count = 1;
  bool in_title = false;
};

struct Entry {
  std::span<const text::Token> title, lead, body, tags;  // tags: section and tags
  std::vector<Cited> cited;
  Columns columns;
};

}  // namespace vankho::segment
