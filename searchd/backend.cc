#include "searchd/backend.h"

namespace vankho::searchd {
namespace {

class EngineBackend : public Backend {
 public:
  explicit EngineBackend(std::unique_ptr<query::Engine> engine) : engine_(std::move(engine)) {}

  void set_time_budget(std::chrono::milliseconds budget) override {
    engine_->set_time_budget(budget);
  }
  Result<query::Response> search(const query::Request& request) const override {
    return engine_->search(request);
  }
  Result<query::FacetCounts> facet(const query::Request& request, query::Facet name) const override {
    return engine_->facet(request, name);
  }
  std::optional<schema::Record> article(std::string_view id) const override {
    return engine_->article(id);
  }
  Result<query::Response> similar(std::string_view id, std::size_t size) const override {
    return engine_->similar(id, size);
  }
  Result<query::Response> reprints(std::string_view id, std::size_t size) const override {
    return engine_->reprints(id, size);
  }
  std::vector<query::Suggestion> suggest(std::string_view typed, std::string_view kind,
                                         std::size_t limit) const override {
    return engine_->suggest(typed, kind, limit);
  }
  Result<query::Trends> trends(const query::Request& request, query::Period by,
                               std::optional<query::Facet> split) const override {
    return engine_->trends(request, by, split);
  }
  Result<query::Concordance> concordance(const query::Request& request,
                                         std::size_t width_chars) const override {
    return engine_->concordance(request, width_chars);
  }
  query::ResolutionSummary resolution(std::string_view key) const override {
    return engine_->resolution(key);
  }
  Result<std::uint64_t> each_hit(const query::Request& request,
                                 const std::function<bool(const query::Hit&)>& sink) const override {
    return engine_->each_hit(request, sink);
  }
  std::string mark(std::string_view text, std::string_view q) const override {
    return engine_->mark(text, q);
  }
  query::IndexInfo info() const override { return engine_->info(); }
  std::string generation() const override { return engine_->generation(); }

 private:
  std::unique_ptr<query::Engine> engine_;
};

}  // namespace

Result<std::unique_ptr<Backend>> open_backend(const std::filesystem::path& db) {
  return query::Engine::open(db).map([](std::unique_ptr<query::Engine> engine) {
    return std::unique_ptr<Backend>(std::make_unique<EngineBackend>(std::move(engine)));
  });
}

}  // namespace vankho::searchd
