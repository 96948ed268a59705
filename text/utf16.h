// text/utf16.h: UTF-16, with a byte-order mark or told by its zeros.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vankho::text {

enum class ByteOrder { little, big };

// The byte order of UTF-16 text; nothing when the bytes are no such text.
std::optional<ByteOrder> utf16_order(std::string_view bytes);

// UTF-8 of UTF-16 bytes, a byte-order mark left out. `replaced` counts lone
// surrogates and a trailing half, which become U+FFFD.
std::string utf8_of_utf16(std::string_view bytes, ByteOrder order, std::size_t& replaced);

}  // namespace vankho::text
