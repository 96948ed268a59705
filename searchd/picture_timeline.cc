#include <algorithm>
#include <charconv>

#include "query/response.h"
#include "searchd/format.h"
#include "searchd/pictures.h"

namespace vankho::searchd {
namespace {

constexpr int kLabels = 8;  // of periods, at most
constexpr double kGap = .18;   // of a bar's place
constexpr std::size_t kMostBars = 600;

int number(std::string_view text) {
  int n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return n;
}

// "2021-12" → "2022-01"; "2021" → "2022".
std::string next_period(const std::string& period) {
  const int year = number(period.substr(0, 4));
  if (period.size() < 7) return std::to_string(year + 1);
  const int month = number(period.substr(5, 2));
  if (month >= 12) return std::to_string(year + 1) + "-01";
  return period.substr(0, 5) + (month < 9 ? "0" : "") + std::to_string(month + 1);
}

std::vector<Bar> without_holes(const std::vector<Bar>& sorted) {
  std::vector<Bar> bars;
  for (const Bar& bar : sorted) {
    while (!bars.empty() && bars.back().period < bar.period && bars.size() < kMostBars) {
      const std::string next = next_period(bars.back().period);
      if (next >= bar.period) break;
      bars.push_back({next, 0, 0});
    }
    bars.push_back(bar);
  }
  if (bars.size() > kMostBars) bars.erase(bars.begin(), bars.end() - static_cast<std::ptrdiff_t>(kMostBars));
  return bars;
}

double value_of(const Bar& bar, bool shares) {
  if (!shares) return static_cast<double>(bar.count);
  return bar.of ? static_cast<double>(bar.count) / static_cast<double>(bar.of) : 0;
}

std::string percent(double share) { return format_decimal(share * 100, 3, Lang::en) + "%"; }
std::string pixels(double n) { return format_decimal(n, 1, Lang::en); }

bool chosen(const Bar& bar, const query::Filters& filters) {
  return (filters.from.empty() || bar.period >= filters.from.substr(0, bar.period.size())) &&
         (filters.to.empty() || bar.period <= filters.to.substr(0, bar.period.size()));
}

std::string said(const Bar& bar, const PageQuery& query) {
  const std::string count = say(words(query.lang).found, {format_count(bar.count, query.lang)});
  const std::string share = bar.of ? " (" + format_percent(value_of(bar, true), query.lang) + ")" : "";
  return format_day(bar.period, query.lang) + ": " + count + share;
}

struct Scale {
  std::size_t bars;
  double greatest;
  int height;
  bool shares;
};

Html bar_mark(const Bar& bar, std::size_t at, const PageQuery& query, const Scale& scale) {
  const double width = 1.0 / static_cast<double>(scale.bars);
  const double value = scale.greatest > 0 ? value_of(bar, scale.shares) / scale.greatest : 0;
  const double height = value > 0 ? std::max(2.0, value * scale.height) : 0;
  const double left = static_cast<double>(at) * width;
  const Html place = el("rect", {{"class", "place"},
                                 {"x", percent(left)},
                                 {"y", "0"},
                                 {"width", percent(width)},
                                 {"height", std::to_string(scale.height)}});
  const Html mark = el("rect", {{"class", chosen(bar, query.request.filters) ? "bar" : "bar out"},
                                {"x", percent(left + width * kGap / 2)},
                                {"y", pixels(scale.height - height)},
                                {"width", percent(width * (1 - kGap))},
                                {"height", pixels(height)}});
  return el("a",
            {{"href", results_link(with_period(query, bar.period))}, {"tabindex", "-1"}, {"data-period", bar.period}},
            el("title", {}, text(said(bar, query))) + place + mark);
}

// Labels at round places: every year, every second …, so that they do not touch.
Html axis(const std::vector<Bar>& bars, const Scale& scale) {
  const std::size_t step = (bars.size() + kLabels - 1) / kLabels;
  Html labels;
  for (std::size_t i = 0; i < bars.size(); i += step) {
    const double middle = (static_cast<double>(i) + .5) / static_cast<double>(bars.size());
    const char* anchor = bars.size() > 1 && i == 0 ? "first" : i + step >= bars.size() && i + 1 == bars.size() ? "last" : "mid";
    labels += el("text",
                 {{"class", std::string("tick ") + anchor + ((i / step) % 2 == 1 ? " fine" : "")},
                  {"x", percent(middle)},
                  {"y", std::to_string(scale.height + 16)}},
                 text(format_day(bars[i].period, Lang::vi)));
  }
  return labels;
}

Html greatest_label(const Scale& scale, Lang lang) {
  const std::string label = scale.shares ? format_percent(scale.greatest, lang)
                                         : format_count(static_cast<std::uint64_t>(scale.greatest), lang);
  return el("text", {{"class", "tick greatest"}, {"x", "0"}, {"y", "11"}}, text(label));
}

}  // namespace

std::vector<Bar> bars_of(const query::Trends& trends, query::Period) {
  std::vector<Bar> bars;
  for (const query::TrendPoint& point : trends.points) bars.push_back({point.period, point.count, point.of});
  std::ranges::sort(bars, {}, &Bar::period);
  return without_holes(bars);
}

std::vector<Bar> bars_of(const query::FacetCounts& years) {
  std::vector<Bar> bars;
  for (const query::FacetValue& year : years.values)
    if (year.id.size() == 4 && (year.count > 0 || !bars.empty())) bars.push_back({year.id, year.count, 0});
  std::ranges::sort(bars, {}, &Bar::period);
  return without_holes(bars);
}

Html timeline(const std::vector<Bar>& bars, const PageQuery& query, bool shares, int height_px) {
  if (bars.size() < 2) return {};
  Scale scale{bars.size(), 0, height_px, shares};
  for (const Bar& bar : bars) scale.greatest = std::max(scale.greatest, value_of(bar, shares));
  Html marks;
  for (std::size_t i = 0; i < bars.size(); ++i) marks += bar_mark(bars[i], i, query, scale);
  const std::string height = std::to_string(height_px);
  const Html base = el("line", {{"class", "base"}, {"x1", "0"}, {"x2", "100%"}, {"y1", height}, {"y2", height}});
  return el("svg",
            {{"class", "timeline"},
             {"width", "100%"},
             {"height", std::to_string(height_px + 22)},
             {"aria-hidden", "true"},
             {"data-brush", results_link(with_period(query, {}))}},
            marks + base + axis(bars, scale) + greatest_label(scale, query.lang));
}

Html timeline_table(const std::vector<Bar>& bars, const PageQuery& query) {
  const Words& w = words(query.lang);
  const auto cell = [](const std::string& content) { return el("td", {}, text(content)); };
  const Html head = el("tr", {},
                       el("th", {{"scope", "col"}}, text(w.period)) + el("th", {{"scope", "col"}}, text(w.articles)) +
                           el("th", {{"scope", "col"}}, text(w.of_articles)) +
                           el("th", {{"scope", "col"}}, text(w.share)));
  const Html rows = each(bars, [&](const Bar& bar) {
    const Html link = el("a", {{"href", results_link(with_view(with_period(query, bar.period), View::list))}},
                         text(format_day(bar.period, query.lang)));
    return el("tr", {},
              el("th", {{"scope", "row"}}, link) + cell(format_count(bar.count, query.lang)) +
                  cell(bar.of ? format_count(bar.of, query.lang) : "–") +
                  cell(bar.of ? format_percent(value_of(bar, true), query.lang) : "–"));
  });
  return el("table", {{"class", "figures"}}, el("thead", {}, head) + el("tbody", {}, rows));
}

}  // namespace vankho::searchd
