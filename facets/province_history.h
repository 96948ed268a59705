// facets/province_history.h: the lives of the provinces, worked out once from
// data/provinces.tsv and data/province_events.tsv.
//
// An event takes its `from` units to its `to` units. A unit that stands only in
// `from` ends there, one only in `to` begins. Everything else follows: the spans,
// what a unit is today, which units flowed into one.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facets/date_value.h"
#include "facets/province.h"

namespace vankho::facets {

class History {
 public:
  History();

  // Where a unit's territory lies today.
  struct Today {
    std::vector<const Province*> units;  // several when it was divided between them
    Day since;                           // the last change on the way
    bool renamed = false;                // the same unit under a new name
  };

  const std::vector<Province>& units() const { return units_; }
  const Province* find(std::string_view id) const;
  bool existed(const Province& unit, const Day& day) const;
  const Today& today(const Province& unit) const { return details_[index(unit)].today; }
  // The units that merged into this one, itself first.
  const std::vector<const Province*>& members(const Province& unit) const {
    return details_[index(unit)].members;
  }
  // "tỉnh", "thành phố" or "đặc khu".
  const std::string& kind(const Province& unit) const { return details_[index(unit)].kind; }
  // What the unit is called on a day: "thua-thien-hue" is "hue" from 2025-01-01.
  // Mergers change nothing here.
  const Province* renamed_at(const Province& unit, const Day& day) const;
  // How a host writes its name: "namdinh"; empty for the historic ones.
  const std::string& slug(const Province& unit) const { return details_[index(unit)].slug; }
  // Points of its capitalised name alone, 0..10.
  int bare(const Province& unit) const { return details_[index(unit)].bare; }
  // Ended before the press went online: a name of history, not of news.
  bool historic(const Province& unit) const { return details_[index(unit)].historic; }

  std::size_t index(const Province& unit) const { return std::size_t(&unit - units_.data()); }

 private:
  struct Life {
    Day from, to;  // to: the last day; unknown when it goes on
  };
  struct Detail {
    std::string kind, slug;
    int bare = 0;
    bool historic = false;
    std::vector<Life> lives;
    Today today;
    std::vector<const Province*> members;
  };
  struct Event {
    Day day;
    bool merges = false;   // merge or change of status: `from` flows into one unit
    bool renames = false;  // change of status with a new name
    std::vector<std::size_t> from, to;
  };

  void load_units();
  void load_events();
  void live(std::size_t unit);
  void settle(std::size_t unit);
  void gather(std::size_t unit, std::vector<const Province*>& members) const;
  const Event* end_of(std::size_t unit) const;

  std::vector<Province> units_;
  std::vector<Detail> details_;
  std::vector<Event> events_;  // by day
  std::unordered_map<std::string_view, std::size_t> by_id_;
};

// Made at first use, and then shared by all threads.
const History& history();

}  // namespace vankho::facets
