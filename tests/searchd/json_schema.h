// tests/searchd/json_schema.h: holds answers against the schemas of /openapi.json. Knows the
// keywords that file uses, and is stricter than it: a member that no schema tells of is
// a complaint, so that nothing is added to an answer without being documented.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::searchd {

class OpenApi {
 public:
  OpenApi();  // of the file that is compiled in

  const nlohmann::json& document() const { return document_; }

  // What is wrong with `value`, a line each: "/hits/0/year: is no integer". Empty: nothing.
  std::vector<std::string> complaints(const nlohmann::json& value, const nlohmann::json& schema) const;

  // The schema for what a GET (or POST) of `path` answers as `type`; null when there is none.
  const nlohmann::json* answer_schema(std::string_view path, std::string_view status, std::string_view type) const;

  // The names that the query string of `path` may have.
  std::vector<std::string> parameters(std::string_view path) const;

 private:
  const nlohmann::json& resolved(const nlohmann::json& maybe_reference) const;
  void check(const nlohmann::json& value, const nlohmann::json& schema, const std::string& at,
             std::vector<std::string>& bad) const;
  void check_object(const nlohmann::json& value, const nlohmann::json& schema, const std::string& at,
                    std::vector<std::string>& bad) const;

  nlohmann::json document_;
};

}  // namespace vankho::searchd
