// searchd/metrics.h: counts for /metrics, in Prometheus's text format
// (https://prometheus.io/docs/instrumenting/exposition_formats/).
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::searchd {

class Metrics {
 public:
  // One series for each of `routes`, and one for what matched none.
  explicit Metrics(std::vector<std::string_view> routes);

  static constexpr std::size_t kNoRoute = static_cast<std::size_t>(-1);
  void count(std::size_t route, int status, std::chrono::nanoseconds took);

  std::string text() const;

 private:
  static constexpr std::array<double, 10> kBounds = {.0005, .001, .0025, .005, .01,
                                                     .025,  .05,  .1,    .5,   2.5};
  struct Series {
    std::array<std::atomic<std::uint64_t>, 6> by_class{};  // 1xx … 5xx
    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> buckets{};
    std::atomic<std::uint64_t> nanoseconds{0};
  };
  void write_requests(std::string& out) const;
  void write_latencies(std::string& out) const;

  std::vector<std::string_view> routes_;
  std::unique_ptr<Series[]> series_;
};

// One metric by itself: "# HELP … # TYPE … name value".
void write_metric(std::string& out, std::string_view name, std::string_view type,
                  std::string_view help, double value);

}  // namespace vankho::searchd
