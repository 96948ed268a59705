#include "query/params.h"
#include "query/response_json.h"
#include "searchd/api.h"
#include "searchd/params.h"
#include "searchd/problem.h"
#include "searchd/url.h"

namespace vankho::searchd::api {
namespace {

using query::Request;

// A search's parameters, and those of `more` beside them.
struct Asked {
  Request request;
  ParamReader more;
  std::vector<query::BadParam> bad;

  Asked(const Pairs& params, const Pairs& of_more, std::initializer_list<std::string_view> names)
      : more(of_more, names) {
    query::Parsed parsed = query::parse_params(params, {names.begin(), names.end()}, false);
    request = std::move(parsed.request);
    bad = std::move(parsed.bad);
  }

  const std::vector<query::BadParam>& complaints() {
    append_bad(bad, more);
    return bad;
  }
};

Plan plan_for(const Call& call, const Request& request, const Pairs& more,
              std::function<HttpAnswer()> make) {
  return {call.http.path + "?" + query::to_query_string(request) + "&" + query::join_query_string(more),
          std::move(make)};
}

}  // namespace

Outcome search(const Call& call) {
  Asked asked(call.http.params, {}, {});
  if (!asked.complaints().empty()) return problem(asked.bad);
  return plan_for(call, asked.request, {}, [&backend = call.backend, request = asked.request] {
    const auto found = backend.search(request);
    HttpAnswer answer = json_of(found, [&](const query::Response& response) {
      return query::response_json(response, request, "/api/v1/search");
    });
    answer.whole = !found || found->total_exact;
    return answer;
  });
}

Outcome facet(const Call& call) {
  query::Facet name{};
  if (!query::parse_facet(call.id, name)) return problem(404, "There is no facet of this name.");
  Asked asked(call.http.params, {}, {});
  if (!asked.complaints().empty()) return problem(asked.bad);
  return plan_for(call, asked.request, {}, [&backend = call.backend, request = asked.request, name] {
    const auto counts = backend.facet(request, name);
    HttpAnswer answer = json_of(counts, query::facet_json);
    answer.whole = !counts || counts->exact;
    return answer;
  });
}

Outcome trends(const Call& call) {
  const Pairs own = only(call.http.params, {"by", "per", "split"});
  Asked asked(call.http.params, own, {"by", "per", "split"});
  const auto by = static_cast<query::Period>(asked.more.choice("by", {"year", "month"}));
  const std::size_t per = asked.more.number("per", 1, 1'000'000'000, 10'000);
  const std::size_t split = asked.more.choice("split", {"none", "province", "resolution"});
  if (!asked.complaints().empty()) return problem(asked.bad);
  std::optional<query::Facet> facet;
  if (split > 0) facet = split == 1 ? query::Facet::province : query::Facet::resolution;
  return plan_for(call, asked.request, own, [&backend = call.backend, request = asked.request, by, per, facet] {
    return json_of(backend.trends(request, by, facet), [&](const query::Trends& found) {
      return query::trends_json(found, by, facet, static_cast<double>(per));
    });
  });
}

Outcome concordance(const Call& call) {
  const Pairs own = only(call.http.params, {"width"});
  Asked asked(call.http.params, own, {"width"});
  const std::size_t width = asked.more.number("width", 10, 200, 40);
  if (!asked.complaints().empty()) return problem(asked.bad);
  return plan_for(call, asked.request, own, [&backend = call.backend, request = asked.request, width] {
    return json_of(backend.concordance(request, width), [&](const query::Concordance& found) {
      return query::concordance_json(found, request, width, "/api/v1/concordance");
    });
  });
}

}  // namespace vankho::searchd::api
