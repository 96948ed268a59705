// indexer/clean/caption.h: captions of pictures that were scraped into the text.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/clean/line.h"

namespace vankho::indexer {

// True for a line that closes with a credit: "… phát biểu. Ảnh: Mai Hoa",
// "(Ảnh: TTXVN)", "Ảnh VGP/Lê Sơn".
bool has_credit(std::string_view line);

// Marks captions with the kind "caption". A credit alone is no proof, since
// short reports carry one at the end of their only paragraph: a caption is
// doubled by its neighbour, or stands between paragraphs of a longer text.
void mark_captions(std::vector<Line>& lines);

}  // namespace vankho::indexer
