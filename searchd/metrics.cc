#include "searchd/metrics.h"

#include <algorithm>
#include <cstdio>

namespace vankho::searchd {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", value);
  return text;
}

void head(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ");
  out.append(name).append(" ").append(type).append("\n");
}

}  // namespace

void write_metric(std::string& out, std::string_view name, std::string_view type,
                  std::string_view help, double value) {
  head(out, name, type, help);
  out.append(name).append(" ").append(number(value)).append("\n");
}

Metrics::Metrics(std::vector<std::string_view> routes) : routes_(std::move(routes)) {
  routes_.push_back("other");
  series_ = std::make_unique<Series[]>(routes_.size());
}

void Metrics::count(std::size_t route, int status, std::chrono::nanoseconds took) {
  Series& series = series_[std::min(route, routes_.size() - 1)];
  ++series.by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5))];
  const double seconds = std::chrono::duration<double>(took).count();
  ++series.buckets[static_cast<std::size_t>(std::ranges::lower_bound(kBounds, seconds) - kBounds.begin())];
  series.nanoseconds += static_cast<std::uint64_t>(took.count());
}

void Metrics::write_requests(std::string& out) const {
  head(out, "vankho_requests_total", "counter", "Requests answered, by route and class of status.");
  for (std::size_t i = 0; i < routes_.size(); ++i)
    for (std::size_t c = 1; c <= 5; ++c)
      if (const std::uint64_t n = series_[i].by_class[c])
        out += "vankho_requests_total{route=\"" + std::string(routes_[i]) + "\",status=\"" +
               std::to_string(c) + "xx\"} " + std::to_string(n) + "\n";
}

void Metrics::write_latencies(std::string& out) const {
  head(out, "vankho_request_seconds", "histogram", "Time from a request read to its answer made.");
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    const std::string route = "route=\"" + std::string(routes_[i]) + "\"";
    std::uint64_t sum = 0;
    for (std::size_t b = 0; b <= kBounds.size(); ++b) sum += series_[i].buckets[b];
    if (sum == 0) continue;
    std::uint64_t below = 0;
    for (std::size_t b = 0; b <= kBounds.size(); ++b) {
      below += series_[i].buckets[b];
      const std::string bound = b < kBounds.size() ? number(kBounds[b]) : "+Inf";
      out += "vankho_request_seconds_bucket{" + route + ",le=\"" + bound + "\"} " + std::to_string(below) + "\n";
    }
    out += "vankho_request_seconds_sum{" + route + "} " +
           number(static_cast<double>(series_[i].nanoseconds) / 1e9) + "\n";
    out += "vankho_request_seconds_count{" + route + "} " + std::to_string(below) + "\n";
  }
}

std::string Metrics::text() const {
  std::string out;
  write_requests(out);
  write_latencies(out);
  return out;
}

}  // namespace vankho::searchd
