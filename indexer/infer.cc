#include "indexer/infer.h"

#include <utility>

#include "facets/citation.h"
#include "facets/date.h"
#include "facets/province.h"

namespace vankho::indexer {
namespace {

// A date this sure needs no bounds from what the text cites.
constexpr double kSureDate = 0.9;

facets::Page page_of(const Item& item, const Tokens& tokens) {
  const schema::Article& a = item.article;
  facets::Page page;
  page.title = {a.title, tokens.title};
  page.lead = {a.lead, tokens.lead};
  page.body = {a.body, tokens.body};
  page.url = a.url;
  page.source = a.source;
  page.section = a.section;
  page.published = a.published;
  page.published_source = a.published_source;
  page.province = a.province;
  page.fetched = a.fetched;
  page.removed = item.removed;
  return page;
}

std::string day_of(const facets::DateGuess& date) {
  if (!date.published.empty()) return date.published;
  return date.year == 0 ? std::string() : std::to_string(date.year);
}

std::vector<std::string> cited_days(const std::vector<facets::Citation>& citations) {
  std::vector<std::string> days;
  for (const facets::Citation& citation : citations)
    if (!citation.date.empty() && !citation.ordinal && citation.key.find("-dh-") == std::string::npos)
      days.push_back(citation.date);
  return days;
}

std::vector<std::string> ids_of(const std::vector<const facets::Province*>& provinces) {
  std::vector<std::string> ids;
  for (const facets::Province* province : provinces) ids.push_back(province->id);
  return ids;
}

void put_date(const facets::DateGuess& date, schema::Record& record) {
  record.published = date.published;
  record.year = date.year;
  record.date_source = date.source;
  record.date_confidence = date.confidence;
  record.date_evidence = date.evidence;
  record.date_range = date.range;
}

void put_province(const facets::ProvinceGuess& guess, schema::Record& record) {
  if (guess.province != nullptr) record.province = guess.province->id;
  record.province_confidence = guess.confidence;
  record.province_evidence = guess.evidence;
  record.scope = facets::scope_name(guess.scope);
  record.provinces = ids_of(guess.provinces);
  record.mentioned_provinces = ids_of(guess.mentioned);
}

}  // namespace

void analyze(const schema::Article& article, const text::Analyzer& analyzer, text::Memo& memo,
             Tokens& tokens) {
  memo.begin_article();
  for (auto* list : {&tokens.title, &tokens.lead, &tokens.body, &tokens.tags}) list->clear();
  analyzer.analyze(article.title, memo, tokens.title);
  analyzer.analyze(article.lead, memo, tokens.lead);
  analyzer.analyze(article.body, memo, tokens.body);
  analyzer.analyze(article.section, memo, tokens.tags);
  for (const std::string& tag : article.tags) {
    const std::size_t before = tokens.tags.size();
    const std::uint32_t shift = before == 0 ? 0 : tokens.tags.back().position + 10;
    analyzer.analyze(tag, memo, tokens.tags);
    for (std::size_t i = before; i < tokens.tags.size(); ++i) tokens.tags[i].position += shift;
  }
}

schema::Record infer(Item item, const Tokens& tokens) {
  schema::Record record;
  const facets::Page page = page_of(item, tokens);
  facets::DateGuess date = facets::guess_date(page, {});
  const facets::ProvinceGuess province = facets::guess_province(page, day_of(date));
  const std::string province_id = province.province == nullptr ? "" : province.province->id;
  record.citations = facets::find_citations(page, day_of(date), province_id);
  if (date.confidence < kSureDate) {
    const std::string before = day_of(date);
    date = facets::guess_date(page, cited_days(record.citations));
    if (day_of(date) != before)
      record.citations = facets::find_citations(page, day_of(date), province_id);
  }
  put_date(date, record);
  put_province(province, record);
  record.article = std::move(item.article);
  record.removed = std::move(item.removed);
  record.encoding = std::move(item.encoding);
  record.warnings = std::move(item.warnings);
  return record;
}

}  // namespace vankho::indexer
