#include "schema/article.h"

#include <algorithm>
#include <array>

#include "text/encoding.h"

namespace vankho::schema {
namespace {

struct Checked {
  std::string_view name;
  std::string Article::*value;
  std::size_t max;
};

constexpr std::array<Checked, 11> kChecked = {{
    {"id", &Article::id, kMaxId},
    {"url", &Article::url, kMaxField},
    {"title", &Article::title, kMaxField},
    {"lead", &Article::lead, kMaxField},
    {"body", &Article::body, kMaxBody},
    {"author", &Article::author, kMaxField},
    {"source", &Article::source, kMaxField},
    {"section", &Article::section, kMaxField},
    {"published", &Article::published, kMaxField},
    {"province", &Article::province, kMaxField},
    {"fetched", &Article::fetched, kMaxField},
}};

tl::unexpected<Error> too_long(std::string_view name, std::size_t size, std::size_t max) {
  return fail(Code::invalid, "\"" + std::string(name) + "\" is " + std::to_string(size) +
                                 " bytes long; at most " + std::to_string(max) + " are allowed");
}

Result<void> check(std::string_view name, std::string_view value, std::size_t max) {
  if (value.size() > max) return too_long(name, value.size(), max);
  if (!text::valid_utf8(value))
    return fail(Code::invalid, "\"" + std::string(name) + "\" is not valid UTF-8");
  return {};
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

}  // namespace

Result<void> validate(const Article& article) {
  for (const Checked& field : kChecked)
    if (Result<void> ok = check(field.name, article.*field.value, field.max); !ok) return ok;
  for (const std::string& tag : article.tags)
    if (Result<void> ok = check("tags", tag, kMaxField); !ok) return ok;
  if (article.id.empty()) return fail(Code::invalid, "has no id");
  if (is_blank(article.body)) return fail(Code::invalid, "has no text: its body is empty");
  return {};
}

}  // namespace vankho::schema
