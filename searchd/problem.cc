#include "searchd/problem.h"

#include <nlohmann/json.hpp>

namespace vankho::searchd {
namespace {

using Json = nlohmann::ordered_json;

Json body(int status, std::string_view detail) {
  return {{"type", "about:blank"}, {"title", status_words(status)}, {"status", status}, {"detail", detail}};
}

HttpAnswer answer(int status, const Json& json) {
  HttpAnswer made;
  made.status = status;
  made.type = "application/problem+json";
  made.headers.emplace_back("Cache-Control", "no-store");
  made.body = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return made;
}

int status_of(Code code) {
  switch (code) {
    case Code::invalid: return 400;
    case Code::not_found: return 404;
    case Code::busy:
    case Code::unavailable: return 503;
    case Code::unreadable:
    case Code::mismatch: return 500;
  }
  return 500;
}

}  // namespace

std::string status_words(int status) {
  switch (status) {
    case 400: return "Bad Request";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    default: return "Error";
  }
}

HttpAnswer problem(int status, std::string_view detail) {
  HttpAnswer made = answer(status, body(status, detail));
  if (status == 503) made.headers.emplace_back("Retry-After", "2");
  return made;
}

HttpAnswer problem(const std::vector<query::BadParam>& bad) {
  Json json = body(400, bad.size() == 1 ? "A parameter is wrong." : "Some parameters are wrong.");
  for (const query::BadParam& one : bad)
    json["errors"].push_back({{"parameter", one.name}, {"detail", one.reason}});
  return answer(400, json);
}

HttpAnswer problem(const Error& error) {
  const int status = status_of(error.code);
  Json json = body(status, error.message);
  if (!error.hint.empty()) json["hint"] = error.hint;
  return answer(status, json);
}

HttpAnswer method_not_allowed(std::string_view allowed) {
  HttpAnswer made = problem(405, "This address answers " + std::string(allowed) + " only.");
  made.headers.emplace_back("Allow", allowed);
  return made;
}

}  // namespace vankho::searchd
