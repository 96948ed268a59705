#include "facets/date_year.h"

#include <algorithm>
#include <cstdlib>

namespace vankho::facets {
namespace {

constexpr long kNearAnniversary = 120;  // days between a feast and the event that keeps it
constexpr long kNearJubilee = 90;       // … between a document's jubilee and its review
constexpr long kNearDay = 200;          // … between two days that one text tells of
constexpr long kSoonAfter = 150;        // … in which a new document is made known

class Choice {
 public:
  Choice(const DateFacts& facts, const Day& latest) : facts_(facts), latest_(latest) {}

  YearChoice choose() const {
    const DateEvent* event = main_event();
    if (event && event->day.known()) return of_dated(*event);
    return event ? of_event(*event) : without_event();
  }

 private:
  // The first strong event, else the first weak one, else a range.
  const DateEvent* main_event() const {
    const DateEvent* best = nullptr;
    for (const DateEvent& event : facts_.events)
      if (!best || event.strength > best->strength) best = &event;
    return best;
  }

  bool possible(const Day& day) const {
    return last_day(day) >= first_day(bound()) && first_day(day) <= latest_;
  }
  Day bound() const { return facts_.not_before.known() ? facts_.not_before : Day{1, 1, 1}; }

  // An event with its year written, unless the text goes on to later years.
  YearChoice of_dated(const DateEvent& event) const {
    if (!possible(event.day)) return {};
    for (const YearFact& fact : facts_.years)
      if (later(fact, event.day.year + 1) && !event.today) return of_newest_day();
    return {event.day.year, 0.85, &event, event.written};
  }

  bool later(const YearFact& fact, int year) const {
    return fact.year > year && fact.year <= latest_.year &&
           (fact.basis == Basis::result || fact.basis == Basis::stated ||
            fact.basis == Basis::period || fact.basis == Basis::day);
  }

  YearChoice of_newest_day() const {
    const YearFact* newest = nullptr;
    for (const YearFact& fact : facts_.years)
      if (fact.basis == Basis::day && possible(fact.day) && (!newest || fact.day > newest->day))
        newest = &fact;
    return newest ? YearChoice{newest->year, 0.65, nullptr, newest->written} : YearChoice{};
  }

  // The year in which this event, day and month, fits a fact; 0: it does not.
  int year_for(const DateEvent& event, const YearFact& fact) const {
    const int month = event.day.month, year = fact.year;
    switch (fact.basis) {
      case Basis::period:
      case Basis::comparison:
        return year;
      case Basis::opening:
        if (fact.day.month) return near(event, year, fact.day, kNearDay);
        return month >= 3 && month <= 11 ? year : 0;
      case Basis::until:
        return after(event, last_day(fact.day));
      case Basis::due:
        return before(event, fact.day);
      case Basis::result:
        return month >= 11 ? year : month <= 4 ? year + 1 : 0;
      case Basis::plan:
        return month == 12 || (month == 11 && looks_back_on(year - 1)) ? year - 1 : year;
      case Basis::anniversary:
        return fact.day.known() ? near(event, year, fact.day, kNearAnniversary) : year;
      case Basis::span:
        return month <= 8 ? year + 1 : year;
      case Basis::jubilee:
        return near(event, year, fact.day, kNearJubilee);
      case Basis::congress:
        if (national_term(year)) return month <= 3 ? year : month >= 7 ? year - 1 : 0;
        return month >= 11 && !facts_.congress_in_title ? 0 : year;
      case Basis::election:
        return month <= 7 ? year : month >= 11 ? year - 1 : 0;
      case Basis::closing:
        return month <= 11 ? year : 0;
      case Basis::study:
        return month <= 6 ? year + 1 : year;
      case Basis::midterm:
        return year;
      case Basis::day:  // what is told far below the beginning may be years old
        return fact.in_head ? near(event, year, fact.day, kNearDay) : 0;
      case Basis::stated:
        return year;
    }
    return 0;
  }

  // The national congress meets in January of a year that ends in 1 or 6, the local ones
  // in the year before.
  static bool national_term(int year) { return year % 5 == 1; }

  bool looks_back_on(int year) const {
    return std::any_of(facts_.years.begin(), facts_.years.end(), [&](const YearFact& fact) {
      return fact.year == year && (fact.basis == Basis::result || fact.basis == Basis::stated);
    });
  }

  bool plans_after(int year) const {
    return std::any_of(facts_.years.begin(), facts_.years.end(), [&](const YearFact& fact) {
      return fact.basis == Basis::plan && fact.year > year && possible({fact.year, 0, 0});
    });
  }

  // The year in which the event is at most `days` from the day.
  static int near(const DateEvent& event, int year, const Day& day, long days) {
    for (const int candidate : {year, year + 1, year - 1}) {
      const Day whole{candidate, event.day.month, event.day.day};
      if (std::abs(day_number(whole) - day_number(day)) <= days) return candidate;
    }
    return 0;
  }

  // The year in which the event comes before the day, at most kNearDay days.
  static int before(const DateEvent& event, const Day& day) {
    for (const int year : {day.year, day.year - 1}) {
      const long days = day_number(day) - day_number({year, event.day.month, event.day.day});
      if (days >= 0 && days <= kNearDay) return year;
    }
    return 0;
  }

  // The year in which the event comes after the day, at most kNearDay days.
  static int after(const DateEvent& event, const Day& day) {
    for (const int year : {day.year, day.year + 1}) {
      const long days = day_number({year, event.day.month, event.day.day}) - day_number(day);
      if (days >= 0 && days <= kNearDay) return year;
    }
    return 0;
  }

  struct Rank {
    Basis basis;
    double confidence;
  };
  // The surest first.
  static constexpr Rank kWithEvent[] = {
      {Basis::period, 0.85},  {Basis::plan, 0.85},       {Basis::result, 0.85},
      {Basis::day, 0.8},      {Basis::anniversary, 0.8}, {Basis::span, 0.75},
      {Basis::jubilee, 0.75}, {Basis::congress, 0.8},    {Basis::study, 0.75},
      {Basis::closing, 0.75}, {Basis::midterm, 0.75},    {Basis::election, 0.75},
      {Basis::due, 0.75},     {Basis::until, 0.7},       {Basis::comparison, 0.75},
      {Basis::opening, 0.7},  {Basis::stated, 0.65}};

  // Of the facts of one basis: the latest year, in the head only for a bare year.
  YearChoice best_of(const Rank& rank, const DateEvent& event) const {
    YearChoice best;
    for (const YearFact& fact : facts_.years) {
      if (fact.basis != rank.basis || !tells_with_event(fact)) continue;
      const int year = year_for(event, fact);
      if (year > best.year && possible({year, event.day.month, event.day.day}) &&
          !(of_congress(fact.basis) && goes_on_after(year)))
        best = {year, rank.confidence, &event, event.written};
    }
    return best;
  }

  // A bare year may be of anything: it must stand in the title, with the event, or twice.
  bool tells_with_event(const YearFact& fact) const {
    if (fact.basis != Basis::stated || fact.in_title || fact.with_event) return true;
    return fact.in_head && std::count_if(facts_.years.begin(), facts_.years.end(),
                                         [&](const YearFact& other) {
                                           return other.year == fact.year;
                                         }) >= 2;
  }

  static bool of_congress(Basis basis) {
    return basis == Basis::congress || basis == Basis::study || basis == Basis::closing ||
           basis == Basis::election;
  }

  // A congress or an election is history in a text that speaks of later years.
  bool goes_on_after(int year) const {
    return std::any_of(facts_.years.begin(), facts_.years.end(), [&](const YearFact& fact) {
      return later(fact, year);
    });
  }

  YearChoice of_event(const DateEvent& event) const {
    if (const YearChoice choice = of_meeting(event); choice.year) return choice;
    if (const YearChoice choice = of_same_day(event); choice.year) return choice;
    for (const Rank& rank : kWithEvent)
      if (const YearChoice choice = best_of(rank, event); choice.year) return choice;
    return soon_after_documents(event);
  }

  // "Sáng 2/10, Hội nghị lần thứ tám … khóa XIII khai mạc": on one of its own days.
  YearChoice of_meeting(const DateEvent& event) const {
    for (const PartyMeeting& meeting : facts_.meetings) {
      const Day whole{meeting.start.year, event.day.month, event.day.day};
      if (meeting.start <= whole && whole <= meeting.end && possible(whole))
        return {whole.year, 0.85, &event, event.written};
    }
    return {};
  }

  // The same day told with its year: "đợt 7/11/2022", "(19.5.2017)".
  YearChoice of_same_day(const DateEvent& event) const {
    for (const YearFact& fact : facts_.years)
      if ((fact.basis == Basis::day || fact.basis == Basis::anniversary) &&
          fact.day.month == event.day.month && fact.day.day == event.day.day && possible(fact.day))
        return {fact.year, 0.85, &event, event.written};
    return {};
  }

  // "Ngày 3-12, … quán triệt" documents of August: in the same year.
  YearChoice soon_after_documents(const DateEvent& event) const {
    const Day& newest = facts_.newest_document;
    if (!newest.full() || !facts_.spreads || facts_.reviews) return {};
    for (const int year : {newest.year, newest.year + 1}) {
      const Day whole{year, event.day.month, event.day.day};
      const long days = day_number(whole) - day_number(newest);
      if (days >= 0 && days <= kSoonAfter && possible(whole))
        return {year, 0.7, &event, event.written};
    }
    return {};
  }

  static constexpr Rank kWithoutEvent[] = {
      {Basis::period, 0.75},    {Basis::day, 0.7},      {Basis::anniversary, 0.75},
      {Basis::congress, 0.65},  {Basis::plan, 0.6},     {Basis::midterm, 0.6},
      {Basis::comparison, 0.6}, {Basis::election, 0.6}, {Basis::opening, 0.6},
      {Basis::due, 0.55},       {Basis::stated, 0.55}};

  YearChoice without_event() const {
    for (const Rank& rank : kWithoutEvent)
      if (const YearChoice choice = plain_best_of(rank); choice.year) return choice;
    if (const YearChoice choice = of_jubilee(); choice.year) return choice;
    return of_new_documents();
  }

  // A title that makes documents of the spring or summer known: still their year.
  YearChoice of_new_documents() const {
    const Day& newest = facts_.newest_document;
    if (!facts_.spread_in_title || facts_.reviews || newest.month == 0 || newest.month > 9)
      return {};
    return possible(newest) ? YearChoice{newest.year, 0.55, nullptr, iso(newest)} : YearChoice{};
  }

  YearChoice plain_best_of(const Rank& rank) const {
    YearChoice best;
    for (const YearFact& fact : facts_.years)
      if (fact.basis == rank.basis && fact.year > best.year && possible({fact.year, 0, 0}) &&
          tells_alone(fact) && !(of_congress(fact.basis) && goes_on_after(fact.year)))
        best = {fact.year, rank.confidence, nullptr, fact.written};
    return best;
  }

  bool only_year(int year) const {
    return std::all_of(facts_.years.begin(), facts_.years.end(),
                       [&](const YearFact& fact) { return fact.year == year; });
  }

  // Without an event a year must stand out.
  bool tells_alone(const YearFact& fact) const {
    if (fact.basis == Basis::stated) return fact.in_title;
    if (fact.basis == Basis::opening || fact.basis == Basis::comparison)
      return fact.in_head && !goes_on_after(fact.year);
    // Early in a year it may have been told the year before; so it may beside another year.
    if (fact.basis == Basis::due && (fact.day.month < 4 || !only_year(fact.year))) return false;
    if (fact.basis == Basis::congress && national_term(fact.year)) return false;
    if (fact.basis == Basis::plan)
      return fact.in_head && !looks_back_on(fact.year - 1) && !plans_after(fact.year);
    return fact.in_head;
  }

  // "sơ kết 1 năm … ngày 15-4-2011": in the middle of the year the jubilee is surely kept.
  YearChoice of_jubilee() const {
    for (const YearFact& fact : facts_.years)
      if (fact.basis == Basis::jubilee && fact.day.month >= 3 && fact.day.month <= 9 &&
          possible({fact.year, 0, 0}))
        return {fact.year, 0.6, nullptr, fact.written};
    return {};
  }

  const DateFacts& facts_;
  const Day& latest_;
};

}  // namespace

YearChoice choose_year(const DateFacts& facts, const Day& latest) {
  return Choice(facts, latest).choose();
}

}  // namespace vankho::facets
