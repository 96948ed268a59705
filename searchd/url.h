// searchd/url.h: percent-encoding of what stands in a path. Query strings are read
// and written by query/params.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searchd/http.h"

namespace vankho::searchd {

// "%C4%91" → "đ"; nothing when a percent sign is not followed by two hex digits.
std::optional<std::string> percent_decoded(std::string_view text);

// Everything but letters, digits and -._~ is encoded: safe as a segment of a path.
std::string percent_encoded(std::string_view text);

// "/bai/x" and {{"q", "a b"}} → "/bai/x?q=…". Pairs without a value are left out.
std::string with_params(std::string_view path, Pairs params);

// "/bai/{id}" and the like.
std::string article_path(std::string_view id);
std::string document_path(std::string_view key);

}  // namespace vankho::searchd
