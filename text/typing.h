// text/typing.h: Telex and VNI keystrokes left undecoded ("nghij quyeets", "dda3ng").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vankho::text {

// The syllables that these keystrokes would have produced (canonical form), most
// literal first; empty when they decode to none. "nghij" → {"nghị"}.
std::vector<std::string> decode_keystrokes(std::string_view word);

}  // namespace vankho::text
