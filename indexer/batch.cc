#include "indexer/batch.h"

#include <algorithm>
#include <charconv>

#include "indexer/shingles.h"
#include "schema/term.h"

namespace vankho::indexer {
namespace {

// "2021-03" → 20210300.
std::int32_t date_number(const schema::Record& record) {
  if (record.published.empty()) return record.year * 10'000;
  std::string digits;
  for (const char c : record.published)
    if (c >= '0' && c <= '9') digits.push_back(c);
  digits.resize(8, '0');
  std::int32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::vector<segment::Cited> cited_of(const schema::Record& record) {
  constexpr std::size_t kMost = 31;
  std::vector<segment::Cited> out;
  for (const facets::Citation& citation : record.citations) {
    segment::Cited cited{citation.key, 1, false};
    cited.count = static_cast<std::uint8_t>(std::clamp<std::size_t>(citation.mentions.size(), 1, kMost));
    cited.in_title = std::ranges::any_of(citation.mentions, &facets::Mention::in_title);
    out.push_back(std::move(cited));
  }
  return out;
}

segment::Columns columns_of(const schema::Record& record, const Tokens& tokens) {
  segment::Columns columns;
  columns.id_hash = schema::id_hash(record.article.id);
  columns.date = date_number(record);
  columns.year = static_cast<std::uint16_t>(record.year);
  columns.group = columns.id_hash;
  const std::vector<std::uint64_t> shingles = shingles_of(tokens.body);
  columns.bands = bands_of(shingles);
  columns.sketch = sketch_of(shingles);
  columns.first_indexed = record.first_indexed;
  columns.source = record.article.source;
  columns.author = record.article.author;
  columns.provinces = record.provinces;
  for (const facets::Citation& citation : record.citations)
    columns.resolutions.push_back(citation.key);
  columns.province = record.province;
  columns.scope = record.scope;
  columns.date_source = record.date_source;
  columns.id = record.article.id;
  columns.url = record.article.url;
  columns.title = record.article.title;
  return columns;
}

}  // namespace

void Preparer::store(schema::Record record, std::vector<Explained> acronyms, Batch& batch) {
  segment::Entry entry;
  entry.title = tokens_.title;
  entry.lead = tokens_.lead;
  entry.body = tokens_.body;
  entry.tags = tokens_.tags;
  entry.cited = cited_of(record);
  entry.columns = columns_of(record, tokens_);
  builder_.add(entry);
  batch.articles.push_back(
      {record.article.id, schema::encode(record),
       static_cast<std::uint32_t>(tokens_.title.size() + tokens_.lead.size() + tokens_.body.size()),
       entry.columns.date, std::move(acronyms)});
}

void Preparer::take(Unit unit, schema::Store* stored, bool skip_unchanged, Batch& batch) {
  batch.bytes += unit.bytes.size();
  auto read = read_unit(unit);
  if (auto* complaint = std::get_if<Complaint>(&read)) {
    batch.complaints.push_back(std::move(*complaint));
    return;
  }
  Item& item = std::get<Item>(read);
  if (auto valid = schema::validate(item.article); !valid) {
    batch.complaints.push_back(
        {unit.path, unit.line, valid.error().line(), std::move(unit.bytes)});
    return;
  }
  const std::uint64_t hash = schema::hash_content(item.article);
  std::int64_t first_indexed = now_;
  if (stored != nullptr)
    if (const auto known = stored->peek_article(item.article.id)) {
      if (skip_unchanged && known->content_hash == hash) return void(++batch.unchanged);
      first_indexed = known->first_indexed;
    }
  analyze(item.article, analyzer_, memo_, tokens_);
  std::vector<Explained> acronyms = explained_acronyms(item.article.body, tokens_.body);
  schema::Record record = infer(std::move(item), tokens_);
  record.content_hash = hash;
  record.first_indexed = first_indexed;
  store(std::move(record), std::move(acronyms), batch);
}

// A stored record is inferred anew: the rules may be better than they were.
void Preparer::take(schema::Record record, Batch& batch) {
  analyze(record.article, analyzer_, memo_, tokens_);
  std::vector<Explained> acronyms = explained_acronyms(record.article.body, tokens_.body);
  const std::uint64_t hash = record.content_hash;
  const std::int64_t first_indexed = record.first_indexed;
  Item item;
  item.article = std::move(record.article);
  item.removed = std::move(record.removed);
  item.encoding = std::move(record.encoding);
  item.warnings = std::move(record.warnings);
  schema::Record again = infer(std::move(item), tokens_);
  again.content_hash = hash;
  again.first_indexed = first_indexed;
  store(std::move(again), std::move(acronyms), batch);
}

Batch Preparer::prepare(std::vector<Work> work, schema::Store* stored,
                        bool skip_unchanged) {
  Batch batch;
  batch.read = work.size();
  for (Work& one : work) {
    if (auto* unit = std::get_if<Unit>(&one))
      take(std::move(*unit), stored, skip_unchanged, batch);
    else if (auto* complaint = std::get_if<Complaint>(&one))
      batch.complaints.push_back(std::move(*complaint));
    else
      take(std::move(std::get<schema::Record>(one)), batch);
    one = Complaint{};  // frees its bytes
  }
  if (builder_.articles() > 0) batch.segment = builder_.seal();
  return batch;
}

}  // namespace vankho::indexer
