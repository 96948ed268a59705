#include "facets/citation.h"

#include <unordered_map>

#include "facets/citation_article.h"
#include "facets/citation_grammar.h"
#include "facets/citation_printed.h"
#include "facets/citation_resolver.h"

namespace vankho::facets {
namespace {

// A text that names one document thousands of times need not list them all.
constexpr std::size_t kMostMentions = 500;

void collect(Article& article, Place place) {
  const Cursor& cursor = article.fields[static_cast<std::size_t>(place)];
  for (Reference& reference : find_references(cursor)) {
    Meaning meaning;
    meaning.reference = std::move(reference);
    meaning.place = place;
    article.meanings.push_back(std::move(meaning));
  }
}

Mention mention_of(const Article& article, const Meaning& meaning) {
  const Cursor& cursor = article.fields[static_cast<std::size_t>(meaning.place)];
  const text::Span span = meaning.reference.span;
  Mention mention;
  mention.in_title = meaning.place == Place::title;
  mention.in_lead = meaning.place == Place::lead;
  mention.span = span;
  mention.text = cursor.text().substr(span.begin, span.end - span.begin);
  return mention;
}

// One citation for each key, in the order of their first mentions.
std::vector<Citation> group_by_key(const Article& article) {
  std::vector<Citation> citations;
  std::unordered_map<std::string_view, std::size_t> index;
  for (const Meaning& meaning : article.meanings) {
    if (meaning.key.empty()) continue;
    const auto [place, fresh] = index.try_emplace(meaning.key, citations.size());
    if (fresh) citations.push_back(print_citation(meaning));
    Citation& citation = citations[place->second];
    citation.confidence = std::max(citation.confidence, meaning.confidence);
    if (citation.mentions.size() < kMostMentions) {
      citation.mentions.push_back(mention_of(article, meaning));
    }
  }
  return citations;
}

}  // namespace

std::vector<Citation> find_citations(const Page& page, std::string_view day,
                                     std::string_view province) {
  Article article{{Cursor(page.title, false), Cursor(page.lead, false), Cursor(page.body, false)},
                  day,
                  province,
                  {}};
  for (const Place place : {Place::title, Place::lead, Place::body}) collect(article, place);
  if (article.meanings.empty()) return {};
  resolve_meanings(article);
  return group_by_key(article);
}

}  // namespace vankho::facets
