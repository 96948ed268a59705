#include "query/export.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "query/hit_json.h"

namespace vankho::query {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::pair<std::string_view, char> kEntities[] = {
    {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};

void append(std::string& list, std::string_view item) {
  if (!list.empty()) list += "; ";
  list += item;
}

std::string cell_text(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return dump(value);
  std::string text;
  for (const Json& item : value)
    append(text, item.is_object() ? plain_text(item.value("html", std::string())) : cell_text(item));
  return text;
}

// Our numbers are never negative, so a leading sign is somebody's text.
bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos;
}

void put_cell(std::string text, std::string& line) {
  std::erase(text, '\0');
  if (looks_like_formula(text)) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    line += text;
    return;
  }
  line += '"';
  for (char c : text) line.append(c == '"' ? 2 : 1, c);
  line += '"';
}

const std::vector<std::string>& columns(const std::vector<std::string>& fields) {
  return fields.empty() ? default_csv_fields() : fields;
}

std::string without_space(std::string_view id) {
  std::string out;
  char escape[4];
  for (const char c : id) {
    if (static_cast<unsigned char>(c) > ' ') {
      out += c;
    } else {
      std::snprintf(escape, sizeof escape, "%%%02X", static_cast<unsigned char>(c));
      out += escape;
    }
  }
  return out;
}

}  // namespace

const std::vector<std::string>& default_csv_fields() {
  static const std::vector<std::string> fields = {
      "id",           "url",    "title",  "published",   "year", "province",
      "province_now", "source", "author", "resolutions", "score"};
  return fields;
}

std::string csv_header(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : columns(fields))
    line.append(line.empty() ? "" : ",").append(field);
  return line + "\r\n";
}

std::string csv_line(const Json& hit, const std::vector<std::string>& fields) {
  std::string line;
  bool first = true;
  for (const std::string& name : columns(fields)) {
    if (!std::exchange(first, false)) line += ',';
    if (const auto value = hit.find(name); value != hit.end()) put_cell(cell_text(*value), line);
  }
  return line + "\r\n";
}

std::string csv_line(const Hit& hit, const std::vector<std::string>& fields) {
  return csv_line(hit_object(hit, columns(fields)), fields);
}

std::string jsonl_line(const Hit& hit, const std::vector<std::string>& fields) {
  return dump(hit_object(hit, fields)) + '\n';
}

std::string trec_line(std::string_view query_id, std::string_view id, std::size_t rank, double score,
                      std::string_view tag) {
  char number[48];
  std::snprintf(number, sizeof number, "%.6f", score);
  return without_space(query_id) + " Q0 " + without_space(id) + ' ' + std::to_string(rank) + ' ' +
         number + ' ' + without_space(tag) + '\n';
}

std::string plain_text(std::string_view html) {
  std::string out;
  while (!html.empty()) {
    const auto entity = std::ranges::find_if(
        kEntities, [&](const auto& one) { return html.starts_with(one.first); });
    if (entity != std::end(kEntities)) {
      out += entity->second;
      html.remove_prefix(entity->first.size());
    } else if (html[0] == '<') {
      html.remove_prefix(std::min(html.find('>'), html.size() - 1) + 1);
    } else {
      out += html[0];
      html.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace vankho::query
