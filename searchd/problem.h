// searchd/problem.h: what went wrong, as application/problem+json (RFC 9457).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "query/params.h"
#include "searchd/http.h"

namespace vankho::searchd {

// "Not Found" for 404.
std::string status_words(int status);

HttpAnswer problem(int status, std::string_view detail);

// 400 with every complaint at once, each naming its parameter.
HttpAnswer problem(const std::vector<query::BadParam>& bad);

// 404, 400, 503 … by the error's code; the hint goes along.
HttpAnswer problem(const Error& error);

// 405, saying what is allowed: "GET, HEAD".
HttpAnswer method_not_allowed(std::string_view allowed);

}  // namespace vankho::searchd
