// indexer/readers/page.h: a web page as an article, for all formats that hold HTML.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace vankho::indexer {

// Fills what is empty in the article from the page: a field that is known stays.
// Appends to `item` what was removed, and warnings.
void read_page(std::string_view utf8, Item& item);

// True for text that is markup: "<p>…", "… &agrave; …".
bool has_markup(std::string_view text);

// The text of a fragment of HTML, a block a line.
std::string text_of_markup(std::string_view utf8);

}  // namespace vankho::indexer
