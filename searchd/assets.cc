#include "searchd/assets.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "searchd/routes.h"
#include "searchd/url.h"

namespace vankho::searchd {
namespace {

struct Asset {
  std::string_view path, type;
  std::string bytes;
};

// The box with suggestions is shared by the pages and the widget. Inside a function, so
// that a page that holds the widget sees none of its names.
std::string script(std::string_view own) {
  return "(() => {\n'use strict';\n" + std::string(web::combobox_js) + std::string(own) + "})();\n";
}

const std::vector<Asset>& assets() {
  static const std::vector<Asset> all = {
      {"/app.css", "text/css; charset=utf-8", std::string(web::app_css)},
      {"/app.js", "text/javascript; charset=utf-8", script(web::app_js)},
      {"/widget.css", "text/css; charset=utf-8", std::string(web::widget_css)},
      {"/widget.js", "text/javascript; charset=utf-8", script(web::widget_js)},
      {"/icon.svg", "image/svg+xml", std::string(web::icon_svg)},
      {"/openapi.json", "application/json", std::string(web::openapi_json)},
  };
  return all;
}

const Asset& find_asset(std::string_view path) { return *std::ranges::find(assets(), path, &Asset::path); }

std::string with_version(const Asset& asset) {
  char version[20];
  std::snprintf(version, sizeof version, "%016lx",
                static_cast<unsigned long>(XXH3_64bits(asset.bytes.data(), asset.bytes.size())));
  return std::string(asset.path) + "?v=" + version;
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
  const Asset& found = find_asset(call.http.path);
  Plan plan;
  plan.key = versioned(found.path);
  plan.make = [&found] { return file(found.type, found.bytes); };
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
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    for (const Asset& asset : assets()) made.push_back(with_version(asset));
    return made;
  }();
  return all[static_cast<std::size_t>(&find_asset(path) - assets().data())];
}

const std::vector<Route>& asset_routes() {
  static const std::vector<Route> routes = [] {
    std::vector<Route> all = {{"/robots.txt", kRead, robots}};
    for (const Asset& one : assets()) all.push_back({one.path, kRead, asset, true});
    return all;
  }();
  return routes;
}

}  // namespace vankho::searchd
