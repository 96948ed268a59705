#include "cli/batch.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/log.h"
#include "query/export.h"
#include "query/params.h"
#include "query/response_json.h"

namespace vankho::cli {
namespace {

constexpr std::size_t kMostHits = 10'000;

struct Question {
  std::string id;
  query::Parsed parsed;
};

std::string as_text(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// Collections of queries carry keys of their own ("type", "lang"): said once, and passed over.
bool known(const std::string& name) {
  static const std::vector<std::string> names = query::param_names();
  if (std::ranges::find(names, name) != names.end()) return true;
  static std::set<std::string> said;
  if (said.insert(name).second) log::warn("the key \"{}\" is no search parameter: not looked at", name);
  return false;
}

// "text" is the query as well; lists are repeated parameters.
Question read_question(const std::string& line, std::size_t number, const BatchOptions& options) {
  Question question;
  question.id = std::to_string(number);
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) {
    question.parsed.bad.push_back({"", "is no JSON object"});
    return question;
  }
  query::Params params;
  for (const auto& [name, value] : json.items()) {
    if (name == "id") {
      question.id = as_text(value);
    } else if (name != "text" && !known(name)) {
      continue;
    } else if (value.is_array()) {
      for (const auto& one : value) params.emplace_back(name, as_text(one));
    } else {
      params.emplace_back(name == "text" ? "q" : name, as_text(value));
    }
  }
  const bool sized = json.contains("size") || json.contains("limit");
  if (!sized) params.emplace_back("size", std::to_string(options.limit));
  question.parsed = query::parse_params(params, {}, false, kMostHits);
  return question;
}

void print(const Question& question, const query::Response& response, const BatchOptions& options,
           std::ostream& out) {
  if (!options.trec) {
    out << query::batch_line(question.id, response, question.parsed.request) << '\n';
    return;
  }
  for (std::size_t rank = 0; rank < response.hits.size(); ++rank)
    out << query::trec_line(question.id, response.hits[rank], rank + 1, options.tag);
}

}  // namespace

std::size_t run_batch(const query::Engine& engine, std::istream& in, const BatchOptions& options,
                      std::ostream& out) {
  std::size_t number = 0, bad = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Question question = read_question(line, number, options);
    if (options.trec) question.parsed.request.snippets = 0;
    if (options.trec) question.parsed.request.facets.names.clear();
    if (question.parsed.bad.empty()) {
      const auto response = engine.search(question.parsed.request);
      if (response) {
        print(question, *response, options, out);
        continue;
      }
      question.parsed.bad.push_back({"after", response.error().message});
    }
    ++bad;
    for (const query::BadParam& one : question.parsed.bad)
      log::error("line {}: {} {}", number, one.name, one.reason);
    if (!options.trec)
      out << query::batch_error_line(question.id, number, question.parsed.bad) << '\n';
  }
  return bad;
}

}  // namespace vankho::cli
