// indexer/clean/dom.h: a web page as cleaning sees it: a tree in one array.
//
// Nodes stand in document order, so a subtree is the range [i, nodes[i].end) and
// every pass is a loop: however deep a page nests, no stack grows. The parser
// that fills it is in indexer/readers/html_parse.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vankho::indexer {

// The elements that mean something here; all others are `other`.
enum class Tag : std::uint8_t {
  other, text, html, head, body, title, meta, link, script, time,
  div, section, article, main, p, h1, h2, h3, h4, h5, h6,
  ul, ol, li, dl, dt, dd, table, thead, tbody, tfoot, tr, td, th, caption,
  blockquote, q, pre, hr, br, address, center, fieldset, details, summary,
  header, footer, nav, aside, figure, figcaption, img, picture, video, audio,
  form, button, input, select, textarea, option, label, iframe, object, embed,
  noscript, svg, math, a, span, style, base, canvas, menu, dialog, template_, count
};

Tag tag_named(std::string_view name);  // lower case; "template" is template_

using NodeId = std::uint32_t;

struct Node {
  Tag tag = Tag::other;
  NodeId parent = 0;  // the root is its own
  NodeId end = 0;     // one past the last node of its subtree
  std::string text;   // of text nodes
  std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case

  std::string_view attribute(std::string_view name) const;
};

struct Dom {
  std::vector<Node> nodes;  // [0] is the document
  bool empty() const { return nodes.size() <= 1; }
};

// Elements that end the line before and after them.
bool is_block(Tag tag);

}  // namespace vankho::indexer
