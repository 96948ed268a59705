// indexer/readers/html_parse.h: HTML as it is found → Dom, by the HTML5 parser.
#pragma once

#include <string_view>

#include "indexer/clean/dom.h"

namespace vankho::indexer {

struct Parsed {
  Dom dom;
  bool bounded = false;  // nesting or tags past the bounds of html_sieve.h were flattened
};

// `utf8` must be valid UTF-8; any markup, or none, is accepted.
Parsed parse_html(std::string_view utf8);

}  // namespace vankho::indexer
