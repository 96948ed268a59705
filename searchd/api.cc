#include "searchd/api.h"

namespace vankho::searchd {

const std::vector<Route>& api_routes() {
  static const std::vector<Route> routes = {
      {"/api/v1/search", kRead, api::search, true},
      {"/api/v1/facets/{}", kRead, api::facet, true},
      {"/api/v1/suggest", kRead, api::suggest, true},
      {"/api/v1/articles/{}/similar", kRead, api::similar, true},
      {"/api/v1/articles/{}/cite", kRead, api::cite, true},
      {"/api/v1/articles/{}", kRead, api::article, true},
      {"/api/v1/resolutions/resolve", kRead, api::resolve, true},
      {"/api/v1/resolutions/{}", kRead, api::resolution, true},
      {"/api/v1/provinces", kRead, api::provinces, true},
      {"/api/v1/trends", kRead, api::trends, true},
      {"/api/v1/concordance", kRead, api::concordance, true},
      {"/api/v1/export", kRead, api::export_hits, true},
      {"/api/v1/batch", "POST", api::batch, true},
  };
  return routes;
}

namespace api {

HttpAnswer json(std::string body) {
  HttpAnswer answer;
  answer.type = "application/json";
  answer.body = std::move(body) + "\n";
  return answer;
}

}  // namespace api
}  // namespace vankho::searchd
