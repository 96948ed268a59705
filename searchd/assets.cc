#include "searchd/assets.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "searchd/routes.h"
#include "searchd/url.h"

namespace vankho::searchd {
namespace {

struct Asset {
  std::string_view path, type;
  const std::string_view* bytes;
};

constexpr std::array kAssets = {
    Asset{"/app.css", "text/css; charset=utf-8", &web::app_css},
    Asset{"/app.js", "text/javascript; charset=utf-8", &web::app_js},
    Asset{"/widget.css", "text/css; charset=utf-8", &web::widget_css},
    Asset{"/widget.js", "text/javascript; charset=utf-8", &web::widget_js},
    Asset{"/icon.svg", "image/svg+xml", &web::icon_svg},
    Asset{"/openapi.json", "application/json", &web::openapi_json},
};

const Asset* find_asset(std::string_view path) {
  const auto* found = std::ranges::find(kAssets, path, &Asset::path);
  return found == kAssets.end() ? nullptr : found;
}

HttpAnswer file(std::string_view type, std::string_view bytes) {
  HttpAnswer answer;
  answer.type = type;
  answer.body = bytes;
  answer.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");  // the widget's
  return answer;
}

bool asked_by_version(const Call& call) {
  return std::ranges::any_of(call.http.params, [](const auto& pair) { return pair.first == "v"; });
}

Outcome asset(const Call& call) {
  const Asset* found = find_asset(call.http.path);
  Plan plan;
  plan.key = versioned(found->path);
  plan.make = [found] { return file(found->type, *found->bytes); };
  plan.of_index = false;
  plan.cache_control = asked_by_version(call) ? "public, max-age=31536000, immutable" : "public, max-age=3600";
  return plan;
}

Outcome robots(const Call&) {
  HttpAnswer answer;
  answer.headers.emplace_back("Cache-Control", "public, max-age=86400");
  answer.body = "User-agent: *\nDisallow: /api/\nDisallow: /tim-kiem\n";
  return answer;
}

}  // namespace

std::string versioned(std::string_view path) {
  const std::string_view bytes = *find_asset(path)->bytes;
  char version[20];
  std::snprintf(version, sizeof version, "%016lx",
                static_cast<unsigned long>(XXH3_64bits(bytes.data(), bytes.size())));
  return std::string(path) + "?v=" + version;
}

const std::vector<Route>& asset_routes() {
  static const std::vector<Route> routes = [] {
    std::vector<Route> all = {{"/robots.txt", kRead, robots}};
    for (const Asset& one : kAssets) all.push_back({one.path, kRead, asset, true});
    return all;
  }();
  return routes;
}

}  // namespace vankho::searchd
