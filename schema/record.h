// schema/record.h: the stored copy of an article with all that was inferred about it:
// what `inspect` prints, what a page shows, and what a rebuild starts from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "facets/citation.h"
#include "facets/page.h"
#include "schema/article.h"

namespace vankho::schema {

struct Record {
  Article article;

  std::string published;  // YYYY[-MM[-DD]]; empty: unknown
  int year = 0;           // 0: unknown
  std::string date_source, date_evidence;
  double date_confidence = 0;
  std::optional<std::pair<std::string, std::string>> date_range;

  std::string province;  // id; empty: none
  double province_confidence = 0;
  std::string province_evidence;
  std::string scope = "unknown";
  std::vector<std::string> provinces, mentioned_provinces;  // ids

  std::vector<facets::Citation> citations;

  std::vector<facets::Removed> removed;
  std::string encoding = "utf-8";
  std::vector<std::string> warnings;

  std::int64_t first_indexed = 0;  // seconds since 1970, UTC; kept when replaced
  std::uint64_t content_hash = 0;  // of the article as read: equal means unchanged
};

// Compressed bytes for the database, and back. decode() refuses what encode() did not make.
std::string encode(const Record& record);
Result<Record> decode(std::string_view bytes);

// What an update needs to know of the copy that it replaces, without decompressing it.
struct Peek {
  std::uint64_t content_hash = 0;
  std::int64_t first_indexed = 0;
};
std::optional<Peek> peek(std::string_view bytes);

// One line of `inspect`; also the body of /api/v1/articles/{id}. `path` and `line` may be unknown.
std::string to_json(const Record& record, const std::string& path = {},
                    std::optional<std::uint64_t> line = {});

std::uint64_t hash_content(const Article& article);

}  // namespace vankho::schema
