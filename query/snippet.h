// query/snippet.h: the pieces of an article that show why it was found, in its own spelling.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
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
  const std::string* find(std::string_view token) const;
  std::vector<Hit> hits(std::string_view text) const;
  std::string marked(std::string_view text, std::size_t begin, std::size_t end,
                     const std::vector<Hit>& hits) const;
  void add_snippets(const char* field, std::string_view text, std::size_t count,
                    std::vector<std::pair<double, Snippet>>& out) const;

  const text::Analyzer& analyzer_;
  static unsigned char end_of(std::string_view form) { return static_cast<unsigned char>(form.back()); }
  static std::uint32_t size_bit(std::string_view form) { return 1u << (form.size() % 32); }

  std::vector<std::string> exact_;
  // By last byte, the sizes of forms that end so: sends away nearly all of an article's tokens.
  std::array<std::uint32_t, 256> sizes_by_end_{};
};

// & < > " ' as entities.
std::string escape_html(std::string_view text);

}  // namespace vankho::query
