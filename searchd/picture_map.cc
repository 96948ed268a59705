#include <algorithm>
#include <charconv>
#include <cmath>

#include "facets/province.h"
#include "facets/table.h"
#include "searchd/assets.h"
#include "searchd/format.h"
#include "searchd/pictures.h"

namespace vankho::searchd {
namespace {

constexpr int kTile = 44, kGap = 3;
constexpr int kDarkest = 5;

struct Tile {
  bool current;
  std::string id, label;
  int column, row;
};

int number(std::string_view text) {
  int n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return n;
}

const std::vector<Tile>& tiles() {
  static const std::vector<Tile> all = [] {
    const facets::Table table(web::province_tiles_tsv);
    const std::size_t era = table.column("era"), id = table.column("id"), label = table.column("short"),
                      column = table.column("column"), row = table.column("row");
    std::vector<Tile> read;
    for (const auto& cells : table.rows())
      read.push_back({cells[era] == "current", std::string(cells[id]), std::string(cells[label]),
                      number(cells[column]), number(cells[row])});
    return read;
  }();
  return all;
}

bool by_todays_units(const PageQuery& query) { return query.request.filters.era == query::Era::current; }

// Of a province's own articles when they are known, else how many there are.
double share_of(const PlaceShare& place) {
  return static_cast<double>(place.count) / static_cast<double>(place.of ? place.of : 1);
}

std::string name_of(const std::string& id) {
  const facets::Province* province = facets::find_province(id);
  return province ? province->name : id;
}

std::string said(const PlaceShare& place, Lang lang) {
  std::string out = name_of(place.id) + ": " + say(words(lang).found, {format_count(place.count, lang)});
  return place.of ? out + " (" + format_percent(share_of(place), lang) + ")" : out;
}

PlaceShare find_place(const std::vector<PlaceShare>& places, const std::string& id) {
  const auto found = std::ranges::find(places, id, &PlaceShare::id);
  return found == places.end() ? PlaceShare{id, 0, 0} : *found;
}

PageQuery to_place(const PageQuery& query, const std::string& id) {
  return with_view(with_value(query, query::Facet::province, id), View::list);
}

// Shares of one word lie close together, of another far apart. So that a map can always be
// read, each colour takes about a fifth of the provinces that have any; equal shares are
// always of one colour, and the legend tells the least and the greatest.
class Shades {
 public:
  explicit Shades(const std::vector<PlaceShare>& places) {
    for (const PlaceShare& place : places)
      if (place.count > 0) shares_.push_back(share_of(place));
    std::ranges::sort(shares_);
  }

  int of(double share) const {
    if (share <= 0 || shares_.empty()) return 0;
    if (share >= shares_.back()) return kDarkest;
    const auto below = std::ranges::lower_bound(shares_, share) - shares_.begin();
    return 1 + static_cast<int>(below * kDarkest / static_cast<std::ptrdiff_t>(shares_.size()));
  }
  double least() const { return shares_.empty() ? 0 : shares_.front(); }
  double greatest() const { return shares_.empty() ? 0 : shares_.back(); }

 private:
  std::vector<double> shares_;
};

Html tile_mark(const Tile& tile, const PlaceShare& place, const Shades& shades, const PageQuery& query) {
  const std::string x = std::to_string(tile.column * (kTile + kGap)), y = std::to_string(tile.row * (kTile + kGap));
  const Html box = el("rect", {{"x", x}, {"y", y}, {"width", std::to_string(kTile)}, {"height", std::to_string(kTile)}, {"rx", "3"}});
  const Html label = el("text",
                        {{"x", std::to_string(tile.column * (kTile + kGap) + kTile / 2)},
                         {"y", std::to_string(tile.row * (kTile + kGap) + kTile / 2 + 5)}},
                        text(tile.label));
  return el("a",
            {{"class", "tile s" + std::to_string(shades.of(share_of(place)))},
             {"href", results_link(to_place(query, tile.id))},
             {"tabindex", "-1"}},
            el("title", {}, text(said(place, query.lang))) + box + label);
}

Html legend(const std::string& least, const std::string& greatest) {
  Html boxes;
  for (int s = 1; s <= kDarkest; ++s) boxes += el("span", {{"class", "s" + std::to_string(s)}});
  return el("p", {{"class", "legend"}, {"aria-hidden", "true"}}, text(least) + boxes + text(greatest));
}

// With shares of the provinces' own articles: those; else plain counts.
Html legend(const Shades& shades, const std::vector<PlaceShare>& places, const PageQuery& query) {
  const bool counts = std::ranges::all_of(places, [](const PlaceShare& place) { return place.of == 0; });
  const auto written = [&](double share) {
    return counts ? format_count(static_cast<std::uint64_t>(share), query.lang) : format_percent(share, query.lang);
  };
  return legend(written(shades.least()), written(shades.greatest()));
}

}  // namespace

int shade(double value, double greatest) {
  if (value <= 0 || greatest <= 0) return 0;
  return std::clamp(static_cast<int>(std::ceil(std::sqrt(value / greatest) * 5)), 1, 5);
}

Html tile_map(const std::vector<PlaceShare>& places, const PageQuery& query) {
  const Shades shades(places);
  const bool current = by_todays_units(query);
  Html marks;
  int columns = 0, rows = 0;
  for (const Tile& tile : tiles()) {
    if (tile.current != current) continue;
    marks += tile_mark(tile, find_place(places, tile.id), shades, query);
    columns = std::max(columns, tile.column + 1);
    rows = std::max(rows, tile.row + 1);
  }
  const std::string box = "-1 -1 " + std::to_string(columns * (kTile + kGap)) + " " + std::to_string(rows * (kTile + kGap));
  return el("div", {{"class", "map"}},
            el("svg", {{"class", "tiles"}, {"viewBox", box}, {"aria-hidden", "true"}}, marks) +
                legend(shades, places, query));
}

Html place_table(const std::vector<PlaceShare>& places, const PageQuery& query) {
  const Words& w = words(query.lang);
  const auto cell = [](const std::string& content) { return el("td", {}, text(content)); };
  const auto head = [](std::string_view label) { return el("th", {{"scope", "col"}}, text(label)); };
  const Html rows = each(places, [&](const PlaceShare& place) {
    if (place.count == 0) return Html();
    const Html link = el("a", {{"href", results_link(to_place(query, place.id))}}, text(name_of(place.id)));
    return el("tr", {},
              el("th", {{"scope", "row"}}, link) + cell(format_count(place.count, query.lang)) +
                  cell(place.of ? format_count(place.of, query.lang) : "–") +
                  cell(place.of ? format_percent(share_of(place), query.lang) : "–"));
  });
  return el("table", {{"class", "figures"}},
            el("thead", {}, el("tr", {}, head(w.province) + head(w.articles) + head(w.of_articles) + head(w.share))) +
                el("tbody", {}, rows));
}

}  // namespace vankho::searchd
