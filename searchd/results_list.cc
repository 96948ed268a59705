#include <array>

#include "facets/province.h"
#include "query/params.h"
#include "searchd/format.h"
#include "searchd/layout.h"
#include "searchd/params.h"
#include "searchd/results_parts.h"
#include "searchd/url.h"

namespace vankho::searchd {
namespace {

std::string article_link(const PageQuery& query, const std::string& id) {
  return link_to(article_path(id), restarted(with_view(query, View::list)));
}

Html day_of(const query::Hit& hit, Lang lang) {
  if (hit.published.empty()) return {};
  return el("time", {{"datetime", hit.published}}, text(format_day(hit.published, lang)));
}

Html place_of(const query::Hit& hit) {
  Html names;
  for (const std::string& id : hit.provinces) {
    const facets::Province* province = facets::find_province(id);
    if (!province) continue;
    if (!names.empty()) names += text(", ");
    names += text(province->name);
  }
  return names;
}

// The ellipsis at the end stays with the last word.
std::string tied(std::string html) {
  constexpr std::string_view kEnd = " …", kTied = "\u00a0…";
  if (html.ends_with(kEnd)) html.replace(html.size() - kEnd.size(), kEnd.size(), kTied);
  return html;
}

Html snippets_of(const query::Hit& hit) {
  return each(hit.snippets, [](const query::Snippet& one) { return el("p", {{"class", "snippet"}}, marked(tied(one.html))); });
}

Html duplicates_of(const PageQuery& query, const query::Hit& hit) {
  if (hit.duplicates == 0) return {};
  return el("p", {{"class", "same"}},
            el("a", {{"href", article_link(query, hit.id) + "#reprints"}},
               text(say(words(query.lang).same_text, {format_count(hit.duplicates, query.lang)}))));
}

Html hit_item(const PageQuery& query, const query::Hit& hit) {
  const Html title = hit.title_html.empty() ? text(hit.title.empty() ? hit.id : hit.title) : marked(hit.title_html);
  const Html about = dotted({text(hit.source), day_of(hit, query.lang), place_of(hit)});
  return el("li", {{"class", "hit"}},
            el("article", {},
               el("h2", {{"lang", "vi"}}, el("a", {{"href", article_link(query, hit.id)}}, title)) +
                   (about.empty() ? Html() : el("p", {{"class", "about"}}, about)) +
                   el("div", {{"lang", "vi"}}, snippets_of(hit)) + duplicates_of(query, hit)));
}

Html option_link(const PageQuery& query, std::string_view label, bool chosen) {
  return el("li", {}, el("a", {{"href", results_link(query)}, attr_if(chosen, "aria-current", "true")}, text(label)));
}

Html reprints_choice(const PageQuery& query) {
  const Words& w = words(query.lang);
  PageQuery other = restarted(query);
  const bool folded = query.request.group == query::Group::dup;
  other.request.group = folded ? query::Group::none : query::Group::dup;
  return el("a", {{"class", "reprints"}, {"href", results_link(other)}}, text(folded ? w.show_reprints : w.fold_reprints));
}

std::string first_rank(const PageQuery& query) {
  return std::to_string((query.request.page - 1) * query.request.size + 1);
}

}  // namespace

Html view_tabs(const PageQuery& query) {
  const Words& w = words(query.lang);
  const std::array labels = {w.view_list, w.view_time, w.view_map, w.view_context};
  Html items;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto view = static_cast<View>(i);
    items += option_link(with_view(query, view), labels[i], view == query.view);
  }
  return el("nav", {{"class", "tabs"}, {"aria-label", std::string(w.views)}}, el("ul", {}, items));
}

Html sort_choice(const PageQuery& query) {
  const Words& w = words(query.lang);
  const std::array labels = {w.by_relevance, w.by_newest, w.by_oldest};
  Html items;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    PageQuery changed = restarted(query);
    changed.request.sort = static_cast<query::Sort>(i);
    items += option_link(changed, labels[i], changed.request.sort == query.request.sort);
  }
  return el("nav", {{"class", "sort"}, {"aria-label", std::string(w.sort)}},
            el("span", {{"class", "quiet"}}, text(w.sort)) + el("ul", {}, items) + reprints_choice(query));
}

Html hit_list(const PageQuery& query, const query::Response& found) {
  return el("ol", {{"class", "hits"}, {"start", first_rank(query)}},
            each(found.hits, [&](const query::Hit& hit) { return hit_item(query, hit); }));
}

Html paging(const PageQuery& query, const query::Response& found) {
  const Words& w = words(query.lang);
  Html links;
  if (query.request.page > 1 || !query.request.after.empty())
    links += el("a", {{"href", results_link(restarted(query))}}, text(w.first_page));
  if (!found.next.empty()) {
    PageQuery next = restarted(query);
    next.request.after = found.next;
    links += el("a", {{"href", results_link(next)}, {"rel", "next"}, {"class", "next"}}, text(w.next_page));
  }
  return links.empty() ? Html() : el("nav", {{"class", "paging"}, {"aria-label", std::string(w.next_page)}}, links);
}

Html export_links(const PageQuery& query) {
  const Words& w = words(query.lang);
  query::Request request = restarted(query).request;
  request.group = query::Group::none;
  const auto to = [&](std::string_view path, Pairs more, std::string_view label) {
    Pairs params = query::to_params(request);
    params.insert(params.end(), more.begin(), more.end());
    return el("a", {{"href", with_params(path, params)}, {"data-whole", ""}}, text(label));
  };
  return el("p", {{"class", "export"}},
            text(w.download) + text(" ") +
                dotted({to("/api/v1/export", {{"format", "csv"}, {"bom", "1"}}, w.export_csv),
                        to("/api/v1/export", {}, w.export_jsonl), to("/feed.atom", {}, w.feed)}));
}

}  // namespace vankho::searchd
