#include "indexer/readers/draft.h"

#include <algorithm>
#include <array>

#include "indexer/clean/cleaner.h"
#include "indexer/clean/line.h"
#include "indexer/readers/page.h"
#include "indexer/readers/tidy.h"
#include "text/encoding.h"

namespace vankho::indexer {
namespace {

struct Key {
  std::string_view name;
  std::string schema::Article::*field;
};

constexpr std::array<Key, 13> kKeys = {{
    {"id", &schema::Article::id},
    {"url", &schema::Article::url},
    {"title", &schema::Article::title},
    {"lead", &schema::Article::lead},
    {"body", &schema::Article::body},
    {"text", &schema::Article::body},
    {"author", &schema::Article::author},
    {"source", &schema::Article::source},
    {"section", &schema::Article::section},
    {"published", &schema::Article::published},
    {"date", &schema::Article::published},
    {"province", &schema::Article::province},
    {"fetched", &schema::Article::fetched},
}};

// Fields that people read; the others are data, and stay as they are.
constexpr std::array<std::string schema::Article::*, 6> kProse = {
    &schema::Article::title,  &schema::Article::lead,   &schema::Article::body,
    &schema::Article::author, &schema::Article::source, &schema::Article::section};

void repair(Draft& draft) {
  for (const auto field : kProse) {
    std::string& value = draft.article.*field;
    if (value.empty()) continue;
    std::string encoding = text::repair(value);
    if (encoding != "utf-8") draft.encoding = std::move(encoding);
    tidy(value, draft.warnings);
  }
  for (const auto& key : kKeys)
    if (key.field != &schema::Article::body) {
      std::string& value = draft.article.*key.field;
      value = std::string(trim(value));
    }
}

void read_body(Item& item) {
  schema::Article& article = item.article;
  if (has_markup(article.body)) article.body = text_of_markup(article.body);
  if (has_markup(article.title)) article.title = trim(text_of_markup(article.title));
  Cleaned cleaned = clean(article.body, {article.title, article.lead, article.author, false});
  article.title = std::move(cleaned.title);
  article.body = std::move(cleaned.body);
  article.author = std::move(cleaned.author);
  if (article.lead.empty()) article.lead = std::move(cleaned.lead);
  item.removed = std::move(cleaned.removed);
}

}  // namespace

std::string* field_of(Draft& draft, std::string_view key) {
  if (key == "html") return &draft.html;
  const auto found = std::find_if(kKeys.begin(), kKeys.end(),
                                  [key](const Key& row) { return row.name == key; });
  return found == kKeys.end() ? nullptr : &(draft.article.*found->field);
}

bool is_key(std::string_view key) {
  Draft draft;
  return key == "tags" || field_of(draft, key);
}

std::vector<std::string> split_tags(std::string_view list) {
  std::vector<std::string> tags;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(",;|"), list.size());
    if (const std::string_view tag = trim(list.substr(0, end)); !tag.empty()) tags.emplace_back(tag);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return tags;
}

Item finish(Draft draft) {
  Item item;
  repair(draft);
  item.article = std::move(draft.article);
  item.encoding = std::move(draft.encoding);
  item.warnings = std::move(draft.warnings);
  item.unknown_keys = std::move(draft.unknown_keys);
  if (!item.article.published.empty()) item.article.published_source = "key";
  if (item.article.body.empty() && !draft.html.empty()) {
    read_page(draft.html, item);
  } else {
    read_body(item);
  }
  return item;
}

}  // namespace vankho::indexer
