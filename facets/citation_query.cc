// facets/citation_query.cc: citations in what a reader typed.
//
// Words typed without marks may stand for marked ones. Nothing typed is an error:
// what cites nothing is words.
#include <algorithm>

#include "facets/citation.h"
#include "facets/citation_article.h"
#include "facets/citation_choice.h"
#include "facets/citation_grammar.h"
#include "facets/citation_printed.h"
#include "facets/citation_resolver.h"
#include "text/analyzer.h"
#include "text/fold.h"

namespace vankho::facets {
namespace {

// A query's best candidate is taken for the document it means only when hardly any
// doubt is left; else the reader is shown the choice.
constexpr double kSure = 0.85;

const text::Analyzer& analyzer() {
  static const text::Analyzer one;
  return one;
}

struct Reading {
  std::vector<text::Token> tokens;
  std::vector<Meaning> meanings;
};

// By the tables, from several: the reader may have meant another.
bool was_chosen(const Meaning& meaning) {
  return meaning.settled && meaning.level == Level::central && meaning.confidence < kSure &&
         meaning.reference.form == Reference::Form::numbered;
}

void read(std::string_view text, std::string_view day, Reading& reading) {
  thread_local text::Memo memo;  // to make one costs more than to read a query
  memo.begin_article();
  analyzer().analyze(text, memo, reading.tokens);
  const Cursor none(Field{}, false);
  Article article{{none, none, Cursor(Field{text, reading.tokens}, true)}, day, {}, {}, true};
  for (Reference& reference : find_references(article.fields[2])) {
    Meaning meaning;
    meaning.reference = std::move(reference);
    article.meanings.push_back(std::move(meaning));
  }
  resolve_meanings(article);
  for (Meaning& meaning : article.meanings) {
    if (was_chosen(meaning)) meaning.candidates = as_candidates(rank_known(article, meaning));
  }
  reading.meanings = std::move(article.meanings);
}

bool is_citation(const Meaning& meaning) { return !meaning.key.empty(); }

// Whether the words leave no choice, or the tables hardly any.
bool is_sure(const Meaning& meaning) {
  if (!meaning.settled) return false;
  return meaning.confidence >= kSure || meaning.candidates.size() <= 1 ||
         meaning.candidates.front().confidence >= kSure;
}

QueryCitation query_citation(const Meaning& meaning) {
  QueryCitation found{meaning.reference.span, print_citation(meaning)};
  if (is_sure(meaning)) {
    found.citation.candidates.clear();
  } else {
    found.citation.key.clear();
  }
  return found;
}

std::vector<Candidate> candidates_of(const Meaning& meaning) {
  if (!is_sure(meaning) && !meaning.candidates.empty()) return meaning.candidates;
  return {{meaning.key, label_of(meaning.key), meaning.confidence}};
}

}  // namespace

std::vector<QueryCitation> find_query_citations(std::string_view query, std::string_view day) {
  Reading reading;
  read(query, day, reading);
  std::vector<QueryCitation> found;
  for (const Meaning& meaning : reading.meanings) {
    if (is_citation(meaning)) found.push_back(query_citation(meaning));
  }
  return found;
}

std::vector<Resolved> resolve(std::string_view text, std::string_view day) {
  Reading reading;
  read(text, day, reading);
  std::vector<Resolved> found;
  for (const Meaning& meaning : reading.meanings) {
    if (!is_citation(meaning)) continue;
    const text::Span span = meaning.reference.span;
    found.push_back({span, std::string(text.substr(span.begin, span.end - span.begin)),
                     candidates_of(meaning)});
  }
  return found;
}

}  // namespace vankho::facets
