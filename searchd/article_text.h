// searchd/article_text.h: an article as it is read: paragraphs with the query's words
// marked and the documents it cites linked.
#pragma once

#include <string>
#include <vector>

#include "schema/record.h"
#include "searchd/backend.h"
#include "searchd/html.h"
#include "searchd/page_query.h"

namespace vankho::searchd {

// A marked word with what stands around it, as plain text.
struct MarkPlace {
  std::string left, keyword, right;
};

struct ArticleText {
  Html title, lead, body;
  std::vector<MarkPlace> marks;  // numbered #h1, #h2 … through title, lead and body
};

ArticleText article_text(const schema::Record& record, const Backend& backend, const PageQuery& query);

}  // namespace vankho::searchd
