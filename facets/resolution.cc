#include "facets/resolution.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "facets/document_data.h"
#include "facets/document_label.h"
#include "facets/document_terms.h"
#include "facets/table.h"

namespace vankho::facets {
namespace {

std::optional<int> number_in(std::string_view cell) {
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || value == 0) return std::nullopt;
  return value;
}

std::vector<Document> read_documents() {
  const Table table(data::documents_tsv);
  const std::size_t key = table.column("key"), type = table.column("type"),
                    symbol = table.column("symbol"), number = table.column("number"),
                    issuer = table.column("issuer"), date = table.column("date"),
                    term = table.column("term"), plenum = table.column("plenum"),
                    title = table.column("title"), confidence = table.column("confidence"),
                    source = table.column("source");
  std::vector<Document> found;
  for (const Table::Row& row : table.rows()) {
    Document document;
    document.key = row[key];
    document.type = row[type];
    document.symbol = row[symbol];
    document.number = number_in(row[number]);
    document.issuer = row[issuer];
    document.date = row[date];
    document.term = row[term];
    document.plenum = number_in(row[plenum]);
    document.title = row[title];
    document.confidence = row[confidence];
    document.source = row[source];
    document.label = make_label(document);
    found.push_back(std::move(document));
  }
  return found;
}

void add_congresses(std::vector<Document>& found) {
  const Table table(data::congresses_tsv);
  const std::size_t key = table.column("key"), title = table.column("title"),
                    term = table.column("term"), date = table.column("date"),
                    confidence = table.column("confidence"), source = table.column("source");
  for (const Table::Row& row : table.rows()) {
    Document document;
    document.key = row[key];
    document.type = "nghi-quyet";
    document.issuer = "dai-hoi";
    document.label = std::string(row[title]) + " của Đảng";
    document.title = row[title];
    document.date = row[date];
    document.term = row[term];
    document.confidence = row[confidence];
    document.source = row[source];
    found.push_back(std::move(document));
  }
}

struct Chain {
  std::string_view topic;
  std::vector<std::string_view> keys;
};

const std::vector<Chain>& chains() {
  static const std::vector<Chain> all = [] {
    const Table table(data::succession_tsv);
    const std::size_t topic = table.column("topic"), chain = table.column("chain");
    std::vector<Chain> found;
    for (const Table::Row& row : table.rows()) found.push_back({row[topic], split(row[chain])});
    return found;
  }();
  return all;
}

using KeyIndex = std::unordered_map<std::string_view, const Document*>;

KeyIndex index_by_key(const std::vector<Document>& all) {
  KeyIndex index;
  for (const Document& document : all) index.emplace(document.key, &document);
  return index;
}

// The neighbours in the first chain that holds the document; one of the same day
// stands beside it, not before or after (18 and 19-NQ/TW).
void add_neighbours(Document& document, const KeyIndex& index) {
  for (const Chain& chain : chains()) {
    if (std::ranges::find(chain.keys, document.key) == chain.keys.end()) continue;
    for (const std::string_view key : chain.keys) {
      const auto other = index.find(key);
      if (other == index.end()) continue;
      if (other->second->date < document.date) document.predecessor = key;
      if (other->second->date > document.date && document.successor.empty())
        document.successor = key;
    }
    return;
  }
}

std::vector<Document> read_all() {
  std::vector<Document> found = read_documents();
  add_congresses(found);
  const KeyIndex index = index_by_key(found);
  for (Document& document : found) add_neighbours(document, index);
  return found;
}

std::vector<const Document*> documents_of(const std::vector<std::string_view>& keys) {
  std::vector<const Document*> found;
  for (const std::string_view key : keys) {
    if (const Document* document = find_document(key)) found.push_back(document);
  }
  return found;
}

}  // namespace

const std::vector<Document>& documents() {
  static const std::vector<Document> all = read_all();
  return all;
}

const Document* find_document(std::string_view key) {
  static const KeyIndex index = index_by_key(documents());
  const auto found = index.find(key);
  return found == index.end() ? nullptr : found->second;
}

std::vector<Succession> successions_of(std::string_view key) {
  std::vector<Succession> found;
  for (const Chain& chain : chains()) {
    if (std::ranges::find(chain.keys, key) == chain.keys.end()) continue;
    found.push_back({chain.topic, documents_of(chain.keys)});
  }
  return found;
}

std::vector<Group> groups_of(std::string_view key) {
  static const Table table(data::groups_tsv);
  static const std::size_t id = table.column("id"), name = table.column("name"),
                           members = table.column("members");
  std::vector<Group> found;
  for (const Table::Row& row : table.rows()) {
    const auto keys = split(row[members]);
    if (std::ranges::find(keys, key) == keys.end()) continue;
    found.push_back({row[id], row[name], documents_of(keys)});
  }
  return found;
}

}  // namespace vankho::facets
