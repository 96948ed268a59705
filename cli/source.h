// cli/source.h: where answers come from: a database folder, or a searchd asked over HTTP. Both
// give the JSON of docs/API.md, a line without its end, so that what prints it cannot tell them
// apart.
//
// An Error's message may have several lines, a complaint each. Code::not_found: no such article.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "query/cite.h"
#include "query/engine.h"

namespace vankho::cli {

enum class Lines { jsonl, csv };

class Source {
 public:
  virtual ~Source() = default;

  // The folder or the address, the same however it was written.
  virtual std::string name() const = 0;

  // The verbs are those of query::Engine.
  virtual Result<std::string> search(const query::Request& request) = 0;
  virtual Result<std::string> similar(const std::string& id, std::size_t size) = 0;
  virtual Result<std::string> article(const std::string& id) = 0;
  virtual Result<std::string> cite(const std::string& id, query::CiteStyle style) = 0;
  virtual Result<std::string> suggest(const std::string& typed, const std::string& kind,
                                      std::size_t limit) = 0;
  virtual Result<std::string> trends(const query::Request& request, query::Period by,
                                     std::optional<query::Facet> split) = 0;
  virtual Result<std::string> concordance(const query::Request& request, std::size_t width) = 0;
  virtual Result<std::string> resolve(const std::string& text, const std::string& day) = 0;

  // Every hit as a line, in pieces that may end anywhere; a CSV begins with its header. `sink`
  // returns false to stop.
  using Sink = std::function<bool(std::string_view)>;
  virtual Result<void> each_hit(const query::Request& request, Lines lines, const Sink& sink) = 0;
};

Result<std::unique_ptr<Source>> open_folder(const std::string& db);

// `url`: http://host[:port] or https://host[:port], and the path that a proxy has it under. Asks
// nothing yet.
Result<std::unique_ptr<Source>> open_server(const std::string& url);

}  // namespace vankho::cli
