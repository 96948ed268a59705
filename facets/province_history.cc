#include "facets/province_history.h"

#include <algorithm>
#include <charconv>

#include "facets/data/place_tables.h"
#include "facets/table.h"

namespace vankho::facets {
namespace {

bool holds(const std::vector<std::size_t>& units, std::size_t unit) {
  return std::find(units.begin(), units.end(), unit) != units.end();
}

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The press went online around 1998; units that ended before are history.
constexpr Day kOnline{1998, 1, 1};

}  // namespace

History::History() {
  load_units();
  load_events();
  for (std::size_t unit = 0; unit < units_.size(); ++unit) live(unit);
  for (std::size_t unit = 0; unit < units_.size(); ++unit) settle(unit);
}

void History::load_units() {
  const Table table(data::provinces_tsv);
  const std::size_t id = table.column("id"), name = table.column("name"),
                    kind = table.column("kind"), region = table.column("region"),
                    slug = table.column("slug"), bare = table.column("bare");
  for (const Table::Row& row : table.rows()) {
    units_.push_back({std::string(row[id]), std::string(row[name]), {}, std::string(row[region]),
                      {}, {}});
    details_.push_back({std::string(row[kind]), std::string(row[slug]), to_int(row[bare]), {}, {}, {}, {}});
  }
  for (std::size_t unit = 0; unit < units_.size(); ++unit) by_id_[units_[unit].id] = unit;
}

void History::load_events() {
  const Table table(data::province_events_tsv);
  const std::size_t date = table.column("date"), kind = table.column("kind"),
                    from = table.column("from"), to = table.column("to");
  const auto units = [this](std::string_view cell) {
    std::vector<std::size_t> list;
    for (const std::string_view id : split(cell)) list.push_back(by_id_.at(id));
    return list;
  };
  for (const Table::Row& row : table.rows()) {
    Event event{first_day(parse_day(row[date]).value()), row[kind] != "split", row[kind] == "status",
                units(row[from]), units(row[to])};
    event.merges = event.merges && event.to.size() == 1;
    events_.push_back(std::move(event));
  }
  std::stable_sort(events_.begin(), events_.end(),
                   [](const Event& a, const Event& b) { return a.day < b.day; });
}

// The spans in which the unit existed. One that is first met ending was there before.
void History::live(std::size_t unit) {
  std::vector<Life>& lives = details_[unit].lives;
  for (const Event& event : events_) {
    const bool before = holds(event.from, unit), after = holds(event.to, unit);
    if (before && lives.empty()) lives.push_back({});
    if (before && !after) lives.back().to = from_day_number(day_number(event.day) - 1);
    if (after && !before && (lives.empty() || lives.back().to.known()))
      lives.push_back({event.day, {}});
  }
  if (lives.empty()) lives.push_back({});
  units_[unit].from = iso(lives.back().from);
  units_[unit].to = iso(lives.back().to);
  details_[unit].historic = lives.back().to.known() && lives.back().to < kOnline;
}

const History::Event* History::end_of(std::size_t unit) const {
  const Day last = details_[unit].lives.back().to;
  if (!last.known()) return nullptr;
  const Day next = from_day_number(day_number(last) + 1);
  for (const Event& event : events_)
    if (event.day == next && holds(event.from, unit) && !holds(event.to, unit)) return &event;
  return nullptr;
}

// Follows the successors to the units of today. Ends are in order of time, so the
// walk cannot come back.
void History::settle(std::size_t unit) {
  Today& today = details_[unit].today;
  std::vector<std::size_t> open{unit};
  while (!open.empty()) {
    const std::size_t next = open.back();
    open.pop_back();
    if (const Event* end = end_of(next)) {
      open.insert(open.end(), end->to.rbegin(), end->to.rend());
      today.since = std::max(today.since, end->day);
      today.renamed = end->renames && next == unit;
    } else if (std::find(today.units.begin(), today.units.end(), &units_[next]) ==
               today.units.end()) {
      today.units.push_back(&units_[next]);
    }
  }
  if (today.units.size() == 1) units_[unit].now = today.units.front()->id;
  gather(unit, details_[unit].members);
}

void History::gather(std::size_t unit, std::vector<const Province*>& members) const {
  members.push_back(&units_[unit]);
  for (const Event& event : events_) {
    if (!event.merges || event.to.front() != unit) continue;
    for (const std::size_t part : event.from)
      if (std::find(members.begin(), members.end(), &units_[part]) == members.end())
        gather(part, members);
  }
}

const Province* History::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &units_[found->second];
}

bool History::existed(const Province& unit, const Day& day) const {
  const std::vector<Life>& lives = details_[index(unit)].lives;
  return std::any_of(lives.begin(), lives.end(), [&](const Life& life) {
    return life.from <= day && (!life.to.known() || day <= life.to);
  });
}

const Province* History::renamed_at(const Province& unit, const Day& day) const {
  const Event* end = end_of(index(unit));
  return end && end->renames && end->day <= day ? &units_[end->to.front()] : &unit;
}

const History& history() {
  static const History instance;
  return instance;
}

}  // namespace vankho::facets
