#include "indexer/clean/dom.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace vankho::indexer {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Tag::count)> kNames = {
    "",       "#text",  "html",     "head",    "body",     "title",      "meta",   "link",
    "script", "time",   "div",      "section", "article",  "main",       "p",      "h1",
    "h2",     "h3",     "h4",       "h5",      "h6",       "ul",         "ol",     "li",
    "dl",     "dt",     "dd",       "table",   "thead",    "tbody",      "tfoot",  "tr",
    "td",     "th",     "caption",  "blockquote", "q",     "pre",        "hr",     "br",
    "address", "center", "fieldset", "details", "summary", "header",     "footer", "nav",
    "aside",  "figure", "figcaption", "img",   "picture",  "video",      "audio",  "form",
    "button", "input",  "select",   "textarea", "option",  "label",      "iframe", "object",
    "embed",  "noscript", "svg",    "math",    "a",        "span",       "style",  "base",
    "canvas", "menu",   "dialog",   "template"};

}  // namespace

Tag tag_named(std::string_view name) {
  static const auto tags = [] {
    std::unordered_map<std::string_view, Tag> by_name;
    for (std::size_t i = 2; i < kNames.size(); ++i) by_name.emplace(kNames[i], static_cast<Tag>(i));
    return by_name;
  }();
  const auto found = tags.find(name);
  return found == tags.end() ? Tag::other : found->second;
}

std::string_view Node::attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes)
    if (key == name) return value;
  return {};
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::html: case Tag::body: case Tag::div: case Tag::section: case Tag::article:
    case Tag::main: case Tag::p: case Tag::h1: case Tag::h2: case Tag::h3: case Tag::h4:
    case Tag::h5: case Tag::h6: case Tag::ul: case Tag::ol: case Tag::li: case Tag::dl:
    case Tag::dt: case Tag::dd: case Tag::table: case Tag::thead: case Tag::tbody:
    case Tag::tfoot: case Tag::tr: case Tag::td: case Tag::th: case Tag::caption:
    case Tag::blockquote: case Tag::pre: case Tag::hr: case Tag::br: case Tag::address:
    case Tag::center: case Tag::fieldset: case Tag::details: case Tag::summary:
    case Tag::header: case Tag::footer: case Tag::nav: case Tag::aside: case Tag::figure:
    case Tag::figcaption: case Tag::form: case Tag::video: case Tag::menu: case Tag::dialog:
      return true;
    default:
      return false;
  }
}

}  // namespace vankho::indexer
