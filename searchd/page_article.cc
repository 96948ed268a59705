#include "searchd/article_parts.h"
#include "searchd/article_text.h"
#include "searchd/layout.h"
#include "searchd/pages.h"
#include "searchd/url.h"

namespace vankho::searchd::pages {
namespace {

constexpr std::size_t kSimilar = 6, kReprints = 12;

std::string title_of(const schema::Record& record) {
  return record.article.title.empty() ? record.article.id : record.article.title;
}

Html heading(const schema::Record& record, const ArticleText& read) {
  return el("h1", {{"lang", "vi"}}, read.title.empty() ? text(title_of(record)) : read.title);
}

Html back_link(const PageQuery& query) {
  if (query.request.q.empty() && !query.filtered()) return {};
  return el("p", {{"class", "back"}}, el("a", {{"href", results_link(query)}}, text("← ") + text(words(query.lang).back_to_results)));
}

Html reading_column(const schema::Record& record, const ArticleText& read, const PageQuery& query) {
  return el("article", {{"class", "text"}},
            back_link(query) + heading(record, read) + article_byline(record, query.lang) + mark_steps(read.marks.size(), query.lang) +
                el("div", {{"lang", "vi"}}, (read.lead.empty() ? Html() : el("p", {{"class", "lead"}}, read.lead)) + read.body));
}

Html side_column(const schema::Record& record, const ArticleText& read, const Backend& backend, const PageQuery& query) {
  const Result<query::Response> similar = backend.similar(record.article.id, kSimilar);
  const Result<query::Response> reprints = backend.reprints(record.article.id, kReprints);
  return el("aside", {{"class", "beside"}},
            words_in_context(read.marks, query.lang) + cited_documents(record, query.lang) + evidence(record, query.lang) +
                (reprints ? reprinted_articles(*reprints, query.lang) : Html()) +
                (similar ? similar_articles(*similar, query.lang) : Html()) + citation_box(record, query.lang));
}

HttpAnswer make_page(const Backend& backend, const std::string& id, const PageQuery& query) {
  const std::optional<schema::Record> record = backend.article(id);
  if (!record) return not_found_page(query.lang);
  const ArticleText read = article_text(*record, backend, query);
  PageQuery other = query;
  other.lang = query.lang == Lang::vi ? Lang::en : Lang::vi;
  Page page;
  page.title = title_of(*record);
  page.body_class = "reading";
  page.other_language = link_to(article_path(id), other);
  page.main = el("div", {{"class", "columns"}}, reading_column(*record, read, query) + side_column(*record, read, backend, query));
  return html_answer(lay_out(page, query));
}

}  // namespace

Outcome article(const Call& call) {
  const PageQuery query = read_page_query(call.http.params);
  return Plan{link_to(article_path(call.id), query),
              [&backend = call.backend, id = call.id, query] { return make_page(backend, id, query); }};
}

}  // namespace vankho::searchd::pages
