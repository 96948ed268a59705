// searchd/layout.h: what every page has around its content: masthead, box, footer.
#pragma once

#include <string>
#include <string_view>

#include "searchd/html.h"
#include "searchd/http.h"
#include "searchd/page_query.h"
#include "searchd/words.h"

namespace vankho::searchd {

struct Page {
  std::string title;        // before the site's name
  std::string body_class;   // "home", "results", "reading", "document"
  Html main;
  Html head_extra;          // <link>s of this page
  std::string other_language;  // where the same page is in the other language
};

HttpAnswer html_answer(Html document, int status = 200);

// The whole document. `query` fills the box, and is kept in its hidden fields.
Html lay_out(const Page& page, const PageQuery& query);

// The box. Filters and choices of `query` go along as hidden fields.
Html search_form(const PageQuery& query);

// Inputs that carry a form's unseen parameters.
Html hidden_fields(const Pairs& params);

// "a · b · c", leaving out what is empty.
Html dotted(std::initializer_list<Html> parts);

HttpAnswer not_found_page(Lang lang);

}  // namespace vankho::searchd
