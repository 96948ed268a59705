// indexer/readers/draft.h: an article while its keys come in, and how the
// formats with named fields (JSON Lines, CSV, WXR) make an Item of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace vankho::indexer {

struct Draft {
  schema::Article article;
  std::string html;
  std::vector<std::string> unknown_keys;
  std::string encoding = "utf-8";
  std::vector<std::string> warnings;
};

// The string that a key of the article names; nullptr for "tags" and for what is
// no key. `date` is `published`, `text` is `body`; of two names for one thing
// the first to come is kept.
std::string* field_of(Draft& draft, std::string_view key);
bool is_key(std::string_view key);

// "Đảng, Đoàn; Hội" → three.
std::vector<std::string> split_tags(std::string_view list);

// Repairs, and cleans body or html into title, lead and body. What a key gave
// stands: what the page says only fills the gaps.
Item finish(Draft draft);

}  // namespace vankho::indexer
