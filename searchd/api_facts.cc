#include "facets/resolution.h"
#include "facets/province.h"
#include "query/cite.h"
#include "query/resolve_json.h"
#include "query/response_json.h"
#include "searchd/api.h"
#include "searchd/facts_json.h"
#include "searchd/params.h"
#include "searchd/problem.h"

namespace vankho::searchd::api {
namespace {

constexpr std::string_view kNoArticle = "There is no article of this id.";

Plan plan_of(const Call& call, std::function<HttpAnswer()> make) {
  return {call.http.path + "?" + query::join_query_string(call.http.params), std::move(make)};
}

}  // namespace

Outcome suggest(const Call& call) {
  ParamReader read(call.http.params, {"q", "kind", "limit"});
  const std::string q = read.text("q");
  read.choice("kind", {"", "phrase", "title", "province", "resolution"});
  const std::size_t limit = read.number("limit", 1, 50, 8);
  if (!read.bad().empty()) return problem(read.bad());
  return plan_of(call, [&backend = call.backend, q, kind = read.text("kind"), limit] {
    return json(query::suggestions_json(backend.suggest(q, kind, limit)));
  });
}

Outcome article(const Call& call) {
  const ParamReader read(call.http.params, {});
  if (!read.bad().empty()) return problem(read.bad());
  return plan_of(call, [&backend = call.backend, id = call.id] {
    const std::optional<schema::Record> found = backend.article(id);
    return found ? json(schema::to_json(*found)) : problem(404, kNoArticle);
  });
}

Outcome similar(const Call& call) {
  ParamReader read(call.http.params, {"size"});
  const std::size_t size = read.number("size", 1, 50, 10);
  if (!read.bad().empty()) return problem(read.bad());
  return plan_of(call, [&backend = call.backend, id = call.id, size] {
    query::Request request;
    request.size = size;
    return json_of(backend.similar(id, size), [&](const query::Response& found) {
      return query::response_json(found, request, "/api/v1/search");
    });
  });
}

Outcome cite(const Call& call) {
  ParamReader read(call.http.params, {"style"});
  const auto style = static_cast<query::CiteStyle>(read.choice("style", {"vn", "bibtex", "csl"}));
  if (!read.bad().empty()) return problem(read.bad());
  return plan_of(call, [&backend = call.backend, id = call.id, style] {
    const std::optional<schema::Record> found = backend.article(id);
    if (!found) return problem(404, kNoArticle);
    HttpAnswer answer;
    answer.body = query::cite(*found, style);
    answer.type = query::cite_media_type(style);
    return answer;
  });
}

Outcome resolve(const Call& call) {
  ParamReader read(call.http.params, {"text", "date"});
  const std::string text = read.required("text").substr(0, query::kMaxQueryBytes);
  const std::string day = read.day("date");
  if (!read.bad().empty()) return problem(read.bad());
  return plan_of(call, [text, day] {
    return json(query::resolve_json(text, day));
  });
}

Outcome resolution(const Call& call) {
  const ParamReader read(call.http.params, {});
  if (!read.bad().empty()) return problem(read.bad());
  return plan_of(call, [&backend = call.backend, key = call.id] {
    const query::ResolutionSummary summary = backend.resolution(key);
    if (summary.total == 0 && !facets::find_document(key))
      return problem(404, "No document of this key is known, and no article cites it.");
    return json(query::resolution_json(key, summary));
  });
}

Outcome provinces(const Call& call) {
  ParamReader read(call.http.params, {"at"});
  const std::string day = read.day("at");
  if (!read.bad().empty()) return problem(read.bad());
  std::vector<const facets::Province*> found;
  if (day.empty())
    for (const facets::Province& province : facets::provinces()) found.push_back(&province);
  else
    found = facets::provinces_at(day);
  Plan plan = plan_of(call, [day, found] { return json(provinces_json(day, found)); });
  plan.of_index = false;
  return plan;
}

}  // namespace vankho::searchd::api
