#include "searchd/pages.h"

namespace vankho::searchd {

const std::vector<Route>& page_routes() {
  static const std::vector<Route> routes = {
      {"/", kRead, pages::home},
      {"/tim-kiem", kRead, pages::results},
      {"/bai/{}", kRead, pages::article},
      {"/van-kien/{}", kRead, pages::document},
      {"/feed.atom", kRead, pages::feed, true},
      {"/opensearch.xml", kRead, pages::opensearch},
  };
  return routes;
}

}  // namespace vankho::searchd
