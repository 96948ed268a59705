// The registry of provinces: who existed when, and what became of whom.
#include "facets/province.h"


#include "facets/date_value.h"
#include "facets/province_history.h"

namespace vankho::facets {

const std::vector<Province>& provinces() { return history().units(); }

const Province* find_province(std::string_view id) { return history().find(id); }

std::vector<const Province*> provinces_at(std::string_view day) {
  const auto date = parse_day(day);
  std::vector<const Province*> alive;
  if (!date) return alive;
  for (const Province& unit : provinces())
    if (history().existed(unit, first_day(*date))) alive.push_back(&unit);
  return alive;
}

std::vector<const Province*> members_now(std::string_view id) {
  const Province* unit = find_province(id);
  if (!unit || !unit->to.empty()) return {};
  return history().members(*unit);
}

namespace {

bool english(std::string_view language) { return language.starts_with("en"); }

// "tỉnh Ninh Bình", "thành phố Huế"; in English "Ninh Bình province", "Huế city".
std::string titled(const Province& unit, bool in_english) {
  const std::string& kind = history().kind(unit);
  if (!in_english) return kind + " " + unit.name;
  return unit.name + (kind == "tỉnh" ? " province" : " city");
}

std::string joined(const std::vector<const Province*>& units, bool in_english) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (i > 0) text += i + 1 < units.size() ? ", " : in_english ? " and " : " và ";
    text += titled(*units[i], in_english);
  }
  return text;
}

std::string spoken(const Day& day, bool in_english) {
  static constexpr std::string_view kMonths[] = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  if (in_english)
    return std::to_string(day.day) + " " + std::string(kMonths[day.month - 1]) + " " +
           std::to_string(day.year);
  return std::to_string(day.day) + "/" + std::to_string(day.month) + "/" +
         std::to_string(day.year);
}

}  // namespace

std::string province_note(const Province& province, std::string_view language) {
  if (province.to.empty()) return {};
  const bool in_english = english(language);
  const History::Today& today = history().today(province);
  const std::string where = joined(today.units, in_english);
  const std::string since = spoken(today.since, in_english);
  if (today.renamed)
    return in_english ? province.name + " is now " + where + " (since " + since + ")"
                      : province.name + " nay là " + where + " (từ " + since + ")";
  return in_english ? province.name + " is now part of " + where + " (since " + since + ")"
                    : province.name + " nay thuộc " + where + " (từ " + since + ")";
}

std::string_view scope_name(Scope scope) {
  static constexpr std::string_view kNames[] = {"unknown", "province", "several", "national"};
  return kNames[static_cast<std::size_t>(scope)];
}

}  // namespace vankho::facets
