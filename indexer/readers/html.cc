// HTML: a file is an article.
#include "indexer/readers/formats.h"
#include "indexer/readers/page.h"
#include "text/encoding.h"

namespace vankho::indexer {

Result<Item> read_html(const Unit& unit) {
  text::Decoded decoded = text::decode(unit.bytes);
  Item item;
  item.encoding = std::move(decoded.encoding);
  item.warnings = std::move(decoded.warnings);
  read_page(decoded.utf8, item);
  return item;
}

}  // namespace vankho::indexer
