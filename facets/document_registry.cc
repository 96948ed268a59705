#include "facets/document_registry.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "facets/document_data.h"
#include "facets/document_key.h"
#include "facets/document_terms.h"
#include "facets/table.h"

namespace vankho::facets {
namespace {

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// A conclusion carries a resolution on; only one of the same kind takes its place.
std::string_view superseded_on(const Document& document) {
  const Document* next = find_document(document.successor);
  return next != nullptr && next->type == document.type ? std::string_view(next->date)
                                                        : std::string_view();
}

std::vector<std::string> pairs_of(std::string_view title) {
  std::vector<std::string> pairs;
  std::string_view before;
  for (std::string_view word : split(title, ' ')) {
    const bool ends = word.ends_with(',') || word.ends_with(';');
    if (ends) word.remove_suffix(1);
    if (!before.empty() && !word.empty())
      pairs.push_back(std::string(before) + " " + std::string(word));
    before = ends ? std::string_view() : word;
  }
  return pairs;
}

// "nhiệm vụ", "phát triển" stand in too many titles to tell anything.
void add_title_pairs(std::vector<Known>& found) {
  constexpr std::size_t kMostTitles = 12;
  std::unordered_map<std::string, std::size_t> titles;
  for (const Known& known : found) {
    for (const std::string& pair : pairs_of(known.document->title)) ++titles[pair];
  }
  for (Known& known : found) {
    for (const std::string& pair : pairs_of(known.document->title)) {
      if (titles[pair] <= kMostTitles) known.title_pairs.emplace_back(pair);
    }
  }
}

// Cues and salience stand in the table only, not in Document.
void add_party(std::vector<Known>& found) {
  const Table table(data::documents_tsv);
  const std::size_t key = table.column("key"), cues = table.column("cues"),
                    salience = table.column("salience");
  for (const Table::Row& row : table.rows()) {
    const Document* document = find_document(row[key]);
    const Key parts = parse_key(row[key]);
    if (document == nullptr || !document->number) continue;
    Known known;
    known.key = document->key;
    known.prefix = parts.prefix;
    known.suffix = parts.suffix;
    known.issuer = document->issuer;
    known.date = document->date;
    known.number = *document->number;
    known.term = parts.term;
    known.salience = to_int(row[salience]);
    known.superseded = superseded_on(*document);
    for (const std::string_view cue : split(row[cues])) known.cues.emplace_back(cue);
    known.document = document;
    found.push_back(std::move(known));
  }
}

void add_lookalikes(std::vector<Known>& found) {
  const Table table(data::lookalikes_tsv);
  const std::size_t key = table.column("key"), issuer = table.column("issuer"),
                    number = table.column("number"), since = table.column("since"),
                    date = table.column("date"), cues = table.column("cues");
  for (const Table::Row& row : table.rows()) {
    const Key parts = parse_key(row[key]);
    Known known;
    known.key = row[key];
    known.prefix = parts.prefix;
    known.suffix = parts.suffix;
    known.issuer = row[issuer];
    known.date = row[date].empty() ? row[since] : row[date];
    known.number = to_int(row[number]);
    for (const std::string_view cue : split(row[cues])) known.cues.emplace_back(cue);
    found.push_back(std::move(known));
  }
}

const std::vector<Known>& all_known() {
  static const std::vector<Known> all = [] {
    std::vector<Known> found;
    add_party(found);
    add_title_pairs(found);
    add_lookalikes(found);
    return found;
  }();
  return all;
}

std::string number_key(std::string_view prefix, int number) {
  return std::string(prefix) + "-" + std::to_string(number);
}

using NumberIndex = std::unordered_map<std::string, std::vector<const Known*>>;

NumberIndex index_by_number() {
  NumberIndex index;
  for (const Known& known : all_known()) {
    index[number_key(known.prefix, known.number)].push_back(&known);
  }
  for (auto& [key, list] : index) std::ranges::sort(list, {}, &Known::date);
  return index;
}

using Companions = std::unordered_map<std::string_view, std::vector<std::string_view>>;

Companions read_companions() {
  const Table table(data::groups_tsv);
  const std::size_t members = table.column("members");
  Companions companions;
  for (const Table::Row& row : table.rows()) {
    const auto keys = split(row[members]);
    for (const std::string_view key : keys) {
      std::ranges::copy_if(keys, std::back_inserter(companions[key]),
                           [&](std::string_view other) { return other != key; });
    }
  }
  return companions;
}

}  // namespace

const std::vector<const Known*>& known_by_number(std::string_view prefix, int number) {
  static const NumberIndex index = index_by_number();
  static const std::vector<const Known*> none;
  const auto found = index.find(number_key(prefix, number));
  return found == index.end() ? none : found->second;
}

const Known* find_known(std::string_view key) {
  const auto found = std::ranges::find(all_known(), key, &Known::key);
  return found == all_known().end() ? nullptr : &*found;
}

const std::vector<std::string_view>& companions_of(std::string_view key) {
  static const Companions companions = read_companions();
  static const std::vector<std::string_view> none;
  const auto found = companions.find(key);
  return found == companions.end() ? none : found->second;
}

const Known* find_press_error(std::string_view prefix, int number, std::string_view day) {
  static const Table table(data::press_errors_tsv);
  static const std::size_t key = table.column("key"), date = table.column("date");
  for (const Table::Row& row : table.rows()) {
    if (row[date] != day) continue;
    const Known* known = find_known(row[key]);
    if (known != nullptr && known->prefix == prefix && known->number == number) return known;
  }
  return nullptr;
}

}  // namespace vankho::facets
