// indexer/clean/cleaner.h: from the text of a page to an article.
//
// Takes out what is no part of the article (counters, share bars, comment forms,
// lists of other articles, imprints, date lines, captions, doubled titles) and
// finds title, lead and author. When unsure it keeps a line in the body: what
// it removes is sure, and `removed` lists it with its kind. Dateline marks
// ("(QBĐT) - …") stay in the text, being evidence for the province.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/page.h"

namespace vankho::indexer {

// What is already known of the article; empty: not.
struct Known {
  std::string_view title;
  std::string_view lead;
  std::string_view author;
  // A text that is no record but a page: its first lines hold a title, perhaps a lead.
  bool is_page = false;
};

struct Cleaned {
  std::string title;
  std::string lead;
  std::string body;
  std::string author;
  std::vector<facets::Removed> removed;  // in the order of the page
};

// `text` must be valid UTF-8. Lines end with LF or CRLF.
Cleaned clean(std::string_view text, const Known& known);

}  // namespace vankho::indexer
