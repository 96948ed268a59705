#include "indexer/clean/page_tree.h"

#include <algorithm>

namespace vankho::indexer {
namespace {

constexpr std::uint32_t kParagraph = 80;  // characters of a text node that reads on

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::uint32_t count_commas(std::string_view text) {
  auto commas = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), ','));
  // 、 ， ، : the commas of East Asian and Arabic writing.
  for (const std::string_view comma : {"\u3001", "\uFF0C", "\u060C"})
    for (std::size_t at = text.find(comma); at != std::string_view::npos;
         at = text.find(comma, at + comma.size()))
      ++commas;
  return commas;
}

}  // namespace

std::uint32_t count_characters(std::string_view text) {
  std::uint32_t count = 0;
  bool space = true;
  for (const char c : text) {
    const bool is_space = static_cast<unsigned char>(c) <= ' ';
    count += is_space ? !space : !is_continuation(c);
    space = is_space;
  }
  return count > 0 && space ? count - 1 : count;
}

PageTree::PageTree(const Dom& dom)
    : dom_(&dom), measures_(dom.nodes.size()), kinds_(dom.nodes.size()) {
  measure_all();
}

double PageTree::link_density(NodeId id) const {
  const Measure& of = measures_[id];
  return of.text == 0 ? 0.0 : static_cast<double>(of.linked) / of.text;
}

void PageTree::drop(NodeId id, std::string_view kind) { kinds_[id] = kind; }

void PageTree::measure_all() {
  std::fill(measures_.begin(), measures_.end(), Measure{});
  std::vector<bool> in_link(dom_->nodes.size());
  for (NodeId id = 0; id < dom_->nodes.size(); id = next(id)) {
    const Node& of = node(id);
    in_link[id] = in_link[of.parent] || of.tag == Tag::a;
    if (of.tag != Tag::text || dropped(id)) continue;
    Measure& here = measures_[id];
    here.text = count_characters(of.text);
    if (in_link[id]) {
      here.linked = here.text;
    } else {
      here.commas = count_commas(of.text);
      if (here.text >= kParagraph) here.paragraphs = here.text;
    }
  }
  for (NodeId id = static_cast<NodeId>(dom_->nodes.size()); id-- > 1;) {
    if (dropped(id)) continue;
    Measure& above = measures_[node(id).parent];
    const Measure& here = measures_[id];
    above.text += here.text;
    above.linked += here.linked;
    above.commas += here.commas;
    above.paragraphs += here.paragraphs;
  }
}

}  // namespace vankho::indexer
