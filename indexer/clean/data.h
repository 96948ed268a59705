// indexer/clean/data.h: the tables compiled in from data/.
#pragma once

#include <string_view>

namespace vankho::indexer::data {

extern const std::string_view byline_words_tsv;
extern const std::string_view date_words_tsv;
extern const std::string_view lines_tsv;
extern const std::string_view page_words_tsv;

}  // namespace vankho::indexer::data
