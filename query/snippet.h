// query/snippet.h: the pieces of an article that show why it was found, in its own spelling.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "query/response.h"
#include "schema/record.h"
#include "text/analyzer.h"

namespace vankho::query {

// Exact forms to mark, and folded ones when marks do not matter.
class Marker {
 public:
  Marker(const text::Analyzer& analyzer, const std::vector<std::string>& exact);

  // Escaped text with <mark> around the hits; neighbouring hits share one.
  std::string mark(std::string_view text) const;
  // The best `count` pieces of lead and body.
  std::vector<Snippet> snippets(const schema::Article& article, std::size_t count) const;

 private:
  struct Hit {
    text::Span span;
    std::uint32_t position;
    const std::string* form;
  };
  std::vector<Hit> hits(std::string_view text) const;
  std::string marked(std::string_view text, std::size_t begin, std::size_t end,
                     const std::vector<Hit>& hits) const;
  void add_snippets(const char* field, std::string_view text, std::size_t count,
                    std::vector<std::pair<double, Snippet>>& out) const;

  const text::Analyzer& analyzer_;
  std::unordered_set<std::string> exact_;
};

// & < > " ' as entities.
std::string escape_html(std::string_view text);

}  // namespace vankho::query
