#include <algorithm>
#include <charconv>

#include "query/response.h"
#include "searchd/format.h"
#include "searchd/pictures.h"

namespace vankho::searchd {
namespace {

constexpr std::size_t kLabels = 8;  // of periods, at most
constexpr int kTop = 18;            // above the bars: how much the greatest is
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
                                 {"y", std::to_string(kTop)},
                                 {"width", percent(width)},
                                 {"height", std::to_string(scale.height)}});
  const Html mark = el("rect", {{"class", chosen(bar, query.request.filters) ? "bar" : "bar out"},
                                {"x", percent(left + width * kGap / 2)},
                                {"y", pixels(kTop + scale.height - height)},
                                {"width", percent(width * (1 - kGap))},
                                {"height", pixels(height)}});
  return el("a",
            {{"href", results_link(with_period(query, bar.period))}, {"tabindex", "-1"}, {"data-period", bar.period}},
            el("title", {}, text(said(bar, query))) + place + mark);
}

// How far apart labels stand: the first of these steps that leaves few enough of them.
std::size_t label_step(std::size_t periods, std::initializer_list<std::size_t> steps) {
  for (const std::size_t step : steps)
    if (periods <= step * kLabels) return step;
  return (periods + kLabels - 1) / kLabels;
}

struct Label {
  std::size_t at;  // of a bar
  std::string text;
};

// At round years, or at the Januaries of round years; few months are named one by one.
std::vector<Label> labels_of(const std::vector<Bar>& bars) {
  const bool months = bars.front().period.size() > 4;
  const std::size_t years = months ? bars.size() / 12 : bars.size();
  const bool by_year = !months || years >= 3;
  const std::size_t step = by_year ? label_step(years, {1, 2, 5, 10, 20}) : label_step(bars.size(), {1, 2, 3, 6});
  std::vector<Label> labels;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const std::string& period = bars[i].period;
    const bool round = by_year ? static_cast<std::size_t>(number(period.substr(0, 4))) % step == 0 &&
                                     (!months || period.ends_with("-01"))
                               : i % step == 0;
    if (round) labels.push_back({i, by_year ? period.substr(0, 4) : format_day(period, Lang::vi)});
  }
  return labels;
}

// A label leans inwards at the edges; where there is little room every second one is left out.
Html axis(const std::vector<Bar>& bars, const Scale& scale) {
  Html marks;
  std::size_t n = 0;
  for (const Label& label : labels_of(bars)) {
    const double middle = (static_cast<double>(label.at) + .5) / static_cast<double>(bars.size());
    const char* side = middle < .03 ? " first" : middle > .97 ? " last" : "";
    marks += el("text",
                {{"class", std::string("tick") + side + (n++ % 2 == 1 ? " fine" : "")},
                 {"x", percent(middle)},
                 {"y", std::to_string(kTop + scale.height + 16)}},
                text(label.text));
  }
  return marks;
}

Html greatest_label(const Scale& scale, Lang lang) {
  const std::string label = scale.shares ? format_percent(scale.greatest, lang)
                                         : format_count(static_cast<std::uint64_t>(scale.greatest), lang);
  const Html line = el("line", {{"class", "top"}, {"x1", "0"}, {"x2", "100%"}, {"y1", std::to_string(kTop)}, {"y2", std::to_string(kTop)}});
  return line + el("text", {{"class", "tick greatest"}, {"x", "0"}, {"y", std::to_string(kTop - 5)}}, text(label));
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
  const std::string bottom = std::to_string(kTop + height_px);
  const Html base = el("line", {{"class", "base"}, {"x1", "0"}, {"x2", "100%"}, {"y1", bottom}, {"y2", bottom}});
  return el("svg",
            {{"class", "timeline"},
             {"width", "100%"},
             {"height", std::to_string(kTop + height_px + 22)},
             {"aria-hidden", "true"},
             {"data-brush", results_link(with_period(query, {}))}},
            greatest_label(scale, query.lang) + marks + base + axis(bars, scale));
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
