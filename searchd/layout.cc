#include "searchd/layout.h"

#include "searchd/assets.h"
#include "searchd/params.h"
#include "searchd/url.h"

namespace vankho::searchd {
namespace {

Html head(const Page& page, const PageQuery& query) {
  const Words& w = words(query.lang);
  const std::string title = page.title.empty() ? std::string(w.site) : page.title + " · " + std::string(w.site);
  return el("head", {},
            el("meta", {{"charset", "utf-8"}}) + el("title", {}, text(title)) +
                el("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
                el("meta", {{"name", "color-scheme"}, {"content", "light dark"}}) +
                el("meta", {{"name", "description"}, {"content", std::string(w.tagline)}}) +
                el("link", {{"rel", "icon"}, {"href", versioned("/icon.svg")}, {"type", "image/svg+xml"}}) +
                el("link", {{"rel", "stylesheet"}, {"href", versioned("/app.css")}}) +
                el("link", {{"rel", "search"},
                            {"type", "application/opensearchdescription+xml"},
                            {"title", std::string(w.site)},
                            {"href", "/opensearch.xml"}}) +
                page.head_extra +
                el("script", {{"src", versioned("/app.js")}, {"defer", ""}}));
}

std::string home_link(Lang lang) { return lang == Lang::en ? "/?lang=en" : "/"; }

Html masthead(const Page& page, const PageQuery& query) {
  const Words& w = words(query.lang);
  const bool home = page.body_class == "home";
  const Html name = el("a", {{"class", "name"}, {"href", home_link(query.lang)}, {"lang", "vi"}}, text(w.site));
  const Html other = el("a",
                        {{"class", "language"},
                         {"href", page.other_language},
                         {"hreflang", query.lang == Lang::en ? "vi" : "en"},
                         {"lang", query.lang == Lang::en ? "vi" : "en"}},
                        text(w.other_language));
  return el("header", {{"class", "masthead"}},
            el("div", {{"class", "measure"}}, name + (home ? Html() : search_form(query)) + other));
}

Html foot(const Words& w) {
  return el("footer", {{"class", "foot"}}, el("div", {{"class", "measure"}}, el("p", {}, text(w.footer))));
}

}  // namespace

HttpAnswer html_answer(Html document, int status) {
  HttpAnswer answer;
  answer.status = status;
  answer.type = "text/html; charset=utf-8";
  answer.body = document.str();
  return answer;
}

Html lay_out(const Page& page, const PageQuery& query) {
  const Words& w = words(query.lang);
  return html_document(
      el("html", {{"lang", std::string(w.code)}},
         head(page, query) +
             el("body", {{"class", page.body_class}},
                el("a", {{"class", "skip"}, {"href", "#main"}}, text(w.skip)) + masthead(page, query) +
                    el("main", {{"id", "main"}, {"class", "measure"}, {"tabindex", "-1"}}, page.main) + foot(w))));
}

Html hidden_fields(const Pairs& params) {
  return each(params, [](const auto& pair) {
    return el("input", {{"type", "hidden"}, {"name", pair.first}, {"value", pair.second}});
  });
}

Html search_form(const PageQuery& query) {
  const Words& w = words(query.lang);
  const Pairs kept = without(page_params(restarted(query)), {"q"});
  const Html box = el("input", {{"type", "search"},
                                {"id", "q"},
                                {"name", "q"},
                                {"value", query.request.q},
                                {"placeholder", std::string(w.box_hint)},
                                {"autocomplete", "off"},
                                {"autocapitalize", "none"},
                                {"spellcheck", "false"},
                                {"lang", "vi"},
                                {"enterkeyhint", "search"},
                                {"maxlength", "1000"}});
  return el("form", {{"class", "search"}, {"role", "search"}, {"action", "/tim-kiem"}},
            el("label", {{"for", "q"}, {"class", "unseen"}}, text(w.box)) +
                el("div", {{"class", "box"}}, box + el("button", {{"type", "submit"}}, text(w.search))) +
                hidden_fields(kept));
}

Html dotted(std::initializer_list<Html> parts) {
  Html all;
  for (const Html& part : parts) {
    if (part.empty()) continue;
    if (!all.empty()) all += el("span", {{"class", "dot"}, {"aria-hidden", "true"}}, text(" · "));
    all += part;
  }
  return all;
}

HttpAnswer not_found_page(Lang lang) {
  PageQuery query;
  query.lang = lang;
  const Words& w = words(lang);
  Page page;
  page.title = w.not_found_title;
  page.body_class = "reading";
  page.other_language = lang == Lang::en ? "/" : "/?lang=en";
  page.main = el("h1", {}, text(w.not_found_title)) + el("p", {}, text(w.not_found_text));
  return html_answer(lay_out(page, query), 404);
}

}  // namespace vankho::searchd
