#include "searchd/article_parts.h"

#include <algorithm>

#include "facets/province.h"
#include "facets/resolution.h"
#include "query/cite.h"
#include "searchd/format.h"
#include "searchd/layout.h"
#include "searchd/page_query.h"
#include "searchd/url.h"

namespace vankho::searchd {
namespace {

PageQuery plain(Lang lang) {
  PageQuery query;
  query.lang = lang;
  query.request.group = query::Group::dup;
  return query;
}

Html section(std::string_view title, const Html& content) {
  return content.empty() ? Html() : el("section", {{"class", "side"}}, el("h2", {}, text(title)) + content);
}

std::string province_name(const std::string& id) {
  const facets::Province* province = facets::find_province(id);
  return province ? province->name : id;
}

Html province_link(const std::string& id, Lang lang) {
  const facets::Province* province = facets::find_province(id);
  Html out = el("a", {{"href", results_link(with_value(plain(lang), query::Facet::province, id))}}, text(province_name(id)));
  if (province && province->now != id)
    out += el("span", {{"class", "quiet"}}, text(" (" + say(words(lang).now_in, {province_name(province->now)}) + ")"));
  return out;
}

Html places(const schema::Record& record, Lang lang) {
  Html out;
  for (const std::string& id : record.provinces) {
    if (!out.empty()) out += text(", ");
    out += province_link(id, lang);
  }
  return out;
}

Html document_link(const std::string& key, const std::string& label, Lang lang) {
  return el("a", {{"href", link_to(document_path(key), plain(lang))}}, text(label.empty() ? facets::label_of(key) : label));
}

Html candidate_list(const facets::Citation& citation, Lang lang) {
  if (citation.candidates.empty()) return {};
  return text(" — " + std::string(words(lang).candidates) + ":") +
         el("ul", {}, each(citation.candidates, [&](const std::string& key) {
              return el("li", {}, document_link(key, {}, lang));
            }));
}

Html quoted(const std::string& written) {
  return written.empty() ? Html() : el("q", {{"lang", "vi"}}, text(written));
}

Html confident(double confidence, Lang lang) {
  if (confidence <= 0) return {};
  return text(say(words(lang).confidence, {format_percent(confidence, lang)}));
}

Html fact(std::string_view name, const Html& value, const Html& why, Lang lang) {
  const Html known = value.empty() ? el("span", {{"class", "quiet"}}, text(words(lang).unknown)) : value;
  return el("dt", {}, text(name)) + el("dd", {}, known + (why.empty() ? Html() : el("div", {{"class", "why"}}, why)));
}

Html citation_evidence(const facets::Citation& citation, Lang lang) {
  const std::string written = citation.mentions.empty() ? std::string() : citation.mentions.front().text;
  return el("li", {}, dotted({quoted(written), text(citation.label), confident(citation.confidence, lang)}));
}

constexpr std::size_t kContextLines = 6;  // shown at once

// A line of the context list leads to the mark of the same number in the text.
Html context_line(const MarkPlace& place, std::size_t number) {
  return el("li", {{"lang", "vi"}},
            el("a", {{"href", "#h" + std::to_string(number)}},
               text(place.left) + el("mark", {}, text(place.keyword)) + text(place.right)));
}

Html article_list(const std::vector<query::Hit>& hits, Lang lang) {
  if (hits.empty()) return {};
  return el("ul", {{"class", "similar"}}, each(hits, [&](const query::Hit& hit) {
              const Html when = hit.published.empty() ? Html() : text(format_day(hit.published, lang));
              return el("li", {},
                        el("a", {{"href", link_to(article_path(hit.id), plain(lang))}, {"lang", "vi"}}, text(hit.title.empty() ? hit.id : hit.title)) +
                            el("p", {{"class", "about"}}, dotted({text(hit.source), when})));
            }));
}

}  // namespace

Html article_byline(const schema::Record& record, Lang lang) {
  const schema::Article& article = record.article;
  Html day, source;
  if (!record.published.empty())
    day = el("time", {{"datetime", record.published}}, text(format_day(record.published, lang)));
  if (!article.url.empty())
    source = el("a", {{"href", article.url}, {"rel", "noopener external"}, {"class", "at-source"}}, text(words(lang).read_at_source));
  return el("p", {{"class", "byline"}}, dotted({text(article.source), text(article.author), day, places(record, lang), source}));
}

Html mark_steps(std::size_t marks, Lang lang) {
  if (marks == 0) return {};
  const Words& w = words(lang);
  const std::string last = "#h" + std::to_string(marks);
  return el("nav", {{"class", "steps"}, {"aria-label", std::string(w.context)}, {"data-marks", std::to_string(marks)}},
            el("span", {{"class", "where-now"}}, text(say(w.marks_in_text, {format_count(marks, lang)}))) +
                el("a", {{"class", "step"}, {"href", last}, {"data-step", "-1"}}, text(w.previous_mark)) +
                el("a", {{"class", "step"}, {"href", "#h1"}, {"data-step", "1"}}, text(w.next_mark)));
}

Html cited_documents(const schema::Record& record, Lang lang) {
  const Words& w = words(lang);
  if (record.citations.empty()) return section(w.cited, el("p", {{"class", "quiet"}}, text(w.cited_none)));
  return section(w.cited, el("ul", {{"class", "cited-list"}}, each(record.citations, [&](const facets::Citation& one) {
                   return el("li", {}, document_link(one.key, one.label, lang) + text(" ") +
                                           el("span", {{"class", "quiet"}}, text(say(w.times, {std::to_string(one.mentions.size())}))) +
                                           candidate_list(one, lang));
                 })));
}

Html evidence(const schema::Record& record, Lang lang) {
  const Words& w = words(lang);
  const Html documents = record.citations.empty() ? Html() : el("ul", {}, each(record.citations, [&](const facets::Citation& one) {
    return citation_evidence(one, lang);
  }));
  const Html facts =
      fact(w.evidence_province, places(record, lang),
           dotted({quoted(record.province_evidence), confident(record.province_confidence, lang)}), lang) +
      fact(w.evidence_date, text(format_day(record.published, lang)),
           dotted({quoted(record.date_evidence), text(date_source_name(record.date_source, lang)), confident(record.date_confidence, lang)}), lang) +
      (documents.empty() ? Html() : fact(w.evidence_documents, documents, {}, lang));
  return section(w.evidence, el("dl", {}, facts));
}

Html words_in_context(const std::vector<MarkPlace>& marks, Lang lang) {
  Html lines, rest;
  const std::size_t shown = marks.size() <= kContextLines + 2 ? marks.size() : kContextLines;
  for (std::size_t i = 0; i < marks.size(); ++i) (i < shown ? lines : rest) += context_line(marks[i], i + 1);
  if (lines.empty()) return {};
  const Html more = rest.empty() ? Html()
                                 : el("details", {},
                                      el("summary", {}, text(say(words(lang).show_more, {format_count(marks.size() - shown, lang)}))) +
                                          el("ol", {{"class", "kwic"}}, rest));
  return section(words(lang).context, el("ol", {{"class", "kwic"}}, lines) + more);
}

Html similar_articles(const query::Response& found, Lang lang) {
  return section(words(lang).similar, article_list(found.hits, lang));
}

Html reprinted_articles(const query::Response& found, Lang lang) {
  if (found.hits.empty()) return {};
  const std::uint64_t unseen = found.total - found.hits.size();
  const Html more = unseen == 0 ? Html() : el("p", {{"class", "quiet"}}, text(say(words(lang).show_more, {format_count(unseen, lang)})));
  return el("section", {{"class", "side"}, {"id", "reprints"}},
            el("h2", {}, text(words(lang).reprints)) + article_list(found.hits, lang) + more);
}

Html citation_box(const schema::Record& record, Lang lang) {
  const Words& w = words(lang);
  const std::string path = "/api/v1/articles/" + percent_encoded(record.article.id) + "/cite?style=";
  return section(w.cite,
                 el("p", {{"class", "citation"}, {"id", "citation"}, {"lang", "vi"}}, text(query::cite(record, query::CiteStyle::vn))) +
                     el("p", {{"class", "export"}},
                        el("button", {{"type", "button"}, {"class", "copy"}, {"hidden", ""}, {"data-copy", "citation"}, {"data-copied", std::string(w.copied)}}, text(w.copy)) +
                            dotted({el("a", {{"href", path + "bibtex"}}, text("BibTeX")), el("a", {{"href", path + "csl"}}, text("CSL-JSON"))})));
}

}  // namespace vankho::searchd
