#include "facets/gazetteer.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "facets/data/place_tables.h"
#include "facets/province_history.h"
#include "facets/table.h"

namespace vankho::facets {
namespace {

double to_number(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

Sign sign_of(std::string_view kind) {
  if (kind == "region") return Sign::region;
  if (kind == "several") return Sign::several;
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

Gazetteer::Gazetteer() {
  add_districts();
  add_provinces();
  add_masks();
  add_leads();
}

Place& Gazetteer::place(std::string_view phrase) {
  const Vocabulary::Phrase read = vocabulary_.intern(phrase);
  if (const std::uint32_t* known = names_.find(read.words)) return places_[*known];
  names_.add(read.words, std::uint32_t(places_.size()));
  Place& fresh = places_.emplace_back();
  fresh.capitals = read.capitals;
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
    // An acronym keeps its capitals: TƯ is Trung ương, "thứ tư" is Wednesday.
    if (row[phrase].find(' ') != std::string_view::npos) found.capitals = 0;
  }
}

void Gazetteer::add_leads() {
  const Table table(data::place_leads_tsv);
  const std::size_t phrase = table.column("phrase"), kind = table.column("kind"),
                    points = table.column("points"), unit = table.column("unit");
  for (const Table::Row& row : table.rows()) {
    std::vector<std::uint32_t> words = vocabulary_.intern(row[phrase]).words;
    std::reverse(words.begin(), words.end());
    before_.add(words, std::uint32_t(leads_.size()));
    leads_.push_back({lead_kind(row[kind]), int(to_number(row[points])), row[unit]});
  }
}

Gazetteer::Found Gazetteer::find(std::span<const std::uint32_t> words, std::size_t at) const {
  const PhraseTrie::Match match = names_.longest(words, at, 1);
  return match.length ? Found{match.length, &places_[match.value]} : Found{};
}

Gazetteer::Before Gazetteer::before(std::span<const std::uint32_t> words, std::size_t at) const {
  if (at == 0) return {};
  const PhraseTrie::Match match = before_.longest(words, at - 1, -1);
  return match.length ? Before{match.length, &leads_[match.value]} : Before{};
}

const Gazetteer& gazetteer() {
  static const Gazetteer instance;
  return instance;
}

}  // namespace vankho::facets
