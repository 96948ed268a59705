// Plain text: a page as it was scraped, in whatever encoding.
#include "indexer/clean/cleaner.h"
#include "indexer/readers/formats.h"
#include "indexer/readers/page.h"
#include "indexer/readers/tidy.h"
#include "text/encoding.h"

namespace vankho::indexer {

Result<Item> read_text(const Unit& unit) {
  text::Decoded decoded = text::decode(unit.bytes);
  Item item;
  item.encoding = std::move(decoded.encoding);
  item.warnings = std::move(decoded.warnings);
  if (has_markup(decoded.utf8)) decoded.utf8 = text_of_markup(decoded.utf8);
  tidy(decoded.utf8, item.warnings);
  Known known;
  known.is_page = true;
  Cleaned cleaned = clean(decoded.utf8, known);
  item.article.title = std::move(cleaned.title);
  item.article.lead = std::move(cleaned.lead);
  item.article.body = std::move(cleaned.body);
  item.article.author = std::move(cleaned.author);
  item.removed = std::move(cleaned.removed);
  return item;
}

}  // namespace vankho::indexer
