// facets/page.h: what the recognisers may look at: one article, analyzed once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace vankho::facets {

// A piece that cleaning took out of the text. It is no longer searched, but may
// still be evidence: a masthead names a province, a date line a day.
struct Removed {
  std::string kind;  // "masthead", "date-line", "counter", "caption", "comment-form", "related", …
  std::string text;
};

struct Field {
  std::string_view text;
  std::span<const text::Token> tokens;  // of `text`
};

// All views must outlive the call. Unknown things are empty.
struct Page {
  Field title, lead, body;
  std::string_view url;
  std::string_view source;     // as the article's metadata has it: "Báo Nam Định"
  std::string_view section;
  std::string_view published;  // metadata: YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339
  std::string_view published_source;  // where metadata had it: "jsonld", "meta", "key" …
  std::string_view province;   // metadata: an id or any known name
  std::string_view fetched;    // RFC 3339
  std::span<const Removed> removed;
};

}  // namespace vankho::facets
