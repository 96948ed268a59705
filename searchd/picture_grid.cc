#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "facets/province.h"
#include "searchd/format.h"
#include "searchd/pictures.h"

namespace vankho::searchd {
namespace {

struct Grid {
  std::set<int> years;
  std::map<std::string, std::map<int, std::uint64_t>> by_place;  // then by year
  std::uint64_t greatest = 0;
};

int number(std::string_view year) {
  int n = 0;
  std::from_chars(year.data(), year.data() + year.size(), n);
  return n;
}

constexpr int kMostYears = 120;

// So that a year in which nobody wrote is seen.
void fill_years(std::set<int>& years) {
  if (years.empty() || *years.rbegin() - *years.begin() > kMostYears) return;
  for (int year = *years.begin(); year < *years.rbegin(); ++year) years.insert(year);
}

Grid read_grid(const std::vector<query::TrendPoint>& points) {
  Grid grid;
  for (const query::TrendPoint& point : points) {
    if (point.split.empty() || point.count == 0) continue;
    grid.years.insert(number(point.period));
    grid.by_place[point.split][number(point.period)] = point.count;
    grid.greatest = std::max(grid.greatest, point.count);
  }
  fill_years(grid.years);
  return grid;
}

std::uint64_t sum(const std::map<int, std::uint64_t>& years) {
  std::uint64_t all = 0;
  for (const auto& [year, count] : years) all += count;
  return all;
}

// The provinces that wrote most come first.
std::vector<std::string> by_volume(const Grid& grid) {
  std::vector<std::string> ids;
  for (const auto& [id, years] : grid.by_place) ids.push_back(id);
  std::ranges::stable_sort(ids, std::greater{}, [&](const std::string& id) { return sum(grid.by_place.at(id)); });
  return ids;
}

Html cell(const Grid& grid, const std::string& place, int year, const PageQuery& query) {
  const auto& years = grid.by_place.at(place);
  const auto found = years.find(year);
  if (found == years.end()) return el("td", {{"class", "s0"}});
  const double share = static_cast<double>(found->second);
  PageQuery to = with_period(with_value(query, query::Facet::province, place), std::to_string(year));
  return el("td", {{"class", "s" + std::to_string(shade(share, static_cast<double>(grid.greatest)))}},
            el("a", {{"href", results_link(to)}}, text(format_count(found->second, query.lang))));
}

Html row(const Grid& grid, const std::string& place, const PageQuery& query) {
  const facets::Province* province = facets::find_province(place);
  return el("tr", {},
            el("th", {{"scope", "row"}}, text(province ? province->name : place)) +
                each(grid.years, [&](int year) { return cell(grid, place, year, query); }));
}

}  // namespace

// A table is the picture: its cells are coloured, and read aloud they are the text.
Html heat_grid(const std::vector<query::TrendPoint>& points, const PageQuery& query) {
  const Grid grid = read_grid(points);
  if (grid.by_place.empty()) return {};
  const Words& w = words(query.lang);
  const Html head = el("th", {{"scope", "col"}}, text(w.province)) + each(grid.years, [](int year) {
                      return el("th", {{"scope", "col"}}, text(std::to_string(year)));
                    });
  const Html rows = each(by_volume(grid), [&](const std::string& id) { return row(grid, id, query); });
  return el("p", {{"class", "hint"}}, text(w.grid_hint)) +
         el("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", std::string(w.who_wrote_when)}},
            el("table", {{"class", "heat"}},
               el("thead", {}, el("tr", {}, head)) + el("tbody", {}, rows)));
}

}  // namespace vankho::searchd
