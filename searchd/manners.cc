#include "searchd/manners.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstdio>

namespace vankho::searchd {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

bool good_host(std::string_view host) {
  return !host.empty() && host.size() < 256 && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']';
  });
}

bool allowed(const Settings& settings, std::string_view origin) {
  return std::ranges::any_of(settings.cors, [&](const std::string& one) { return one == "*" || one == origin; });
}

}  // namespace

void add_security_headers(HttpAnswer& answer) {
  answer.headers.emplace_back("Content-Security-Policy", kPolicy);
  answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
  answer.headers.emplace_back("X-Frame-Options", "DENY");
  answer.headers.emplace_back("Referrer-Policy", "same-origin");
  answer.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
}

void add_cors_headers(HttpAnswer& answer, const HttpRequest& request, const Settings& settings) {
  if (settings.cors.empty()) return;
  answer.headers.emplace_back("Vary", "Origin");
  const std::string_view origin = request.header("origin");
  if (origin.empty() || !allowed(settings, origin)) return;
  answer.headers.emplace_back("Access-Control-Allow-Origin", origin);
  answer.headers.emplace_back("Access-Control-Expose-Headers", "ETag");
  if (request.method != "OPTIONS") return;
  answer.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD, POST");
  answer.headers.emplace_back("Access-Control-Allow-Headers", "Content-Type, If-None-Match");
  answer.headers.emplace_back("Access-Control-Max-Age", "86400");
}

HttpAnswer options_answer(std::string_view methods) {
  HttpAnswer answer;
  answer.status = 204;
  answer.headers.emplace_back("Allow", std::string(methods) + ", OPTIONS");
  return answer;
}

std::string etag(std::string_view generation, std::string_view key) {
  const std::uint64_t hash = XXH3_64bits_withSeed(key.data(), key.size(), XXH3_64bits(generation.data(), generation.size()));
  char text[24];
  std::snprintf(text, sizeof text, "W/\"%016lx\"", static_cast<unsigned long>(hash));
  return text;
}

bool names_etag(std::string_view if_none_match, std::string_view tag) {
  const std::string_view opaque = tag.substr(2);  // without W/: the comparison is weak
  return if_none_match == "*" || if_none_match.find(opaque) != std::string_view::npos;
}

std::string base_address(const HttpRequest& request, const Settings& settings) {
  if (!settings.public_url.empty()) return settings.public_url;
  const std::string_view host = request.header("host");
  return "http://" + (good_host(host) ? std::string(host) : "localhost");
}

}  // namespace vankho::searchd
