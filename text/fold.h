// text/fold.h: marks off. "đường" → "duong", "uỷ" → "uy". Works on any text;
// lower-cases; what has no marks stays. đ is mapped by hand, because NFD leaves it.
#pragma once

#include <string>
#include <string_view>

namespace vankho::text {

std::string fold(std::string_view text);

// True when `marked` keeps every mark that `typed` has: both fold alike, and
// each letter of `typed` with a shape mark (ă â đ ê ô ơ ư) has it in `marked`,
// and a tone in `typed` is the tone of `marked`. refines("quyêt", "quyết"),
// refines("quyet", "quyết"), not refines("quyèt", "quyết").
// Both arguments in canonical form.
bool refines(std::string_view typed, std::string_view marked);

}  // namespace vankho::text
