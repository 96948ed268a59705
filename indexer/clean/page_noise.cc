#include "indexer/clean/page_noise.h"

#include <array>
#include <string>

#include "indexer/clean/content_score.h"
#include "indexer/clean/page_words.h"

namespace vankho::indexer {
namespace {

constexpr double kMuch = 0.4;             // of the page's paragraphs
constexpr std::uint32_t kArticle = 500;   // characters in paragraphs that may be an article
constexpr std::uint32_t kLost = 3;        // times less text: the names misled
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

// What the element is, whatever it is called.
std::string_view kind_by_nature(const PageTree& tree, NodeId id) {
  const Node& node = tree.node(id);
  if (const std::string_view kind = kind_by_tag(node.tag); !kind.empty()) return kind;
  if (is_frame(node.tag) || node.tag == Tag::article) return {};
  return is_hidden(node) ? "hidden" : kind_by_role(node.attribute("role"));
}

std::string_view kind_by_name(const PageTree& tree, NodeId id) {
  const Node& node = tree.node(id);
  if (is_frame(node.tag) || node.tag == Tag::article) return {};
  const std::string_view kind = said_of(node).noise;
  const bool long_text = tree.measure(id).text >= kLongBlock && tree.link_density(id) < 0.2;
  return node.tag == Tag::p && long_text && kind != "caption" ? std::string_view{} : kind;
}

template <typename KindOf>
void drop_all(PageTree& tree, KindOf kind_of) {
  const double much = kMuch * tree.measure(0).paragraphs;
  const auto end = static_cast<NodeId>(tree.dom().nodes.size());
  for (NodeId id = 1; id < end; id = tree.next(id)) {
    const std::string_view kind = tree.dropped(id) ? std::string_view{} : kind_of(id);
    if (kind.empty()) continue;
    const std::uint32_t here = tree.measure(id).paragraphs;
    // Readers may have written more than the author.
    const bool holds_much = here > 0 && here >= much &&
                            !(kind == "comment" && tree.measure(0).paragraphs - here >= kArticle);
    if (!holds_much || is_unseen(tree.node(id).tag)) tree.drop(id, kind);
  }
  tree.measure_all();
}

}  // namespace

void drop_noise(PageTree& tree) {
  drop_all(tree, [&](NodeId id) { return kind_by_nature(tree, id); });
  drop_all(tree, [&](NodeId id) {
    const std::string_view kind = kind_by_name(tree, id);
    return kind == "comment" ? kind : std::string_view{};
  });
  PageTree strict = tree;
  drop_all(strict, [&](NodeId id) { return kind_by_name(strict, id); });
  const NodeId content = best_content(tree), left = best_content(strict);
  const std::uint32_t had = tree.measure(content).paragraphs;
  if (content == 0 || strict.measure(left).paragraphs * kLost >= had) {
    tree = std::move(strict);
    return;
  }
  drop_all(tree, [&](NodeId id) {
    return tree.inside(content, id) ? std::string_view{} : kind_by_name(tree, id);
  });
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
