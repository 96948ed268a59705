// query/response_json.h: answers as JSON, exactly as docs/API.md tells it. The daemon,
// the command line and batches print through here.
//
// Every function returns one line of JSON without a line end: valid UTF-8 whatever
// the answer holds (a byte that is none becomes U+FFFD). What is not known is null.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/engine.h"
#include "query/params.h"
#include "query/request.h"
#include "query/response.h"

namespace vankho::query {

// The names that `fields` may hold, in the order in which a hit has them.
const std::vector<std::string_view>& hit_fields();
bool is_hit_field(std::string_view name);

// `path` begins the address of the next page: "/api/v1/search".
std::string response_json(const Response& response, const Request& request, std::string_view path);

// A line of a batch: the answer with the `id` of its question before it.
std::string batch_line(std::string_view id, const Response& response, const Request& request);

// A line of a batch that could not be asked; `line` counts from 1.
std::string batch_error_line(std::string_view id, std::size_t line,
                             const std::vector<BadParam>& bad);

// One hit; with `fields`, only those, in the order of hit_fields().
std::string hit_json(const Hit& hit, const std::vector<std::string>& fields);

std::string facet_json(const FacetCounts& counts);

// `per`: the rate of a period is how many of so many of its articles are hits.
std::string trends_json(const Trends& trends, Period by, std::optional<Facet> split, double per);

std::string concordance_json(const Concordance& concordance, const Request& request,
                             std::size_t width_chars, std::string_view path);

std::string suggestions_json(const std::vector<Suggestion>& suggestions);

// The document `key`, what is known of it, and the articles that cite it.
std::string resolution_json(std::string_view key, const ResolutionSummary& summary);

}  // namespace vankho::query
