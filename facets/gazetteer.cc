#include "facets/gazetteer.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "facets/data/place_tables.h"
#include "facets/province_history.h"
#include "facets/table.h"
#include "text/analyzer.h"

namespace vankho::facets {
namespace {

constexpr std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  return std::uint64_t{node} << 32 | word;
}

double to_number(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

Sign sign_of(std::string_view kind) {
  if (kind == "region") return Sign::region;
  if (kind == "central") return Sign::central;
  if (kind == "local") return Sign::local;
  return Sign::mask;
}

bool evidence_in_text(std::string_view kind) {
  return kind == "variant" || kind == "typed" || kind == "part" || kind == "paper";
}

LeadKind lead_kind(std::string_view kind) {
  static const std::unordered_map<std::string_view, LeadKind> kKinds{
      {"committee", LeadKind::committee}, {"office", LeadKind::office},
      {"unit", LeadKind::unit},           {"paper", LeadKind::paper},
      {"commune", LeadKind::commune},     {"other", LeadKind::other},
      {"person", LeadKind::person},       {"birth", LeadKind::birth}};
  return kKinds.at(kind);
}

}  // namespace

void PhraseTrie::add(std::span<const std::uint32_t> words, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const std::uint32_t word : words) {
    const auto [step, fresh] = next_.try_emplace(edge(node, word), nodes_);
    if (fresh) ++nodes_;
    node = step->second;
  }
  value_[node] = value;
}

PhraseTrie::Match PhraseTrie::longest(std::span<const std::uint32_t> words, std::size_t at,
                                      int step) const {
  Match best;
  std::uint32_t node = 0;
  for (std::size_t length = 1; at < words.size(); at += std::size_t(step), ++length) {
    const auto next = next_.find(edge(node, words[at]));
    if (next == next_.end()) break;
    node = next->second;
    const auto value = value_.find(node);
    if (value != value_.end()) best = {length, value->second};
  }
  return best;
}

const std::uint32_t* PhraseTrie::find(std::span<const std::uint32_t> words) const {
  std::uint32_t node = 0;
  for (const std::uint32_t word : words) {
    const auto next = next_.find(edge(node, word));
    if (next == next_.end()) return nullptr;
    node = next->second;
  }
  const auto value = value_.find(node);
  return value == value_.end() ? nullptr : &value->second;
}

Gazetteer::Gazetteer() {
  add_districts();
  add_provinces();
  add_masks();
  add_leads();
}

std::uint32_t Gazetteer::intern(std::string_view word) {
  return vocabulary_.try_emplace(std::string(word), std::uint32_t(vocabulary_.size() + 1))
      .first->second;
}

Gazetteer::Phrase Gazetteer::read(std::string_view phrase) {
  static const text::Analyzer analyzer;
  text::Memo memo;
  std::vector<text::Token> tokens;
  analyzer.analyze(phrase, memo, tokens);
  if (tokens.empty() || tokens.size() > 32)
    throw std::logic_error("a phrase must have 1 to 32 words: " + std::string(phrase));
  Phrase read;
  for (const text::Token& token : tokens) {
    if (token.capital) read.capitals |= 1u << read.words.size();
    read.words.push_back(intern(token.exact));
  }
  return read;
}

Place& Gazetteer::place(std::string_view phrase) {
  const Phrase read_phrase = read(phrase);
  if (const std::uint32_t* known = names_.find(read_phrase.words)) return places_[*known];
  names_.add(read_phrase.words, std::uint32_t(places_.size()));
  Place& fresh = places_.emplace_back();
  fresh.capitals = read_phrase.capitals;
  return fresh;
}

void Gazetteer::add_provinces() {
  for (const Province& province : provinces()) place(province.name).province = &province;
  const Table table(data::province_names_tsv);
  const std::size_t name = table.column("name"), id = table.column("id"),
                    kind = table.column("kind");
  for (const Table::Row& row : table.rows()) {
    if (!evidence_in_text(row[kind])) continue;
    Place& found = place(row[name]);
    found.province = find_province(row[id]);
    found.typed = row[kind] == "typed";
    found.paper = row[kind] == "paper";
    if (found.typed) found.capitals = 0;
  }
}

void Gazetteer::add_districts() {
  const Table table(data::districts_tsv);
  const std::size_t name = table.column("name"), kind = table.column("kind"),
                    province = table.column("province"), typed = table.column("typed"),
                    bare = table.column("bare"), variants = table.column("variants");
  districts_.reserve(table.rows().size());
  for (const Table::Row& row : table.rows()) {
    const District& district = districts_.emplace_back(
        District{std::string(row[name]), split(row[kind]), find_province(row[province]),
                 to_number(row[typed]), to_number(row[bare])});
    std::vector<std::string_view> spellings = split(row[variants]);
    spellings.push_back(row[name]);
    for (const std::string_view spelling : spellings) {
      auto& list = place(spelling).districts;
      if (std::find(list.begin(), list.end(), &district) == list.end()) list.push_back(&district);
    }
  }
}

void Gazetteer::add_masks() {
  const Table table(data::masks_tsv);
  const std::size_t phrase = table.column("phrase"), kind = table.column("kind");
  for (const Table::Row& row : table.rows()) {
    Place& found = place(row[phrase]);
    found.sign = sign_of(row[kind]);
    found.capitals = 0;
  }
}

void Gazetteer::add_leads() {
  const Table table(data::place_leads_tsv);
  const std::size_t phrase = table.column("phrase"), kind = table.column("kind"),
                    points = table.column("points"), unit = table.column("unit");
  for (const Table::Row& row : table.rows()) {
    std::vector<std::uint32_t> words = read(row[phrase]).words;
    std::reverse(words.begin(), words.end());
    before_.add(words, std::uint32_t(leads_.size()));
    leads_.push_back({lead_kind(row[kind]), int(to_number(row[points])), row[unit]});
  }
}

void Gazetteer::number(std::span<const text::Token> tokens,
                       std::vector<std::uint32_t>& words) const {
  words.clear();
  std::string word;
  for (const text::Token& token : tokens) {
    word.assign(token.exact);
    const auto found = vocabulary_.find(word);
    words.push_back(found == vocabulary_.end() ? 0 : found->second);
  }
}

Gazetteer::Found Gazetteer::find(std::span<const std::uint32_t> words, std::size_t at) const {
  const PhraseTrie::Match match = names_.longest(words, at, 1);
  return match.length ? Found{match.length, &places_[match.value]} : Found{};
}

Gazetteer::Before Gazetteer::before(std::span<const std::uint32_t> words, std::size_t at) const {
  if (at == 0) return {};
  // Stepping back past the first word wraps to a number beyond the end, which ends the walk.
  const PhraseTrie::Match match = before_.longest(words, at - 1, -1);
  return match.length ? Before{match.length, &leads_[match.value]} : Before{};
}

const Gazetteer& gazetteer() {
  static const Gazetteer instance;
  return instance;
}

}  // namespace vankho::facets
