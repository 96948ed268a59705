// searchd/site.h: everything that the daemon answers: from a request to its answer,
// by way of the routes, the client's own copy (ETag) and the cache.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "searchd/backend.h"
#include "searchd/cache.h"
#include "searchd/metrics.h"
#include "searchd/routes.h"
#include "searchd/settings.h"

namespace vankho::searchd {

class Site {
 public:
  Site(std::unique_ptr<Backend> backend, Settings settings);

  // May be called by any number of threads.
  HttpAnswer answer(const HttpRequest& request);

  void configure(Settings settings);
  // From now on /readyz says no, so that a load balancer looks elsewhere.
  void start_draining() { draining_ = true; }
  // Numbers that only the server has, for /metrics.
  void watch(std::function<std::string()> more_metrics);

 private:
  HttpAnswer dispatch(const HttpRequest& request, const Settings& settings, std::size_t& route);
  HttpAnswer run(const Route& route, const Call& call);
  HttpAnswer carry_out(const Plan& plan, const HttpRequest& request);
  HttpAnswer probe(const HttpRequest& request, bool& matched) const;
  std::string metrics_text() const;
  std::shared_ptr<const Settings> settings() const;

  std::unique_ptr<Backend> backend_;
  mutable std::mutex mutex_;  // of settings_ and more_metrics_
  std::shared_ptr<const Settings> settings_;
  Cache cache_;
  std::vector<Route> routes_;
  Metrics metrics_;
  std::function<std::string()> more_metrics_;
  std::atomic<bool> draining_{false};
};

}  // namespace vankho::searchd
