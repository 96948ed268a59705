#include "searchd/facts_json.h"

#include <nlohmann/json.hpp>

#include "query/hit_json.h"

namespace vankho::searchd {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json province_object(const facets::Province& province) {
  const facets::Province* now = facets::find_province(province.now);
  return {{"id", province.id},         {"name", province.name},
          {"now", province.now},       {"now_name", now ? now->name : province.name},
          {"region", or_null(province.region)}, {"from", or_null(province.from)},
          {"to", or_null(province.to)}};
}

}  // namespace

std::string provinces_json(std::string_view at, const std::vector<const facets::Province*>& found) {
  Json list = Json::array();
  for (const facets::Province* province : found) list.push_back(province_object(*province));
  return query::dump({{"at", or_null(at)}, {"provinces", list}});
}

}  // namespace vankho::searchd
