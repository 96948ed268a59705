#include "facets/document_kinds.h"

#include <algorithm>
#include <unordered_map>

#include "facets/document_data.h"
#include "facets/table.h"
#include "text/analyzer.h"
#include "text/fold.h"

namespace vankho::facets {
namespace {

constexpr std::string_view kLevels[] = {"central",    "province", "district",
                                        "grassroots", "state",    ""};

std::vector<DocumentType> read_types() {
  const Table table(data::document_types_tsv);
  const std::size_t id = table.column("type"), prefix = table.column("prefix"),
                    name = table.column("name"), words = table.column("words"),
                    symbols = table.column("symbols"), bare = table.column("bare");
  std::vector<DocumentType> types;
  for (const Table::Row& row : table.rows()) {
    types.push_back({row[id], row[prefix], row[name], split(row[words]), split(row[symbols]),
                     row[bare] == "yes"});
  }
  return types;
}

std::vector<Issuer> read_issuers() {
  const Table table(data::document_issuers_tsv);
  const std::size_t id = table.column("issuer"), level = table.column("level"),
                    name = table.column("name"), symbols = table.column("symbols"),
                    words = table.column("words");
  std::vector<Issuer> found;
  for (const Table::Row& row : table.rows()) {
    found.push_back(
        {row[id], level_of(row[level]), row[name], split(row[symbols]), split(row[words])});
  }
  return found;
}

// Codes are compared in canonical form and, since some are typed without marks
// ("QD", "HDND"), folded; the first row with a code has it.
template <typename Row>
std::unordered_map<std::string, const Row*> by_symbol(const std::vector<Row>& rows) {
  std::unordered_map<std::string, const Row*> found;
  for (const Row& row : rows) {
    for (const std::string_view symbol : row.symbols) {
      const std::string code = text::canonical(symbol);
      found.try_emplace(code, &row);
      found.try_emplace(text::fold(code), &row);
    }
  }
  return found;
}

template <typename Map>
auto find_in(const Map& map, std::string_view key) {
  const auto found = map.find(std::string(key));
  return found == map.end() ? nullptr : found->second;
}

// "qh15" → "qh", "ubtvqh14" → "ubtvqh"
std::string_view without_digits(std::string_view code) {
  while (!code.empty() && code.back() >= '0' && code.back() <= '9') code.remove_suffix(1);
  return code;
}

const Issuer* issuer_by_ending(std::string_view code) {
  if (code.ends_with("tw")) return find_issuer("trung-uong");
  if (code.ends_with("tu")) return find_issuer("tinh-uy");
  if (code.ends_with("hu")) return find_issuer("huyen-uy");
  if (code.find("mttq") != std::string_view::npos || code.ends_with("đtn")) {
    return find_issuer("doan-the");
  }
  if (code.starts_with("đu")) return find_issuer("dang-uy");
  return nullptr;
}

std::unordered_map<std::string, std::string> printed_forms() {
  std::unordered_map<std::string, std::string> forms;
  const auto add = [&](std::string_view symbol) {
    forms.try_emplace(text::canonical(symbol), symbol);
  };
  for (const DocumentType& type : document_types()) std::ranges::for_each(type.symbols, add);
  for (const Issuer& issuer : issuers()) std::ranges::for_each(issuer.symbols, add);
  return forms;
}

// Capitals of the letters that codes are made of: a–z, đ, ư, ă, â, ê, ô, ơ.
std::string in_capitals(std::string_view code) {
  static const std::pair<std::string_view, std::string_view> kMarked[] = {
      {"đ", "Đ"}, {"ư", "Ư"}, {"ă", "Ă"}, {"â", "Â"}, {"ê", "Ê"}, {"ô", "Ô"}, {"ơ", "Ơ"}};
  std::string out;
  while (!code.empty()) {
    const auto marked = std::ranges::find_if(
        kMarked, [&](const auto& pair) { return code.starts_with(pair.first); });
    if (marked != std::end(kMarked)) {
      out += marked->second;
      code.remove_prefix(marked->first.size());
      continue;
    }
    const char c = code.front();
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    code.remove_prefix(1);
  }
  return out;
}

}  // namespace

const std::vector<DocumentType>& document_types() {
  static const std::vector<DocumentType> types = read_types();
  return types;
}

const DocumentType* type_of_prefix(std::string_view prefix) {
  const auto found = std::ranges::find(document_types(), prefix, &DocumentType::prefix);
  return found == document_types().end() ? nullptr : &*found;
}

const DocumentType* type_of_symbol(std::string_view code) {
  static const auto known = by_symbol(document_types());
  return find_in(known, code);
}

const DocumentType* find_type(std::string_view id) {
  const auto found = std::ranges::find(document_types(), id, &DocumentType::id);
  return found == document_types().end() ? nullptr : &*found;
}

Level level_of(std::string_view name) {
  const auto found = std::ranges::find(kLevels, name);
  return found == std::end(kLevels) ? Level::other : static_cast<Level>(found - kLevels);
}

std::string_view level_name(Level level) { return kLevels[static_cast<std::size_t>(level)]; }

const std::vector<Issuer>& issuers() {
  static const std::vector<Issuer> all = read_issuers();
  return all;
}

const Issuer* find_issuer(std::string_view id) {
  const auto found = std::ranges::find(issuers(), id, &Issuer::id);
  return found == issuers().end() ? nullptr : &*found;
}

const Issuer* issuer_of_symbol(std::string_view suffix) {
  static const auto known = by_symbol(issuers());
  const std::string_view code = without_digits(suffix);
  const Issuer* found = find_in(known, code);
  return found != nullptr ? found : issuer_by_ending(code);
}

std::string printed_symbol(std::string_view code) {
  static const auto forms = printed_forms();
  const auto found = forms.find(std::string(code));
  return found != forms.end() ? found->second : in_capitals(code);
}

std::string printed_suffix(std::string_view key_suffix) {
  const Issuer* issuer = issuer_of_symbol(key_suffix);
  if (issuer == nullptr) return in_capitals(key_suffix);
  for (const std::string_view symbol : issuer->symbols) {
    const std::string key = key_of_symbol(text::canonical(symbol));
    if (key_suffix.starts_with(key) && without_digits(key_suffix) == key) {
      return std::string(symbol) + std::string(key_suffix.substr(key.size()));
    }
  }
  return in_capitals(key_suffix);
}

std::string key_of_symbol(std::string_view suffix) {
  std::string key = text::fold(suffix);
  std::erase_if(key, [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9'); });
  return key;
}

}  // namespace vankho::facets
