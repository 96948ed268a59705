#include <nlohmann/json.hpp>

#include "cli/http_client.h"
#include "cli/source.h"
#include "query/params.h"

namespace vankho::cli {
namespace {

using Json = nlohmann::ordered_json;
using query::Params;

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kJsonLines = "application/x-ndjson";
// Servers and proxies refuse longer addresses; a search is posted then.
constexpr std::size_t kLongestAddress = 4000;

std::string address(const std::string& path, const Params& params) {
  return params.empty() ? path : path + "?" + query::join_query_string(params);
}

std::string article_path(const std::string& id) {
  return "/api/v1/articles/" + query::percent_encoded(id);
}

Params with(const query::Request& request, Params more) {
  Params params = query::to_params(request);
  params.insert(params.end(), more.begin(), more.end());
  return params;
}

// A request as a line of a batch.
std::string batch_line_of(const query::Request& request) {
  Json line = Json::object();
  for (const auto& [name, value] : query::to_params(request)) line[name].push_back(value);
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// What a batch says of its one line: the answer of a search behind an id.
Result<std::string> answer_of(const std::string& url, const std::string& text) {
  Json line = Json::parse(text, nullptr, false);
  if (!line.is_object()) return fail(Code::unreadable, url + ": the answer is not JSON");
  if (const auto errors = line.find("errors"); errors != line.end()) {
    std::string complaints;
    for (const Json& one : *errors)
      complaints +=
          (complaints.empty() ? "" : "\n") + one.value("name", "") + ": " + one.value("reason", "");
    return fail(Code::invalid, complaints);
  }
  line.erase("id");
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class ServerSource : public Source {
 public:
  explicit ServerSource(std::unique_ptr<HttpClient> client) : client_(std::move(client)) {}

  std::string name() const override { return client_->url(); }

  // More hits than a page has are asked for as a batch of one.
  Result<std::string> search(const query::Request& request) override {
    const std::string target = address("/api/v1/search", query::to_params(request));
    if (request.size <= query::kMaxSize && target.size() <= kLongestAddress) return json(target);
    const auto answer = client_->post("/api/v1/batch", batch_line_of(request), kJsonLines);
    if (!answer) return answer;
    return answer_of(client_->url(), *answer);
  }

  Result<std::string> similar(const std::string& id, std::size_t size) override {
    return of_article(
        id, json(address(article_path(id) + "/similar", {{"size", std::to_string(size)}})));
  }

  Result<std::string> article(const std::string& id) override {
    return of_article(id, json(article_path(id)));
  }

  Result<std::string> cite(const std::string& id, query::CiteStyle style) override {
    const Params params{{"style", std::string(query::cite_style_name(style))}};
    return of_article(id, client_->get(address(article_path(id) + "/cite", params),
                                       query::cite_media_type(style)));
  }

  Result<std::string> suggest(const std::string& typed, const std::string& kind,
                              std::size_t limit) override {
    Params params{{"q", typed}, {"limit", std::to_string(limit)}};
    if (!kind.empty()) params.emplace_back("kind", kind);
    return json(address("/api/v1/suggest", params));
  }

  Result<std::string> trends(const query::Request& request, query::Period by,
                             std::optional<query::Facet> split) override {
    Params more{{"by", by == query::Period::month ? "month" : "year"}};
    if (split) more.emplace_back("split", query::facet_name(*split));
    return json(address("/api/v1/trends", with(request, more)));
  }

  Result<std::string> concordance(const query::Request& request, std::size_t width) override {
    return json(address("/api/v1/concordance", with(request, {{"width", std::to_string(width)}})));
  }

  Result<std::string> resolve(const std::string& text, const std::string& day) override {
    Params params{{"text", text}};
    if (!day.empty()) params.emplace_back("date", day);
    return json(address("/api/v1/resolutions/resolve", params));
  }

  Result<void> each_hit(const query::Request& request, Lines lines, const Sink& sink) override {
    const bool csv = lines == Lines::csv;
    const Params params = with(request, {{"format", csv ? "csv" : "jsonl"}});
    return client_->stream(address("/api/v1/export", params), csv ? "text/csv" : kJsonLines, sink);
  }

 private:
  // A line of JSON without its end.
  Result<std::string> json(const std::string& target) {
    auto answer = client_->get(target, kJson);
    if (answer && answer->ends_with('\n')) answer->pop_back();
    return answer;
  }

  static Result<std::string> of_article(const std::string& id, Result<std::string> answer) {
    if (!answer && answer.error().code == Code::not_found)
      return fail(Code::not_found, "there is no article with the id " + id);
    return answer;
  }

  std::unique_ptr<HttpClient> client_;
};

}  // namespace

Result<std::unique_ptr<Source>> open_server(const std::string& url) {
  auto client = HttpClient::open(url);
  if (!client) return tl::make_unexpected(client.error());
  return std::make_unique<ServerSource>(std::move(*client));
}

}  // namespace vankho::cli
