#include "searchd/site.h"

#include "searchd/manners.h"
#include "searchd/problem.h"
#include "searchd/route_match.h"
#include "searchd/version.h"

namespace vankho::searchd {
namespace {

std::vector<Route> all_routes() {
  std::vector<Route> all = api_routes();
  for (const auto* table : {&page_routes(), &asset_routes()}) all.insert(all.end(), table->begin(), table->end());
  return all;
}

std::vector<std::string_view> patterns(const std::vector<Route>& routes) {
  std::vector<std::string_view> names;
  for (const Route& route : routes) names.push_back(route.pattern);
  return names;
}

bool method_allowed(const Route& route, const HttpRequest& request) {
  return route.methods.substr(0, route.methods.find(',')) == request.method;
}

HttpAnswer not_modified(HttpAnswer answer) {
  answer.status = 304;
  return answer;
}

HttpAnswer plain(int status, std::string body) {
  HttpAnswer answer;
  answer.status = status;
  answer.headers.emplace_back("Cache-Control", "no-store");
  answer.body = std::move(body);
  return answer;
}

}  // namespace

Site::Site(std::unique_ptr<Backend> backend, Settings settings)
    : backend_(std::move(backend)),
      settings_(std::make_shared<const Settings>(std::move(settings))),
      cache_(settings_->cache_bytes),
      routes_(all_routes()),
      metrics_(patterns(routes_)) {
  backend_->set_time_budget(std::chrono::milliseconds(settings_->time_budget_ms));
}

std::shared_ptr<const Settings> Site::settings() const {
  const std::lock_guard lock(mutex_);
  return settings_;
}

void Site::configure(Settings settings) {
  cache_.resize(settings.cache_bytes);
  backend_->set_time_budget(std::chrono::milliseconds(settings.time_budget_ms));
  const std::lock_guard lock(mutex_);
  settings_ = std::make_shared<const Settings>(std::move(settings));
}

void Site::watch(std::function<std::string()> more_metrics) {
  const std::lock_guard lock(mutex_);
  more_metrics_ = std::move(more_metrics);
}

HttpAnswer Site::answer(const HttpRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  const std::shared_ptr<const Settings> now = settings();
  std::size_t route = Metrics::kNoRoute;
  HttpAnswer made = dispatch(request, *now, route);
  add_security_headers(made);
  metrics_.count(route, made.status, std::chrono::steady_clock::now() - start);
  return made;
}

HttpAnswer Site::dispatch(const HttpRequest& request, const Settings& settings, std::size_t& at) {
  bool probed = false;
  HttpAnswer made = probe(request, probed);
  if (probed) return made;
  for (at = 0; at < routes_.size(); ++at) {
    const Route& route = routes_[at];
    std::optional<std::string> id = match_route(route.pattern, request.path);
    if (!id) continue;
    made = run(route, {request, *backend_, settings, std::move(*id), base_address(request, settings)});
    if (route.api) add_cors_headers(made, request, settings);
    return made;
  }
  at = Metrics::kNoRoute;
  return problem(404, "There is nothing at this address.");
}

HttpAnswer Site::run(const Route& route, const Call& call) {
  if (call.http.method == "OPTIONS") return options_answer(route.methods);
  if (!method_allowed(route, call.http)) return method_not_allowed(route.methods);
  if (route.api && call.http.bad_encoding)
    return problem({{"", "the query string has a percent sign without two hex digits after it"}});
  Outcome outcome = route.answer(call);
  if (const Plan* plan = std::get_if<Plan>(&outcome)) return carry_out(*plan, call.http);
  return std::get<HttpAnswer>(std::move(outcome));
}

HttpAnswer Site::carry_out(const Plan& plan, const HttpRequest& request) {
  const std::string generation = (plan.of_index ? backend_->generation() : "") + kVersion;
  const std::string tag = etag(generation, plan.key);
  const auto tagged = [&](HttpAnswer answer) {
    answer.headers.emplace_back("ETag", tag);
    answer.headers.emplace_back("Cache-Control", plan.cache_control);
    return answer;
  };
  if (names_etag(request.header("if-none-match"), tag)) return tagged(not_modified({}));
  std::string key = generation + "\n" + plan.key;
  if (std::optional<HttpAnswer> kept = cache_.find(key)) return tagged(std::move(*kept));
  HttpAnswer made = plan.make();
  if (made.status != 200) return made;
  if (!made.whole) {
    made.headers.emplace_back("Cache-Control", "no-store");
    return made;
  }
  return tagged(cache_.keep(std::move(key), std::move(made)));
}

HttpAnswer Site::probe(const HttpRequest& request, bool& matched) const {
  matched = request.path == "/livez" || request.path == "/readyz" || request.path == "/metrics";
  if (!matched) return {};
  if (request.method == "OPTIONS") return options_answer(kRead);
  if (request.method != "GET") return method_not_allowed(kRead);
  if (request.path == "/livez") return plain(200, "ok\n");
  if (request.path == "/metrics") return plain(200, metrics_text());
  return draining_ ? plain(503, "stopping\n") : plain(200, "ready " + backend_->generation() + "\n");
}

std::string Site::metrics_text() const {
  std::string out = metrics_.text();
  const Cache::Counts cache = cache_.counts();
  const query::IndexInfo index = backend_->info();
  const auto as_number = [](auto n) { return static_cast<double>(n); };
  const double asked = as_number(cache.hits + cache.misses);
  write_metric(out, "vankho_cache_hits_total", "counter", "Answers taken from the cache.", as_number(cache.hits));
  write_metric(out, "vankho_cache_misses_total", "counter", "Answers that had to be made.", as_number(cache.misses));
  write_metric(out, "vankho_cache_hit_ratio", "gauge", "Hits among all, since the start.",
               asked > 0 ? as_number(cache.hits) / asked : 0);
  write_metric(out, "vankho_cache_bytes", "gauge", "Memory that the cached answers take.", as_number(cache.bytes));
  write_metric(out, "vankho_cache_entries", "gauge", "Answers in the cache.", as_number(cache.entries));
  write_metric(out, "vankho_articles", "gauge", "Articles in the index.", as_number(index.articles));
  write_metric(out, "vankho_index_bytes", "gauge", "Size of the index on disk.", as_number(index.bytes));
  const std::lock_guard lock(mutex_);
  if (more_metrics_) out += more_metrics_();
  return out;
}

}  // namespace vankho::searchd
