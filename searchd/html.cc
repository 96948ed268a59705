#include "searchd/html.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"

namespace vankho::searchd {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

constexpr std::array<std::string_view, 12> kVoid = {"br",   "hr",   "img",  "input",  "link", "meta",
                                                    "path", "rect", "line", "circle", "use", "wbr"};
constexpr std::array<std::string_view, 6> kEntities = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#x27;"};

std::string_view entity(char32_t c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

bool writable(const text::CodePoint& point) {
  if (!point.valid) return false;
  const char32_t c = point.value;
  return (c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff) || c == '\n' || c == '\t';
}

void escape_one(std::string_view plain, std::size_t& at, std::string& out) {
  const text::CodePoint point = text::code_point_at(plain, at);
  if (!writable(point))
    out += kReplacement;
  else if (const std::string_view name = entity(point.value); !name.empty())
    out += name;
  else
    out += plain.substr(at, point.length);
  at += point.length;
}

bool is_address(std::string_view name) { return name == "href" || name == "src" || name == "action"; }

bool safe_address(std::string_view url) {
  return url.starts_with('/') || url.starts_with('?') || url.starts_with('#') ||
         url.starts_with("http://") || url.starts_with("https://");
}

void escape(std::string_view plain, std::string& out) {
  for (std::size_t at = 0; at < plain.size();) escape_one(plain, at, out);
}

void write_attribute(const Attr& attr, std::string& out) {
  if (attr.name.empty() || (is_address(attr.name) && !safe_address(attr.value))) return;
  out.append(" ").append(attr.name).append("=\"");
  escape(attr.value, out);
  out += '"';
}

// Takes `piece` off the front of `html`.
bool take(std::string_view& html, std::string_view piece) {
  if (!html.starts_with(piece)) return false;
  html.remove_prefix(piece.size());
  return true;
}

bool take_entity(std::string_view& html, std::string& out) {
  for (const std::string_view name : kEntities) {
    if (take(html, name)) {
      out += name;
      return true;
    }
  }
  return false;
}

void write_marked(std::string_view html, std::size_t* number, std::string& out) {
  bool open = false;
  while (!html.empty()) {
    if (!open && take(html, "<mark>")) {
      open = true;
      out += number ? "<mark id=\"h" + std::to_string(++*number) + "\">" : "<mark>";
    } else if (open && take(html, "</mark>")) {
      open = false;
      out += "</mark>";
    } else if (!take_entity(html, out)) {
      std::size_t length = 0;
      escape_one(html, length, out);
      html.remove_prefix(length);
    }
  }
  if (open) out += "</mark>";
}

}  // namespace

class HtmlMaker {
 public:
  static Html make(std::string markup) {
    Html html;
    html.markup_ = std::move(markup);
    return html;
  }
};

Html text(std::string_view plain) {
  std::string out;
  escape(plain, out);
  return HtmlMaker::make(std::move(out));
}

Html marked(std::string_view html) {
  std::string out;
  write_marked(html, nullptr, out);
  return HtmlMaker::make(std::move(out));
}

Html marked(std::string_view html, std::size_t& number) {
  std::string out;
  write_marked(html, &number, out);
  return HtmlMaker::make(std::move(out));
}

Html el(std::string_view tag, Attrs attributes, const Html& content) {
  std::string out = "<" + std::string(tag);
  for (const Attr& attr : attributes) write_attribute(attr, out);
  if (std::ranges::find(kVoid, tag) != kVoid.end())
    out += "/>";  // HTML allows it there, SVG and Atom ask for it
  else
    out.append(">").append(content.str()).append("</").append(tag).append(">");
  return HtmlMaker::make(std::move(out));
}

Html html_document(const Html& root) { return HtmlMaker::make("<!doctype html>\n") + root; }

Html xml_document(const Html& root) {
  return HtmlMaker::make("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") + root;
}

}  // namespace vankho::searchd
