// query/acronym_data.h: the tables of query/data, compiled in.
#pragma once

#include <string_view>

namespace vankho::query::data {

extern const std::string_view acronyms_tsv;
extern const std::string_view synonyms_tsv;

}  // namespace vankho::query::data
