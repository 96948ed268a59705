#include "query/cite.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <vector>

#include "text/fold.h"

namespace vankho::query {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kStyles = {"vn", "bibtex", "csl"};
constexpr std::array<const char*, 3> kMediaTypes = {
    "text/plain; charset=utf-8", "application/x-bibtex; charset=utf-8",
    "application/vnd.citationstyles.csl+json; charset=utf-8"};

// Line ends and tabs as single blanks, none at the ends: a reference is one line.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_web(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// What a reference shows of an article.
struct Reference {
  std::string author, title, source, url;
  std::string date;  // YYYY[-MM[-DD]]
  std::string year;
};

Reference reference_of(const schema::Record& record) {
  const schema::Article& article = record.article;
  Reference ref{one_line(article.author), one_line(article.title),
                one_line(article.source), {},
                record.published,         record.published.substr(0, 4)};
  if (is_web(article.url)) ref.url = one_line(article.url);
  if (ref.title.empty()) ref.title = one_line(article.id);
  return ref;
}

// "2021-01-20" → {"2021", "01", "20"}.
std::vector<std::string> date_parts(const std::string& date) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < date.size(); at += parts.back().size() + 1)
    parts.push_back(date.substr(at, date.find('-', at) - at));
  return parts;
}

// "ngày 20/01/2021", "tháng 01/2021"; a year alone says nothing new.
std::string day_in_words(const std::string& date) {
  const auto parts = date_parts(date);
  if (parts.size() == 3) return "ngày " + parts[2] + '/' + parts[1] + '/' + parts[0];
  if (parts.size() == 2) return "tháng " + parts[1] + '/' + parts[0];
  return {};
}

std::string cite_vietnamese(const Reference& ref) {
  const std::string& who = ref.author.empty() ? ref.source : ref.author;
  std::string text = who.empty() ? "" : who + ' ';
  text += '(' + (ref.year.empty() ? "không rõ năm" : ref.year) + "), “" + ref.title + "”";
  const std::string source = ref.author.empty() ? "" : ref.source;
  for (const std::string& part : {source, day_in_words(ref.date), ref.url})
    if (!part.empty()) text += ", " + part;
  return text + (ref.url.empty() ? ".\n" : "\n");
}

// TeX's own characters, as text.
std::string tex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '{':
      case '}':
      case '$':
      case '&':
      case '#':
      case '%':
      case '_':
        out.append(1, '\\').append(1, c);
        break;
      default:
        out += c;
    }
  }
  return out;
}

// An address may hold anything but what would end its braces.
std::string tex_address(std::string_view url) {
  std::string out;
  for (const char c : url) {
    if (c == '{')
      out += "%7B";
    else if (c == '}')
      out += "%7D";
    else if (c == '\\')
      out += "%5C";
    else
      out += c;
  }
  return out;
}

// "nguyen2021xay": first word of who, year, first word of the title.
std::string label(const Reference& ref) {
  const auto first_word = [](const std::string& text) {
    std::string word = text::fold(text.substr(0, text.find(' ')));
    std::erase_if(word, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return word;
  };
  const std::string key =
      first_word(ref.author.empty() ? ref.source : ref.author) + ref.year + first_word(ref.title);
  return key.empty() ? "article" : key;
}

std::string cite_bibtex(const Reference& ref) {
  std::string text = "@online{" + label(ref);
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) text.append(",\n  ").append(name).append(" = {").append(value).append("}");
  };
  const auto whole = [](const std::string& value) {  // braces keep a name from being cut
    return value.empty() ? value : '{' + tex(value) + '}';
  };
  add("author", whole(ref.author));
  add("title", whole(ref.title));
  add("organization", tex(ref.source));
  add("date", ref.date);
  add("url", tex_address(ref.url));
  add("langid", "vietnamese");
  return text + "\n}\n";
}

Json issued(const std::string& date) {
  Json numbers = Json::array();
  for (const std::string& part : date_parts(date)) {
    int number = 0;
    std::from_chars(part.data(), part.data() + part.size(), number);
    numbers.push_back(number);
  }
  return {{"date-parts", Json::array({numbers})}};
}

std::string cite_csl(const std::string& id, const Reference& ref) {
  Json item = {{"id", id}, {"type", "article-newspaper"}, {"title", ref.title}};
  if (!ref.author.empty()) item["author"] = Json::array({{{"literal", ref.author}}});
  if (!ref.source.empty()) item["container-title"] = ref.source;
  if (!ref.date.empty()) item["issued"] = issued(ref.date);
  if (!ref.url.empty()) item["URL"] = ref.url;
  item["language"] = "vi";
  return Json::array({item}).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::optional<CiteStyle> parse_cite_style(std::string_view name) {
  const auto found = std::ranges::find(kStyles, name);
  if (found == kStyles.end()) return {};
  return static_cast<CiteStyle>(found - kStyles.begin());
}

std::string_view cite_style_name(CiteStyle style) { return kStyles[static_cast<std::size_t>(style)]; }

const char* cite_media_type(CiteStyle style) {
  return kMediaTypes[static_cast<std::size_t>(style)];
}

std::string cite(const schema::Record& record, CiteStyle style) {
  const Reference ref = reference_of(record);
  switch (style) {
    case CiteStyle::vn:
      return cite_vietnamese(ref);
    case CiteStyle::bibtex:
      return cite_bibtex(ref);
    case CiteStyle::csl:
      return cite_csl(record.article.id, ref);
  }
  return {};
}

}  // namespace vankho::query
