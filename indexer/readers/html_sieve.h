// indexer/readers/html_sieve.h: what of a page is given to the parser.
//
// The packaged parser takes minutes on 200,000 nested tags, on an element of
// 100,000 attributes and on unclosed formatting, which HTML5 opens again in
// every paragraph. Nothing of that is needed to read an article, so a scan
// before it drops comments, styles, scripts (but JSON-LD) and formatting, and
// bounds depth, tags and attributes; the text always stays.
#pragma once

#include <string>
#include <string_view>

namespace vankho::indexer {

struct Sieved {
  std::string html;
  bool bounded = false;  // something was dropped for depth or number
};

Sieved sieve_html(std::string_view html);

}  // namespace vankho::indexer
