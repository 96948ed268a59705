// searchd/routes.h: which address is answered by what. The tables are in api.cc,
// pages.cc and site_routes.cc; site.cc walks them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searchd/backend.h"
#include "searchd/http.h"
#include "searchd/settings.h"

namespace vankho::searchd {

// What a route may look at.
struct Call {
  const HttpRequest& http;
  const Backend& backend;
  const Settings& settings;
  std::string id;    // what stood in place of {}: decoded
  std::string base;  // "https://tim.example.vn": before a path, makes it a full address
};

// An answer that has not been made yet, and need not be when the client or the
// cache has it: `key` names everything that it depends on beside the index.
struct Plan {
  std::string key;
  std::function<HttpAnswer()> make;
  bool of_index = true;  // changes with the index
  std::string_view cache_control = "no-cache";  // keep it, but ask whether it still holds
};

using Outcome = std::variant<HttpAnswer, Plan>;

struct Route {
  std::string_view pattern;  // "/api/v1/articles/{}/cite": {} is at least one character, slashes too
  std::string_view methods;  // "GET, HEAD" or "POST"
  Outcome (*answer)(const Call&);
  bool api = false;          // other sites may read it, if the settings let them
};

inline constexpr std::string_view kRead = "GET, HEAD";

const std::vector<Route>& api_routes();
const std::vector<Route>& page_routes();
const std::vector<Route>& asset_routes();

}  // namespace vankho::searchd
