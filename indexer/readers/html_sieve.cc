#include "indexer/readers/html_sieve.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace vankho::indexer {
namespace {

constexpr std::size_t kMaxDepth = 400;
constexpr std::size_t kMaxTags = 400'000;
constexpr std::size_t kMaxTagBytes = 8'192;
constexpr std::size_t kMaxAttributes = 64;
constexpr std::size_t kMaxName = 32;

enum class Role : unsigned char {
  container,   // opens a level
  flat,        // void, or closed by the next of its kind: <p>, <li>, <td>
  formatting,  // dropped: <b>, <font>
  raw,         // its content is no markup, and is dropped with it: <style>
  script,      // raw, kept when it is JSON-LD
  raw_text,    // its content is no markup but is text: <title>
};

Role role_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Role> roles = [] {
    std::unordered_map<std::string_view, Role> all;
    for (const std::string_view flat :
         {"p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup",
          "colgroup", "rp", "rt", "br", "hr", "img", "input", "meta", "link", "area", "base", "col",
          "embed", "param", "source", "track", "wbr", "html", "head", "body", "frame", "keygen"})
      all[flat] = Role::flat;
    for (const std::string_view formatting :
         {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
      all[formatting] = Role::formatting;
    for (const std::string_view raw : {"style", "iframe", "noembed", "noframes", "xmp", "svg", "math"})
      all[raw] = Role::raw;
    all["script"] = Role::script;
    all["title"] = all["textarea"] = Role::raw_text;
    return all;
  }();
  const auto found = roles.find(name);
  return found == roles.end() ? Role::container : found->second;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

struct Tagged {
  std::string name;          // lower case
  bool closing = false;
  bool self_closing = false;
  std::size_t end = 0;       // one past its '>'
  std::size_t kept_end = 0;  // where its kept attributes end
};

class Sieve {
 public:
  explicit Sieve(std::string_view html) : html_(html) { out_.html.reserve(html.size() / 2); }

  Sieved run() {
    while (at_ < html_.size()) {
      const std::size_t open = std::min(html_.find('<', at_), html_.size());
      out_.html.append(html_.substr(at_, open - at_));
      at_ = open;
      if (at_ < html_.size()) markup();
    }
    return std::move(out_);
  }

 private:
  void markup() {
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) return skip_past("-->", 4);
    if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_past(">", 2);
    const std::size_t name_at = rest.starts_with("</") ? 2 : 1;
    if (rest.size() <= name_at || !is_letter(rest[name_at])) {
      out_.html += "&lt;";  // a bare < is text
      ++at_;
      return;
    }
    tag(read_tag(name_at));
  }

  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t end = html_.find(mark, at_ + from);
    at_ = end == std::string_view::npos ? html_.size() : end + mark.size();
  }

  Tagged read_tag(std::size_t name_at) const {
    Tagged tag;
    tag.closing = name_at == 2;
    std::size_t i = at_ + name_at;
    const std::size_t name_begin = i;
    while (i < html_.size() && !is_space(html_[i]) && html_[i] != '>' && html_[i] != '/') ++i;
    tag.name = lower(html_.substr(name_begin, std::min(i - name_begin, kMaxName)));
    tag.kept_end = i;
    std::size_t attributes = 0;
    while (i < html_.size() && html_[i] != '>') {
      if (is_space(html_[i]) || html_[i] == '/') {
        ++i;
        continue;
      }
      i = end_of_attribute(i);
      if (++attributes <= kMaxAttributes && i - at_ <= kMaxTagBytes) tag.kept_end = i;
    }
    tag.self_closing = i > 0 && i < html_.size() && html_[i - 1] == '/';
    tag.end = std::min(i + 1, html_.size());
    return tag;
  }

  std::size_t end_of_attribute(std::size_t i) const {
    while (i < html_.size() && !is_space(html_[i]) && html_[i] != '>' && html_[i] != '=' &&
           html_[i] != '/')
      ++i;
    std::size_t value = i;
    while (value < html_.size() && is_space(html_[value])) ++value;
    if (value >= html_.size() || html_[value] != '=') return i;
    do ++value;
    while (value < html_.size() && is_space(html_[value]));
    if (value >= html_.size()) return html_.size();
    if (html_[value] == '"' || html_[value] == '\'') {
      const std::size_t quote = html_.find(html_[value], value + 1);
      return quote == std::string_view::npos ? html_.size() : quote + 1;
    }
    while (value < html_.size() && !is_space(html_[value]) && html_[value] != '>') ++value;
    return value;
  }

  void tag(const Tagged& tag) {
    switch (role_of(tag.name)) {
      case Role::formatting: at_ = tag.end; return;
      case Role::raw: return raw(tag, false);
      case Role::script: return raw(tag, is_json_ld(tag));
      case Role::raw_text: return raw(tag, true);
      case Role::flat: return flat(tag);
      case Role::container: return tag.closing ? close(tag) : open(tag);
    }
  }

  bool is_json_ld(const Tagged& tag) const {
    return html_.substr(at_, tag.end - at_).find("ld+json") != std::string_view::npos;
  }

  // An element whose content is not markup, to its end tag.
  void raw(const Tagged& tag, bool keep) {
    if (tag.closing || (tag.self_closing && !keep)) {
      at_ = tag.end;
      return;
    }
    const std::size_t content = tag.end;
    const std::size_t close = find_end_tag(tag.name, content);
    if (keep && take_tag()) {
      emit(tag);
      out_.html.append(html_.substr(content, close - content));
      out_.html += "</" + tag.name + ">";
    }
    at_ = close;
    if (at_ < html_.size()) skip_past(">", 2);
  }

  // A missing end tag is remembered, so that many starts do not each search the page.
  std::size_t find_end_tag(const std::string& name, std::size_t from) {
    if (const auto missing = no_end_after_.find(name); missing != no_end_after_.end() && from >= missing->second)
      return html_.size();
    for (std::size_t at = html_.find("</", from); at != std::string_view::npos;
         at = html_.find("</", at + 2))
      if (lower(html_.substr(at + 2, name.size())) == name) return at;
    no_end_after_[name] = from;
    return html_.size();
  }

  void flat(const Tagged& tag) {
    if (take_tag()) emit(tag);
    at_ = tag.end;
  }

  void open(const Tagged& tag) {
    if (open_.size() >= kMaxDepth) {
      ++dropped_open_;
      out_.bounded = true;
      space();
    } else if (take_tag()) {
      emit(tag);
      open_.push_back(tag.name);
    }
    at_ = tag.end;
  }

  void close(const Tagged& tag) {
    at_ = tag.end;
    if (dropped_open_ > 0) {
      --dropped_open_;
      return space();
    }
    const auto match = std::find(open_.rbegin(), open_.rend(), tag.name);
    if (match == open_.rend()) return;
    open_.erase(std::prev(match.base()), open_.end());
    out_.html += "</" + tag.name + ">";
  }

  // Words of dropped elements must not grow together.
  void space() {
    if (out_.html.empty() || out_.html.back() != ' ') out_.html += ' ';
  }

  bool take_tag() {
    if (tags_ >= kMaxTags) {
      out_.bounded = true;
      space();
      return false;
    }
    ++tags_;
    return true;
  }

  void emit(const Tagged& tag) {
    out_.html += tag.closing ? "</" : "<";
    out_.html += tag.name;
    const std::size_t name_end = at_ + (tag.closing ? 2 : 1) + tag.name.size();
    if (!tag.closing && tag.kept_end > name_end)
      out_.html.append(html_.substr(name_end, tag.kept_end - name_end));
    if (tag.self_closing) out_.html += " /";
    out_.html += '>';
  }

  std::string_view html_;
  Sieved out_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  std::size_t dropped_open_ = 0;
  std::size_t tags_ = 0;
  std::unordered_map<std::string, std::size_t> no_end_after_;
};

}  // namespace

Sieved sieve_html(std::string_view html) { return Sieve(html).run(); }

}  // namespace vankho::indexer
