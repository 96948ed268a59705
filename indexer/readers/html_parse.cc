#include "indexer/readers/html_parse.h"

#include <gumbo.h>

#include <memory>

#include "indexer/readers/html_sieve.h"

namespace vankho::indexer {
namespace {

const GumboVector* children_of(const GumboNode& node) {
  switch (node.type) {
    case GUMBO_NODE_DOCUMENT: return &node.v.document.children;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE: return &node.v.element.children;
    default: return nullptr;
  }
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

Tag tag_of(const GumboNode& node) {
  if (is_text(node)) return Tag::text;
  const GumboElement& element = node.v.element;
  return element.tag == GUMBO_TAG_UNKNOWN ? Tag::other
                                          : tag_named(gumbo_normalized_tagname(element.tag));
}

Node convert(const GumboNode& node, NodeId parent) {
  Node out;
  out.parent = parent;
  if (node.type == GUMBO_NODE_DOCUMENT) return out;
  out.tag = tag_of(node);
  if (out.tag == Tag::text) {
    out.text = node.v.text.text;
    return out;
  }
  const GumboVector& attributes = node.v.element.attributes;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
    out.attributes.emplace_back(attribute->name, attribute->value);
  }
  return out;
}

// Its own stack: the sieve bounds the depth, and this does not depend on it.
Dom flatten(const GumboNode& document) {
  struct Level {
    const GumboNode* node;
    NodeId id;
    unsigned next_child;
  };
  Dom dom;
  dom.nodes.push_back(convert(document, 0));
  std::vector<Level> open{{&document, 0, 0}};
  while (!open.empty()) {
    Level& level = open.back();
    const GumboVector* children = children_of(*level.node);
    if (!children || level.next_child == children->length) {
      dom.nodes[level.id].end = static_cast<NodeId>(dom.nodes.size());
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children->data[level.next_child++]);
    if (child->type == GUMBO_NODE_COMMENT) continue;
    const auto id = static_cast<NodeId>(dom.nodes.size());
    dom.nodes.push_back(convert(*child, level.id));
    open.push_back({child, id, 0});
  }
  return dom;
}

}  // namespace

Parsed parse_html(std::string_view utf8) {
  const Sieved sieved = sieve_html(utf8);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const auto destroy = [&options](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, sieved.html.data(), sieved.html.size()), destroy);
  return {flatten(*output->document), sieved.bounded};
}

}  // namespace vankho::indexer
