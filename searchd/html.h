// searchd/html.h: markup that cannot be wrong: an Html is made of elements and of
// text, and text is escaped in one place, here.
//
//   el("a", {{"href", link}, {"class", "more"}}, text("Xem tiếp"))
//   el("ul", {}, each(hits, [](const Hit& hit) { return el("li", {}, text(hit.title)); }))
//
// Bytes that are no UTF-8 and control characters become U+FFFD. An address that is
// neither ours (/ ? #) nor http(s) is left out, whatever it was: javascript: included.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace vankho::searchd {

class Html {
 public:
  const std::string& str() const { return markup_; }
  bool empty() const { return markup_.empty(); }
  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) { return std::move(left += right); }

 private:
  friend class HtmlMaker;
  std::string markup_;
};

struct Attr {
  std::string_view name;  // empty: no attribute at all
  std::string value;
};

using Attrs = std::initializer_list<Attr>;

inline Attr attr_if(bool condition, std::string_view name, std::string value) {
  return condition ? Attr{name, std::move(value)} : Attr{};
}

Html text(std::string_view plain);

// What the search marked up: <mark>, </mark> and entities stay, all else is escaped again.
Html marked(std::string_view html);
// The same with ids on the marks, "h1", "h2" …: counts on from `number`.
Html marked(std::string_view html, std::size_t& number);

// Elements without content ("input", "link", "meta", "br", "path" …) have no end tag.
Html el(std::string_view tag, Attrs attributes, const Html& content = {});

// Begins a document: "<!doctype html>" for pages, the XML declaration for feeds.
Html html_document(const Html& root);
Html xml_document(const Html& root);

template <typename List, typename Make>
Html each(const List& list, Make make) {
  Html all;
  for (const auto& one : list) all += make(one);
  return all;
}

}  // namespace vankho::searchd
