#include "indexer/clean/metadata.h"

#include <algorithm>
#include <array>

#include "indexer/clean/headline.h"
#include "indexer/clean/line.h"

namespace vankho::indexer {
namespace {

struct MetaName {
  std::string_view name;  // of name, property or itemprop, in lower case
  std::string Metadata::*field;
};

// In the order of trust within each field.
constexpr std::array<MetaName, 21> kMetaNames = {{
    {"og:title", &Metadata::title},
    {"headline", &Metadata::title},
    {"twitter:title", &Metadata::title},
    {"dc.title", &Metadata::title},
    {"article:published_time", &Metadata::published},
    {"og:article:published_time", &Metadata::published},
    {"datepublished", &Metadata::published},
    {"pubdate", &Metadata::published},
    {"publishdate", &Metadata::published},
    {"dc.date.issued", &Metadata::published},
    {"dcterms.created", &Metadata::published},
    {"date", &Metadata::published},
    {"article:author", &Metadata::author},
    {"author", &Metadata::author},
    {"dc.creator", &Metadata::author},
    {"og:site_name", &Metadata::source},
    {"dc.publisher", &Metadata::source},
    {"application-name", &Metadata::source},
    {"article:section", &Metadata::section},
    {"og:url", &Metadata::url},
    {"twitter:url", &Metadata::url},
}};

constexpr std::size_t kMaxTags = 50;

// What parts a headline from the name of its site in <title>.
constexpr std::array<std::string_view, 5> kBars = {" | ", " - ", " – ", " :: ", " » "};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string text_of(const Dom& dom, NodeId id) {
  std::string text;
  for (NodeId inner = id; inner < dom.nodes[id].end; ++inner) text += dom.nodes[inner].text + ' ';
  std::string out;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space) out.push_back(c);
    if (space && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  return std::string(trim(out));
}

// The path of a page inside its site; a site's front page names no article.
bool names_page(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (!url.starts_with("http") || scheme == std::string_view::npos) return false;
  const std::size_t path = url.find('/', scheme + 3);
  return path != std::string_view::npos && url.size() - path > 1;
}

class Reader {
 public:
  explicit Reader(const Dom& dom) : dom_(dom) {}

  Metadata run() {
    for (NodeId id = 1; id < dom_.nodes.size(); ++id) visit(id);
    for (std::size_t i = 0; i < kMetaNames.size(); ++i) fill(kMetaNames[i].field, metas_[i], "meta");
    if (!names_page(data_.url)) data_.url.clear();
    if (names_page(canonical_)) data_.url = canonical_;
    fill(&Metadata::published, time_, "time");
    if (data_.author.starts_with("http")) data_.author.clear();
    data_.title = choose_title();
    data_.masthead = site_in(page_title_);
    return std::move(data_);
  }

 private:
  void visit(NodeId id) {
    const Node& node = dom_.nodes[id];
    switch (node.tag) {
      case Tag::meta: return meta(node);
      case Tag::link:
        if (node.attribute("rel") == "canonical") canonical_ = node.attribute("href");
        return;
      case Tag::script:
        if (node.attribute("type").find("ld+json") != std::string_view::npos)
          read_json_ld(text_of(dom_, id), data_);
        return;
      case Tag::title:
        if (page_title_.empty()) page_title_ = text_of(dom_, id);
        return;
      case Tag::h1: case Tag::h2: headings_.push_back(text_of(dom_, id)); return;
      case Tag::time:
        if (time_.empty()) time_ = node.attribute("datetime");
        return;
      default: return itemprop(id);
    }
  }

  void itemprop(NodeId id) {
    const std::string_view property = dom_.nodes[id].attribute("itemprop");
    if (property.empty()) return;
    const std::string_view content = dom_.nodes[id].attribute("content");
    if (!content.empty()) keep(lower(property), content);
  }

  void meta(const Node& node) {
    for (const std::string_view attribute : {"property", "name", "itemprop"})
      if (const std::string name = lower(node.attribute(attribute)); !name.empty())
        keep(name, node.attribute("content"));
  }

  void keep(const std::string& name, std::string_view content) {
    content = trim(content);
    if (content.empty()) return;
    if ((name == "article:tag" || name == "news_keywords") && data_.tags.size() < kMaxTags) {
      add_tags(content);
      return;
    }
    for (std::size_t i = 0; i < kMetaNames.size(); ++i)
      if (kMetaNames[i].name == name && metas_[i].empty()) metas_[i] = content;
  }

  void add_tags(std::string_view list) {
    while (!list.empty() && data_.tags.size() < kMaxTags) {
      const std::size_t end = std::min(list.find(','), list.size());
      const std::string tag(trim(list.substr(0, end)));
      if (!tag.empty() && std::find(data_.tags.begin(), data_.tags.end(), tag) == data_.tags.end())
        data_.tags.push_back(tag);
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }

  void fill(std::string Metadata::*field, const std::string& value, std::string_view from) {
    if (!(data_.*field).empty() || value.empty()) return;
    data_.*field = value;
    if (field == &Metadata::published) data_.published_source = from;
  }

  // Titles in <meta> and <title> often carry the site's name behind the headline
  // that stands in the page.
  std::string choose_title() const {
    const std::string& said = data_.title.empty() ? page_title_ : data_.title;
    const std::string folded = comparable(said);
    std::string best;
    for (const std::string& heading : headings_) {
      const std::string candidate = comparable(heading);
      if (candidate.size() >= 12 && candidate.size() > comparable(best).size() &&
          folded.starts_with(candidate))
        best = heading;
    }
    if (!best.empty()) return best;
    return data_.title.empty() ? without_site(page_title_) : data_.title;
  }

  // "Tin tức - Sở Tư pháp tỉnh Bắc Ninh": whose page it is, when no heading says the same.
  std::string site_in(const std::string& title) const {
    for (const std::string_view bar : kBars) {
      const std::size_t at = title.rfind(bar);
      if (at == std::string::npos) continue;
      const std::string site(trim(title.substr(at + bar.size())));
      const std::string folded = comparable(site);
      const auto holds = [&](const std::string& heading) {
        const std::string said = comparable(heading);
        return said != folded && said.find(folded) != std::string::npos;
      };
      return std::any_of(headings_.begin(), headings_.end(), holds) ? std::string() : site;
    }
    return {};
  }

  // "Headline - Báo Nam Định", "Headline | Site": the shorter part behind the last bar.
  static std::string without_site(const std::string& title) {
    for (const std::string_view bar : kBars) {
      const std::size_t at = title.rfind(bar);
      if (at != std::string::npos && count_words(title.substr(0, at)) >= 4 &&
          count_words(title.substr(at + bar.size())) <= 6)
        return title.substr(0, at);
    }
    return title;
  }

  const Dom& dom_;
  Metadata data_;
  std::array<std::string, kMetaNames.size()> metas_;
  std::string canonical_;
  std::string time_;
  std::string page_title_;
  std::vector<std::string> headings_;
};

}  // namespace

Metadata read_metadata(const Dom& dom) { return Reader(dom).run(); }

}  // namespace vankho::indexer
