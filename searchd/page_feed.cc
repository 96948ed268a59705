#include <algorithm>

#include "query/export.h"
#include "query/params.h"
#include "searchd/format.h"
#include "searchd/layout.h"
#include "searchd/pages.h"
#include "searchd/problem.h"
#include "searchd/url.h"

namespace vankho::searchd::pages {
namespace {

constexpr std::size_t kEntries = 50;

struct Feed {
  const PageQuery& query;
  const query::Response& found;
  const std::string& base;
};

std::string plain_snippet(const query::Hit& hit) {
  return hit.snippets.empty() ? std::string() : query::plain_text(hit.snippets.front().html);
}

// RFC 4287. An entry's id and its `updated` never change, so that readers show it once.
Html entry(const query::Hit& hit, const Feed& feed) {
  const std::string own = feed.base + article_path(hit.id);
  const Html link = el("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", feed.base + link_to(article_path(hit.id), feed.query)}});
  const Html source = hit.url.empty() ? Html() : el("link", {{"rel", "related"}, {"href", hit.url}});
  const Html published = hit.published.size() == 10 ? el("published", {}, text(hit.published + "T00:00:00+07:00")) : Html();
  const Html author = el("author", {}, el("name", {}, text(hit.author.empty() ? hit.source.empty() ? "–" : hit.source : hit.author)));
  return el("entry", {},
            el("id", {}, text(own)) + el("title", {}, text(hit.title.empty() ? hit.id : hit.title)) + link + source +
                el("updated", {}, text(rfc3339(hit.first_indexed))) + published + author +
                el("summary", {}, text(plain_snippet(hit))));
}

std::int64_t newest(const std::vector<query::Hit>& hits) {
  std::int64_t at = 0;
  for (const query::Hit& hit : hits) at = std::max(at, hit.first_indexed);
  return at;
}

HttpAnswer draw(const Feed& feed) {
  const Words& w = words(feed.query.lang);
  const std::string self = feed.base + link_to("/feed.atom", feed.query);
  const std::string title = feed.query.request.q.empty() ? std::string(w.site) : feed.query.request.q + " · " + std::string(w.site);
  const Html root = el("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", "vi"}},
                       el("id", {}, text(self)) + el("title", {}, text(title)) +
                           el("updated", {}, text(rfc3339(newest(feed.found.hits)))) +
                           el("link", {{"rel", "self"}, {"type", "application/atom+xml"}, {"href", self}}) +
                           el("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", feed.base + results_link(feed.query)}}) +
                           each(feed.found.hits, [&](const query::Hit& hit) { return entry(hit, feed); }));
  HttpAnswer answer = html_answer(xml_document(root));
  answer.type = "application/atom+xml; charset=utf-8";
  return answer;
}

HttpAnswer make_feed(const Backend& backend, const PageQuery& query, const std::string& base) {
  query::Request request = query.request;
  request.size = kEntries;
  request.snippets = 1;
  request.facets.names.clear();
  const Result<query::Response> found = backend.search(request);
  return found ? draw({query, *found, base}) : problem(found.error());
}

}  // namespace

Outcome feed(const Call& call) {
  PageQuery query = restarted(read_page_query(call.http.params));
  query.request.sort = query::Sort::newest;
  query.request.size = query::Request{}.size;
  return Plan{call.base + link_to("/feed.atom", query),
              [&backend = call.backend, query, base = call.base] { return make_feed(backend, query, base); }};
}

Outcome opensearch(const Call& call) {
  return Plan{call.base + "/opensearch.xml",
              [base = call.base] {
                const Words& w = words(Lang::vi);
                const auto url = [&](std::string_view type, std::string_view path) {
                  return el("Url", {{"type", std::string(type)}, {"template", base + std::string(path)}});
                };
                HttpAnswer answer = html_answer(xml_document(
                    el("OpenSearchDescription", {{"xmlns", "http://a9.com/-/spec/opensearch/1.1/"}},
                       el("ShortName", {}, text(w.site)) + el("Description", {}, text(w.tagline)) +
                           el("InputEncoding", {}, text("UTF-8")) +
                           el("Image", {{"type", "image/svg+xml"}}, text(base + "/icon.svg")) +
                           url("text/html", "/tim-kiem?q={searchTerms}") +
                           url("application/atom+xml", "/feed.atom?q={searchTerms}"))));
                answer.type = "application/opensearchdescription+xml; charset=utf-8";
                return answer;
              },
              false, "public, max-age=86400"};
}

}  // namespace vankho::searchd::pages
