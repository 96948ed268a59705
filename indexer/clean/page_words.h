// indexer/clean/page_words.h: what the class and id of an element say about it.
#pragma once

#include <string_view>

#include "indexer/clean/dom.h"

namespace vankho::indexer {

struct Said {
  std::string_view noise;  // the kind of what is no part of an article; empty: nothing said
  bool content = false;    // the name of an article's container
  bool lead = false;       // the name of its lead
};

Said said_of(const Node& node);

}  // namespace vankho::indexer
