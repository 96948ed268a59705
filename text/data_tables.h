// text/data_tables.h: the tables of this room, compiled in from data/*.tsv.
#pragma once

#include <string_view>

namespace vankho::text {

extern const std::string_view legacy_letters_tsv;
extern const std::string_view common_syllables_tsv;

}  // namespace vankho::text
