// text/common.h: the syllables with marks that every Vietnamese text is full of, whatever it is
// about: 600 of them, four in five of all such syllables in news (data/common_syllables.tsv).
#pragma once

#include <span>
#include <string_view>

namespace vankho::text {

bool is_common_syllable(std::string_view exact);

// Those with this folded form: "toi" → {"tôi", "tối", "tới"}.
std::span<const std::string_view> common_syllables(std::string_view folded);

}  // namespace vankho::text
