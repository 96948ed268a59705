// query/params.h: from flat names and values to a Request. HTTP parameters, command
// line options and the lines of a batch all pass here, so that a name means the
// same everywhere and every complaint has the same words.
#pragma once

#include <string>
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

// Reads what belongs to a search. Names in `extra` are known to the caller and
// skipped. With `lenient`, unknown names and bad values are ignored (the HTML
// pages); without, each is a complaint.
Parsed parse_params(const Params& params, const std::vector<std::string>& extra, bool lenient);

// The shortest query string that parses back to the same request, without '?':
// for links, cursors and cache keys. Values are percent-encoded.
std::string to_query_string(const Request& request);

// "year" → Facet::year; false when there is no such facet.
bool parse_facet(const std::string& name, Facet& facet);
const char* facet_name(Facet facet);

}  // namespace vankho::query
