// searchd/api.h: the answers under /api/v1/, one function an address.
#pragma once

#include "searchd/routes.h"

namespace vankho::searchd::api {

Outcome search(const Call& call);
Outcome facet(const Call& call);
Outcome trends(const Call& call);
Outcome concordance(const Call& call);

Outcome suggest(const Call& call);
Outcome article(const Call& call);
Outcome similar(const Call& call);
Outcome cite(const Call& call);
Outcome resolve(const Call& call);
Outcome resolution(const Call& call);
Outcome provinces(const Call& call);

Outcome export_hits(const Call& call);
Outcome batch(const Call& call);

// --- What they share.

HttpAnswer json(std::string body);

// The answer to a result: its JSON, or the problem.
template <typename T, typename Render>
HttpAnswer json_of(const Result<T>& result, Render render);

}  // namespace vankho::searchd::api

#include "searchd/problem.h"

template <typename T, typename Render>
vankho::searchd::HttpAnswer vankho::searchd::api::json_of(const Result<T>& result, Render render) {
  return result ? json(render(*result)) : problem(result.error());
}
