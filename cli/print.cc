#include "cli/print.h"

#include <cstdio>

#include "query/export.h"
#include "query/params.h"

namespace vankho::cli {
namespace {

// Marked-up text as the terminal shows it.
std::string shown(std::string html, bool colours) {
  if (!colours) return query::plain_text(html);
  const auto swap = [&html](std::string_view tag, std::string_view by) {
    for (std::size_t at = html.find(tag); at != std::string::npos; at = html.find(tag, at))
      html.replace(at, tag.size(), by);
  };
  swap("<mark>", "\x02");
  swap("</mark>", "\x03");
  html = query::plain_text(html);
  swap("\x02", "\x1b[1m");
  swap("\x03", "\x1b[0m");
  return html;
}

void print_contribution(const query::Contribution& one, std::ostream& out) {
  char score[64];
  std::snprintf(score, sizeof score, "%8.3f", one.score);
  out << "   " << score << "  " << one.kind;
  if (!one.text.empty()) out << " \"" << one.text << '"';
  if (one.weight != 0) {
    std::snprintf(score, sizeof score, " = %.3f × %.3f", one.weight, one.tf);
    out << score << "  (idf " << one.idf << ", ×" << one.count;
    for (const std::string& field : one.fields) out << ' ' << field;
    out << ')';
  }
  out << '\n';
}

void print_hit(const query::Hit& hit, std::size_t rank, bool colours, std::ostream& out) {
  out << rank << ". " << (hit.title.empty() ? "(không đầu đề)" : shown(hit.title_html, colours))
      << '\n';
  out << "   " << (hit.published.empty() ? "không rõ ngày" : hit.published);
  if (!hit.province.empty()) out << " · " << hit.province;
  if (!hit.source.empty()) out << " · " << hit.source;
  if (hit.duplicates > 0) out << " · và " << hit.duplicates << " bài tương tự";
  out << "\n   " << hit.id << '\n';
  for (const query::Snippet& snippet : hit.snippets)
    out << "   " << shown(snippet.html, colours) << '\n';
  if (hit.explain.empty()) return;
  out << "   score " << hit.score << ":\n";
  for (const query::Contribution& one : hit.explain) print_contribution(one, out);
}

void print_facet(const query::FacetCounts& counts, std::ostream& out) {
  if (counts.values.empty()) return;
  out << query::facet_name(counts.facet) << ':';
  for (const query::FacetValue& value : counts.values)
    out << ' ' << value.label << " (" << value.count << ')'
        << (value.status == query::FacetValue::Status::selected ? "*" : "");
  out << '\n';
}

}  // namespace

void print_human(const query::Response& response, bool colours, std::ostream& out) {
  out << response.total << " / " << response.out_of << " bài";
  if (!response.read_as.empty()) out << " · đọc là: " << response.read_as;
  out << '\n';
  for (const std::string& warning : response.warnings) out << "! " << warning << '\n';
  for (const std::string& note : response.notes) out << "! " << note << '\n';
  if (!response.did_you_mean.empty()) out << "? " << response.did_you_mean << '\n';
  for (const query::Ambiguity& one : response.ambiguous) {
    out << "? " << one.text << ':';
    for (const query::Candidate& candidate : one.candidates) out << " [" << candidate.label << ']';
    out << '\n';
  }
  for (std::size_t i = 0; i < response.hits.size(); ++i)
    print_hit(response.hits[i], i + 1, colours, out);
  for (const query::FacetCounts& counts : response.facets) print_facet(counts, out);
  if (response.explanation)
    out << "tree:    " << response.explanation->tree << "\nreading: " << response.explanation->reading
        << "\nplan:    " << response.explanation->plan << '\n';
  if (!response.next.empty()) out << "--after " << response.next << '\n';
}

}  // namespace vankho::cli
