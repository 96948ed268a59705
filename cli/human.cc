#include "cli/human.h"

#include <algorithm>
#include <cstdio>

#include "cli/terminal.h"
#include "facets/province.h"

namespace vankho::cli {
namespace {

constexpr std::size_t kMostValues = 10;  // of a facet, listed
constexpr std::pair<const char*, const char*> kFacets[] = {
    {"province", "Tỉnh"},  {"year", "Năm"},    {"resolution", "Văn bản"}, {"source", "Nguồn"},
    {"author", "Tác giả"}, {"region", "Vùng"}, {"term", "Khóa"},          {"plenum", "Hội nghị"}};

// 1284 → "1.284", as Vietnam writes it.
std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, '.');
  return text;
}

std::string province_name(const std::string& id) {
  const facets::Province* province = facets::find_province(id);
  return province ? province->name : printable(id);
}

// "Hoà Bình (nay thuộc Phú Thọ)"; several by their names.
std::string place_of(const Json& hit) {
  const std::string id = text_of(hit, "province"), now = text_of(hit, "province_now");
  if (!id.empty())
    return province_name(id) +
           (now.empty() || now == id ? "" : " (nay thuộc " + province_name(now) + ")");
  std::string names;
  for (const Json& one : list_of(hit, "provinces"))
    if (one.is_string())
      names += (names.empty() ? "" : ", ") + province_name(one.get<std::string>());
  return names;
}

std::string facet_value(const Json& value) {
  const bool selected = text_of(value, "status") == "selected";
  return printable(text_of(value, "label")) + (selected ? "*" : "") + " " +
         grouped(number_of(value, "count"));
}

void print_facet(const char* title, const Json& facet, std::ostream& out) {
  const Json& values = list_of(facet, "values");
  if (values.empty()) return;
  out << title << ':';
  const std::size_t listed = std::min(values.size(), kMostValues);
  for (std::size_t i = 0; i < listed; ++i) out << (i ? " · " : " ") << facet_value(values[i]);
  for (std::size_t i = listed; i < values.size(); ++i)
    if (text_of(values[i], "status") == "selected") out << " · " << facet_value(values[i]);
  out << (values.size() > listed ? " · …\n" : "\n");
}

void print_reading(const Json& query, std::ostream& out) {
  for (const char* list : {"warnings", "notes"})
    for (const Json& one : list_of(query, list))
      if (one.is_string()) out << "! " << printable(one.get<std::string>()) << '\n';
  if (const std::string meant = text_of(query, "did_you_mean"); !meant.empty())
    out << "? Có phải bạn muốn tìm: " << printable(meant) << '\n';
  for (const Json& one : list_of(query, "ambiguous")) {
    out << "? “" << printable(text_of(one, "text")) << "” có thể là:\n";
    for (const Json& candidate : list_of(one, "candidates"))
      out << "    " << printable(text_of(candidate, "label")) << "  --resolution "
          << printable(text_of(candidate, "key")) << '\n';
  }
}

void print_total(const Json& answer, std::ostream& out) {
  const Json& total = object_of(answer, "total");
  out << (text_of(total, "relation") == "gte" ? "ít nhất " : "")
      << grouped(number_of(total, "value")) << " bài trong "
      << grouped(number_of(answer, "out_of"));
  const std::string read_as = text_of(object_of(answer, "query"), "read_as");
  if (!read_as.empty()) out << " · đọc là: " << printable(read_as);
  out << '\n';
}

void print_explanation(const Json& explain, std::ostream& out) {
  for (const char* stage : {"tree", "reading", "plan"})
    if (const std::string text = text_of(explain, stage); !text.empty())
      out << stage << ": " << printable(text) << '\n';
}

// "   1.234  pair “chi bộ” = 2.345 × 0.526 (idf 1.2, 3× body)"
void print_contribution(const Json& one, std::ostream& out) {
  char number[96];
  std::snprintf(number, sizeof number, "   %8.3f  ", real_of(one, "score"));
  out << number << printable(text_of(one, "kind"));
  if (const std::string text = text_of(one, "text"); !text.empty())
    out << " “" << printable(text) << "”";
  if (one.is_object() && one.contains("weight")) {
    std::snprintf(number, sizeof number, " = %.3f × %.3f (idf %.3f, %llu×", real_of(one, "weight"),
                  real_of(one, "tf"), real_of(one, "idf"),
                  static_cast<unsigned long long>(number_of(one, "count")));
    out << number;
    for (const Json& field : list_of(one, "fields"))
      if (field.is_string()) out << ' ' << printable(field.get<std::string>());
    out << ')';
  }
  out << '\n';
}

// Letters: what a terminal shows as a column each, near enough for Vietnamese in NFC.
std::size_t letters(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

void print_hit(const Json& hit, std::size_t rank, bool colours, std::ostream& out) {
  const std::string title = text_of(hit, "title_html"), published = text_of(hit, "published");
  const std::string place = place_of(hit), source = text_of(hit, "source");
  out << rank << ". " << (title.empty() ? "(không đầu đề)" : shown(title, colours)) << "\n   "
      << (published.empty() ? "không rõ ngày" : printable(published));
  if (!place.empty()) out << " · " << place;
  if (!source.empty()) out << " · " << printable(source);
  if (const auto more = number_of(hit, "duplicates"); more > 0)
    out << " · và " << grouped(more) << " bài trùng";
  out << "\n   " << printable(text_of(hit, "id")) << '\n';
  for (const Json& snippet : list_of(hit, "snippets"))
    out << "   " << shown(text_of(snippet, "html"), colours) << '\n';
  for (const Json& one : list_of(hit, "explain")) print_contribution(one, out);
}

void print_human(const Json& answer, bool colours, std::ostream& out) {
  print_total(answer, out);
  print_reading(object_of(answer, "query"), out);
  std::size_t rank = 0;
  for (const Json& hit : list_of(answer, "hits")) {
    out << '\n';
    print_hit(hit, ++rank, colours, out);
  }
  const Json& facets = object_of(answer, "facets");
  if (!facets.empty()) out << '\n';
  for (const auto& [name, title] : kFacets) print_facet(title, object_of(facets, name), out);
  print_explanation(object_of(answer, "explain"), out);
  if (const std::string cursor = cursor_of(answer); !cursor.empty())
    out << "\nTrang sau: --after " << printable(cursor) << '\n';
}

void print_concordance(const Json& answer, bool colours, std::ostream& out) {
  const Json& lines = list_of(answer, "lines");
  std::size_t widest = 0;
  for (const Json& line : lines)
    widest = std::max(widest, letters(printable(text_of(line, "left"))));
  for (const Json& line : lines) {
    const std::string left = printable(text_of(line, "left"));
    out << std::string(widest - letters(left), ' ') << left << ' ' << (colours ? "\x1b[1m" : "[")
        << printable(text_of(line, "keyword")) << (colours ? "\x1b[0m" : "]") << ' '
        << printable(text_of(line, "right")) << "  — " << printable(text_of(line, "id")) << '\n';
  }
  if (const std::string cursor = cursor_of(answer); !cursor.empty())
    out << "\nTrang sau: --after " << printable(cursor) << '\n';
}

}  // namespace vankho::cli
