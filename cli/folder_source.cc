#include <filesystem>

#include "cli/source.h"
#include "query/export.h"
#include "query/resolve_json.h"
#include "query/response_json.h"

namespace vankho::cli {
namespace {

constexpr double kPer = 10'000;  // articles, of a rate in trends

// JSON of what was found; or the error passed on.
template <typename T, typename Draw>
Result<std::string> drawn(const Result<T>& found, Draw draw) {
  if (!found) return tl::make_unexpected(found.error());
  return draw(*found);
}

class FolderSource : public Source {
 public:
  FolderSource(const std::string& db, std::unique_ptr<query::Engine> engine)
      : name_(std::filesystem::canonical(db).string()), engine_(std::move(engine)) {}

  std::string name() const override { return name_; }

  Result<std::string> search(const query::Request& request) override {
    return drawn(engine_->search(request), [&](const query::Response& found) {
      return query::response_json(found, request, "/api/v1/search");
    });
  }

  Result<std::string> similar(const std::string& id, std::size_t size) override {
    query::Request request;
    request.size = size;
    return drawn(engine_->similar(id, size), [&](const query::Response& found) {
      return query::response_json(found, request, "/api/v1/search");
    });
  }

  Result<std::string> article(const std::string& id) override {
    return drawn(record(id), [](const schema::Record& found) { return schema::to_json(found); });
  }

  Result<std::string> cite(const std::string& id, query::CiteStyle style) override {
    return drawn(record(id),
                 [style](const schema::Record& found) { return query::cite(found, style); });
  }

  Result<std::string> suggest(const std::string& typed, const std::string& kind,
                              std::size_t limit) override {
    return query::suggestions_json(engine_->suggest(typed, kind, limit));
  }

  Result<std::string> trends(const query::Request& request, query::Period by,
                             std::optional<query::Facet> split) override {
    return drawn(engine_->trends(request, by, split), [&](const query::Trends& found) {
      return query::trends_json(found, by, split, kPer);
    });
  }

  Result<std::string> concordance(const query::Request& request, std::size_t width) override {
    return drawn(engine_->concordance(request, width), [&](const query::Concordance& found) {
      return query::concordance_json(found, request, width, "/api/v1/concordance");
    });
  }

  Result<std::string> resolve(const std::string& text, const std::string& day) override {
    return query::resolve_json(text, day);
  }

  Result<void> each_hit(const query::Request& request, Lines lines, const Sink& sink) override {
    const bool csv = lines == Lines::csv;
    if (csv && !sink(query::csv_header(request.fields))) return {};
    const auto sent = engine_->each_hit(request, [&](const query::Hit& hit) {
      return sink(csv ? query::csv_line(hit, request.fields)
                      : query::jsonl_line(hit, request.fields));
    });
    if (!sent) return tl::make_unexpected(sent.error());
    return {};
  }

 private:
  Result<schema::Record> record(const std::string& id) const {
    auto found = engine_->article(id);
    if (!found) return fail(Code::not_found, "there is no article with the id " + id);
    return std::move(*found);
  }

  std::string name_;
  std::unique_ptr<query::Engine> engine_;
};

}  // namespace

Result<std::unique_ptr<Source>> open_folder(const std::string& db) {
  auto engine = query::Engine::open(db);
  if (!engine) return tl::make_unexpected(engine.error());
  return std::make_unique<FolderSource>(db, std::move(*engine));
}

}  // namespace vankho::cli
