// indexer/clean/metadata.h: what a web page says about itself, outside its text:
// JSON-LD first, then OpenGraph and other <meta>, <time>, <link rel=canonical>.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/dom.h"

namespace vankho::indexer {

// Unknown things are empty.
struct Metadata {
  std::string title;
  std::string url;  // canonical, absolute, never a site's front page
  std::string published;
  std::string published_source;  // "jsonld", "meta", "time"
  std::string author;
  std::string source;  // publisher or site name
  std::string masthead;  // what <title> says of the site besides the headline
  std::string section;
  std::vector<std::string> tags;
  std::string body;  // JSON-LD's articleBody: a hint, often cut short
};

Metadata read_metadata(const Dom& dom);

// Fills what is empty in `data` from one JSON-LD script; what does not parse is passed over.
void read_json_ld(std::string_view script, Metadata& data);

}  // namespace vankho::indexer
