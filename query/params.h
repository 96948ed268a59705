// query/params.h: from flat names and values to a Request. HTTP parameters, command
// line options and the lines of a batch all pass here, so that a name means the
// same everywhere and every complaint has the same words.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/request.h"

namespace vankho::query {

using Params = std::vector<std::pair<std::string, std::string>>;

struct BadParam {
  std::string name;    // of the parameter
  std::string reason;  // what is wrong with it and what would be right
};

struct Parsed {
  Request request;
  std::vector<BadParam> bad;
};

// The most hits of one page, and the most values of one filter.
inline constexpr std::size_t kMaxSize = 100;
inline constexpr std::size_t kMaxBatchSize = 10'000;  // of one line of a batch
inline constexpr std::size_t kMaxFilterValues = 500;

// Reads what belongs to a search. Names in `extra` are known to the caller and
// skipped. With `lenient`, unknown names and bad values are ignored (the HTML
// pages); without, each is a complaint. `max_size` bounds `size`: batches and
// export may ask for more than a page.
//
// The request is in normal form: the values of a filter are ids, sorted, each
// once, and a range of years is spelled out, so that equal questions are equal.
Parsed parse_params(const Params& params, const std::vector<std::string>& extra, bool lenient,
                    std::size_t max_size = kMaxSize);

// Every name that parse_params() knows, aliases included.
std::vector<std::string> param_names();

// The shortest query string that parses back to the same request, without '?':
// for links, cursors and cache keys. Values are percent-encoded.
std::string to_query_string(const Request& request);

// The same as names and values, for a caller that adds its own.
Params to_params(const Request& request);

// "a=1&b=%C4%91" → {{"a", "1"}, {"b", "đ"}}. A '+' is a space; a '%' that begins
// no byte stands for itself. A leading '?' is skipped.
Params split_query_string(std::string_view text);
std::string percent_encoded(std::string_view text);  // a value, or a segment of a path
std::string join_query_string(const Params& params);

// "year" → Facet::year; false when there is no such facet.
bool parse_facet(const std::string& name, Facet& facet);
const char* facet_name(Facet facet);

}  // namespace vankho::query
