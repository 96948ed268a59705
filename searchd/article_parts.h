// searchd/article_parts.h: what stands around an article's text on its page.
#pragma once

#include "query/response.h"
#include "schema/record.h"
#include "searchd/article_text.h"
#include "searchd/html.h"
#include "searchd/words.h"

namespace vankho::searchd {

Html article_byline(const schema::Record& record, Lang lang);
Html mark_steps(std::size_t marks, Lang lang);
Html words_in_context(const std::vector<MarkPlace>& marks, Lang lang);
Html cited_documents(const schema::Record& record, Lang lang);
Html evidence(const schema::Record& record, Lang lang);
Html similar_articles(const query::Response& found, Lang lang);
Html reprinted_articles(const query::Response& found, Lang lang);
Html citation_box(const schema::Record& record, Lang lang);

}  // namespace vankho::searchd
