#include "indexer/clean/page_noise.h"

#include <array>
#include <string>

#include "indexer/clean/page_words.h"

namespace vankho::indexer {
namespace {

constexpr double kMuch = 0.4;             // of the page's paragraphs
constexpr std::uint32_t kLongBlock = 200; // characters of a <p> that its class alone does not damn

std::string_view kind_by_tag(Tag tag) {
  switch (tag) {
    case Tag::script: case Tag::style: case Tag::noscript: case Tag::template_: case Tag::iframe:
    case Tag::object: case Tag::embed: case Tag::svg: case Tag::math: case Tag::canvas:
    case Tag::head: case Tag::input: case Tag::select: case Tag::textarea: case Tag::option:
    case Tag::button: case Tag::nav: case Tag::menu: case Tag::dialog: case Tag::footer:
    case Tag::form: case Tag::video: case Tag::audio:
      return "chrome";
    case Tag::aside: return "sidebar";
    case Tag::figcaption: case Tag::caption: return "caption";
    default: return {};
  }
}

// Never shown, so never text, however much of it there is.
bool is_unseen(Tag tag) {
  return tag == Tag::script || tag == Tag::style || tag == Tag::noscript ||
         tag == Tag::template_ || tag == Tag::head || tag == Tag::svg;
}

std::string_view kind_by_role(std::string_view role) {
  constexpr std::array<std::string_view, 8> kRoles = {"navigation", "complementary", "search", "menu",
                                                      "menubar", "dialog", "alertdialog", "contentinfo"};
  for (const std::string_view known : kRoles)
    if (role == known) return "chrome";
  return {};
}

bool is_hidden(const Node& node) {
  std::string style;
  for (const char c : node.attribute("style").substr(0, 500))
    if (c != ' ') style.push_back(c);
  if (style.find("display:none") != std::string::npos ||
      style.find("visibility:hidden") != std::string::npos)
    return true;
  for (const auto& [name, value] : node.attributes)
    if (name == "hidden" || (name == "aria-hidden" && value == "true")) return true;
  return false;
}

bool is_frame(Tag tag) {
  return tag == Tag::html || tag == Tag::body || tag == Tag::main || tag == Tag::text ||
         tag == Tag::other;
}

std::string_view kind_of(const PageTree& tree, NodeId id) {
  const Node& node = tree.node(id);
  if (const std::string_view kind = kind_by_tag(node.tag); !kind.empty()) return kind;
  if (is_frame(node.tag) || node.tag == Tag::article) return {};
  if (is_hidden(node)) return "hidden";
  if (const std::string_view kind = kind_by_role(node.attribute("role")); !kind.empty())
    return kind;
  const std::string_view kind = said_of(node).noise;
  const bool long_text = tree.measure(id).text >= kLongBlock && tree.link_density(id) < 0.2;
  if (node.tag == Tag::p && long_text && kind != "caption") return {};
  return kind;
}

}  // namespace

void drop_noise(PageTree& tree) {
  const double much = kMuch * tree.measure(0).paragraphs;
  const auto end = static_cast<NodeId>(tree.dom().nodes.size());
  for (NodeId id = 1; id < end; id = tree.next(id)) {
    const std::string_view kind = kind_of(tree, id);
    if (kind.empty()) continue;
    const bool holds_much = tree.measure(id).paragraphs > 0 && tree.measure(id).paragraphs >= much;
    if (!holds_much || is_unseen(tree.node(id).tag)) tree.drop(id, kind);
  }
  tree.measure_all();
}

void drop_link_boxes(PageTree& tree, NodeId container) {
  const double much = kMuch * tree.measure(container).paragraphs;
  for (NodeId id = container + 1; id < tree.node(container).end; id = tree.next(id)) {
    const Tag tag = tree.node(id).tag;
    const bool list = tag == Tag::ul || tag == Tag::ol || tag == Tag::dl;
    const bool box = tag == Tag::div || tag == Tag::section || tag == Tag::table ||
                     tag == Tag::header || tag == Tag::article;
    if (!list && !box) continue;
    const Measure& of = tree.measure(id);
    if (of.paragraphs > much || of.text == 0) continue;
    if (tree.link_density(id) > (list ? 0.6 : 0.5)) tree.drop(id, "related");
  }
  tree.measure_all();
}

}  // namespace vankho::indexer
