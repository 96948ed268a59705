#include "cli/batch.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/log.h"
#include "cli/hits.h"
#include "query/params.h"
#include "query/response_json.h"

namespace vankho::cli {
namespace {

constexpr int kDeepest = 3;  // of a line: none that we know goes deeper than a list

struct Question {
  std::string id;
  query::Parsed parsed;
};

std::string as_text(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// Collections of queries carry keys of their own ("type", "lang"): said once, and passed over.
bool known(const std::string& name) {
  static const std::vector<std::string> names = query::param_names();
  if (std::ranges::find(names, name) != names.end()) return true;
  static std::set<std::string> said;
  if (said.insert(name).second)
    log::warn("the key \"{}\" is no search parameter: not looked at", name);
  return false;
}

// "text" is the query as well; lists are repeated parameters.
Question read_question(const std::string& line, std::size_t number, const BatchOptions& options) {
  Question question;
  question.id = std::to_string(number);
  const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth < kDeepest; };
  const Json json = Json::parse(line, shallow, false);
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
  question.parsed = query::parse_params(params, {}, false, query::kMaxBatchSize);
  return question;
}

void print(const Question& question, const Json& answer, bool trec, std::ostream& out) {
  if (trec) return print_trec(answer, question.id, out);
  Json line = {{"id", question.id}};
  line.update(answer);
  out << line_of(line) << '\n';
}

// An error that is the source's, not the line's.
bool lost(const Error& error) { return error.code != Code::invalid; }

}  // namespace

Result<std::size_t> run_batch(Source& source, std::istream& in, const BatchOptions& options,
                              std::ostream& out) {
  std::size_t number = 0, bad = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    Question question = read_question(text, number, options);
    if (options.trec) narrow(question.parsed.request, "trec");
    if (question.parsed.bad.empty()) {
      auto answer = source.search(question.parsed.request);
      if (!answer && lost(answer.error())) return tl::make_unexpected(answer.error());
      const auto read = answer ? read_answer(*answer) : tl::make_unexpected(answer.error());
      if (read) {
        print(question, *read, options.trec, out);
        continue;
      }
      question.parsed.bad.push_back({"", read.error().line()});
    }
    ++bad;
    for (const query::BadParam& one : question.parsed.bad)
      log::error("line {}: {}{}{}", number, one.name, one.name.empty() ? "" : " ", one.reason);
    if (!options.trec)
      out << query::batch_error_line(question.id, number, question.parsed.bad) << '\n';
  }
  return bad;
}

}  // namespace vankho::cli
