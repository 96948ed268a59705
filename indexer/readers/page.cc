#include "indexer/readers/page.h"

#include <algorithm>
#include <array>

#include "indexer/clean/cleaner.h"
#include "indexer/clean/main_content.h"
#include "indexer/clean/metadata.h"
#include "indexer/readers/html_parse.h"
#include "indexer/readers/tidy.h"

namespace vankho::indexer {
namespace {

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void fill(schema::Article& article, Metadata data) {
  fill(article.title, std::move(data.title));
  fill(article.url, std::move(data.url));
  fill(article.author, std::move(data.author));
  fill(article.source, std::move(data.source));
  fill(article.section, std::move(data.section));
  if (article.tags.empty()) article.tags = std::move(data.tags);
  if (!article.published.empty()) return;
  article.published = std::move(data.published);
  article.published_source = std::move(data.published_source);
}

void append(std::vector<facets::Removed>& to, std::vector<facets::Removed> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// What separates markup from text that speaks of "<Nội dung>" or "a < b".
constexpr std::array<std::string_view, 14> kTags = {
    "<p>", "<p ", "</p>", "<br", "<div", "</div>", "<span", "<html", "<body", "<strong>",
    "<em>", "<a href", "<table", "<img "};

bool holds_tag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
    for (const std::string_view tag : kTags)
      if (text.substr(at, tag.size()) == tag) return true;
  return false;
}

bool holds_entity(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.find_first_not_of(
        "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", at + 1);
    if (end != std::string_view::npos && text[end] == ';' && end - at >= 3 && end - at <= 9)
      return true;
  }
  return false;
}

}  // namespace

void read_page(std::string_view utf8, Item& item) {
  schema::Article& article = item.article;
  Parsed parsed = parse_html(utf8);
  if (parsed.bounded)
    item.warnings.emplace_back("nested too deeply or with too many tags: structure flattened");
  Metadata data = read_metadata(parsed.dom);
  if (!data.masthead.empty()) item.removed.push_back({"masthead", std::move(data.masthead)});
  fill(article, std::move(data));
  MainContent content = main_content(parsed.dom, article.title);
  tidy(content.text, item.warnings);
  fill(article.lead, std::move(content.lead));
  Cleaned cleaned = clean(content.text, {article.title, article.lead, article.author, false});
  article.title = std::move(cleaned.title);
  article.body = std::move(cleaned.body);
  fill(article.author, std::move(cleaned.author));
  append(item.removed, std::move(content.removed));
  append(item.removed, std::move(cleaned.removed));
}

bool has_markup(std::string_view text) { return holds_tag(text) || holds_entity(text); }

std::string text_of_markup(std::string_view utf8) { return visible_text(parse_html(utf8).dom); }

}  // namespace vankho::indexer
