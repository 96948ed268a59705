// indexer/clean/main_content.h: the article in a web page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/page.h"
#include "indexer/clean/dom.h"

namespace vankho::indexer {

struct MainContent {
  std::string text;  // a block a line
  std::string lead;  // the sapô, when the page marks one
  std::vector<facets::Removed> removed;  // from inside the article, in its order
};

// `title` is the page's, as far as known: its heading is left out of the text.
MainContent main_content(const Dom& dom, std::string_view title);

// Everything that a page or fragment shows, a block a line: for markup inside texts.
std::string visible_text(const Dom& dom);

}  // namespace vankho::indexer
