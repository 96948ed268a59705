// segment/dictionary_writer.h: numbers terms by frequency and lays out the dictionary.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "segment/section_writer.h"

namespace vankho::segment {

// For each of `cf` (collection frequencies by a caller's numbering) its final number:
// kFirstTerm + rank by falling frequency.
std::vector<std::uint32_t> rank_terms(const std::vector<std::uint32_t>& cf);

// `terms` by final number, from kFirstTerm on: terms[0] is number kFirstTerm.
void put_dictionary(const std::vector<std::string_view>& terms, SectionWriter& writer);

}  // namespace vankho::segment
