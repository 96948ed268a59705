#include "searchd/format.h"
#include "searchd/layout.h"
#include "searchd/results_parts.h"

namespace vankho::searchd {
namespace {

Html count_line(const PageQuery& query, const query::Response& found) {
  const Words& w = words(query.lang);
  const std::string total = say(found.total_exact ? w.found : w.found_bound, {format_count(found.total, query.lang)});
  const std::string of = say(w.out_of, {format_count(found.out_of, query.lang)});
  const std::string took = say(w.took, {format_decimal(found.took_ms, found.took_ms < 10 ? 1 : 0, query.lang)});
  return el("p", {{"class", "count"}},
            el("strong", {}, text(total)) + text(" ") +
                el("span", {{"class", "quiet"}}, dotted({text(of), text(took)})));
}

Html query_link(PageQuery query, const std::string& q, query::Marks marks) {
  query.request.q = q;
  query.request.marks = marks;
  return el("a", {{"href", results_link(restarted(query))}, {"lang", "vi"}}, text(q));
}

Html reading(const PageQuery& query, const query::Response& found) {
  if (found.read_as.empty()) return {};
  const Words& w = words(query.lang);
  return el("p", {{"class", "reading-of"}},
            dotted({text(w.results_for) + text(" ") + el("strong", {{"lang", "vi"}}, text(found.read_as)),
                    text(w.exactly) + text(" ") + query_link(query, query.request.q, query::Marks::exact)}));
}

Html did_you_mean(const PageQuery& query, const query::Response& found) {
  if (found.did_you_mean.empty()) return {};
  return el("p", {{"class", "reading-of"}},
            text(words(query.lang).did_you_mean) + text(" ") +
                query_link(query, found.did_you_mean, query.request.marks) + text("?"));
}

Html candidate(const PageQuery& query, const query::Candidate& one) {
  const std::string link = results_link(with_value(query, query::Facet::resolution, one.key));
  return el("li", {},
            el("a", {{"href", link}}, text(one.label)) + text(" ") +
                el("span", {{"class", "quiet"}}, text(format_percent(one.confidence, query.lang))));
}

Html ambiguities(const PageQuery& query, const query::Response& found) {
  const Words& w = words(query.lang);
  return each(found.ambiguous, [&](const query::Ambiguity& one) {
    return el("section", {{"class", "choices"}},
              el("h2", {}, text(say(w.which_document, {one.text}))) +
                  el("ul", {}, each(one.candidates, [&](const auto& each_one) { return candidate(query, each_one); })));
  });
}

Html notes(const std::vector<std::string>& lines) {
  return each(lines, [](const std::string& line) { return el("p", {{"class", "note"}, {"lang", "vi"}}, text(line)); });
}

}  // namespace

Html results_summary(const PageQuery& query, const query::Response& found) {
  return el("div", {{"class", "summary"}, {"role", "status"}}, count_line(query, found)) + reading(query, found) +
         did_you_mean(query, found) + ambiguities(query, found) + notes(found.notes) + notes(found.warnings);
}

}  // namespace vankho::searchd
