#include <simdjson.h>

#include <algorithm>

#include "indexer/clean/metadata.h"

namespace vankho::indexer {
namespace {

namespace json = simdjson::dom;

constexpr std::size_t kMaxScript = 4 << 20;
constexpr std::size_t kMaxObjects = 1000;

std::string text_at(const json::object& object, std::string_view key) {
  std::string_view text;
  return object[key].get(text) ? std::string() : std::string(text);
}

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

bool names_article(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type.ends_with("Report");
}

bool is_article(const json::object& object) {
  json::array types;
  if (object["@type"].get(types)) return names_article(text_at(object, "@type"));
  return std::any_of(types.begin(), types.end(), [](const json::element type) {
    std::string_view name;
    return !type.get(name) && names_article(name);
  });
}

// A name: "X", {"name": "X"}, or a list of either.
std::string names_at(const json::element& value) {
  std::string_view text;
  if (!value.get(text)) return std::string(text);
  json::object object;
  if (!value.get(object)) return text_at(object, "name");
  json::array list;
  std::string names;
  if (value.get(list)) return names;
  for (const json::element element : list) {
    std::string name;
    if (!element.get(object)) name = text_at(object, "name");
    if (!element.get(text)) name = text;
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

std::string names_at(const json::object& object, std::string_view key) {
  json::element value;
  return object[key].get(value) ? std::string() : names_at(value);
}

void read_article(const json::object& object, Metadata& data) {
  fill(data.title, text_at(object, "headline"));
  if (data.published.empty()) {
    data.published = text_at(object, "datePublished");
    if (!data.published.empty()) data.published_source = "jsonld";
  }
  fill(data.author, names_at(object, "author"));
  fill(data.source, names_at(object, "publisher"));
  fill(data.section, names_at(object, "articleSection"));
  fill(data.body, text_at(object, "articleBody"));
  fill(data.url, text_at(object, "url"));
}

// Objects wherever they stand: at the top, in a list, in "@graph".
class Walk {
 public:
  explicit Walk(Metadata& data) : data_(data) {}

  void from(json::element root) {
    pending_.push_back(root);
    for (std::size_t seen = 0; !pending_.empty() && seen < kMaxObjects; ++seen) {
      const json::element next = pending_.back();
      pending_.pop_back();
      visit(next);
    }
  }

 private:
  void visit(json::element next) {
    json::array list;
    json::object object;
    if (!next.get(list)) {
      for (const json::element element : list) pending_.push_back(element);
    } else if (!next.get(object)) {
      if (is_article(object)) read_article(object, data_);
      for (const std::string_view key : {"@graph", "mainEntity"}) {
        json::element inner;
        if (!object[key].get(inner)) pending_.push_back(inner);
      }
    }
  }

  Metadata& data_;
  std::vector<json::element> pending_;
};

}  // namespace

void read_json_ld(std::string_view script, Metadata& data) {
  if (script.size() > kMaxScript) return;
  // Line breaks inside strings are no JSON, yet common; as spaces they do no harm.
  std::string text(script);
  std::replace_if(text.begin(), text.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  thread_local json::parser parser(kMaxScript + 1024);
  json::element root;
  if (parser.parse(text).get(root)) return;
  Walk(data).from(root);
}

}  // namespace vankho::indexer
