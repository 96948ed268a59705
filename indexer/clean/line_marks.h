// indexer/clean/line_marks.h: the line rules put to work on a page.
#pragma once

#include "indexer/clean/line.h"

namespace vankho::indexer {

// Gives a kind to every line that a rule of data/lines.tsv, or a date, says is no
// part of the article, and to the lines that its effect reaches.
void mark_lines(PageLines& page);

// Of several date lines above the text only the last one dates the article; one
// that stands before a menu or before the title is the page's own clock.
void mark_clocks(PageLines& page, std::size_t title_at);

}  // namespace vankho::indexer
