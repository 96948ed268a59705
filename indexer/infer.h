// indexer/infer.h: an article as read → a record: analyzed once, then date, province and
// documents inferred, each with its evidence.
#pragma once

#include <vector>

#include "facets/page.h"
#include "indexer/readers/reader.h"
#include "schema/record.h"
#include "text/analyzer.h"

namespace vankho::indexer {

struct Tokens {
  std::vector<text::Token> title, lead, body, tags;  // tags: section and tags
};

// Tokens are valid until `memo` begins its next article, which this does first.
void analyze(const schema::Article& article, const text::Analyzer& analyzer, text::Memo& memo,
             Tokens& tokens);

// `tokens` as analyze() made them of item.article.
schema::Record infer(Item item, const Tokens& tokens);

}  // namespace vankho::indexer
