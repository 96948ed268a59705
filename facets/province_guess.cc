// Which province a text is about: its own words first, then who published it.
#include <algorithm>
#include <cmath>
#include <string_view>

#include "facets/dateline_mark.h"
#include "facets/province_evidence.h"
#include "facets/province_history.h"
#include "facets/province_site.h"

namespace vankho::facets {
namespace {

// On the scale of province_evidence.h; tried on labelled articles.
constexpr double kEnough = 40;        // one "tỉnh X" decides
constexpr double kEnoughAlone = 9;    // one bare name, when nothing speaks against it
constexpr double kEnoughLocal = 25;   // in a text that speaks of the centre as much as of a province
constexpr double kClear = 2;          // times the second
constexpr double kClearInTitle = 1.25;  // … when the title names it alone
constexpr double kClearOfSeveral = 6;  // … in a text whose title speaks of "hai tỉnh"
constexpr double kLocalSign = 10;     // "Tỉnh ủy" without a name, for the publisher's province
constexpr int kLocalSigns = 3;        // counted at most
constexpr double kOwn = 60;           // a publisher with so many points is the province's own
constexpr double kRegional = 60;      // needed in a text whose title names a region
constexpr int kCentralSigns = 3;      // so many make a text national
constexpr int kVenue = 5;             // names of fewer points are often only where something was held
constexpr double kEnoughSeveral = 20; // … for each of several provinces
constexpr int kMasthead = 90;
// The last day of the map that data/districts.tsv draws.
constexpr std::string_view kDistrictsDrawn = "2025-06-30";

// Who published, on the strongest sign of it.
struct Source {
  const Province* province = nullptr;
  int points = 0;
  bool national = false;
  std::string evidence;

  void offer(const Province* other, int other_points, std::string_view written) {
    if (!other || other_points <= points) return;
    province = other;
    points = other_points;
    evidence.assign(written);
  }
};

void offer_text(Source& source, std::string_view text, int points) {
  constexpr std::size_t kLongest = 4096;
  const std::vector<Weight> weights = weigh_text(text.substr(0, kLongest));
  if (!weights.empty() && weights.front().points > 0)
    source.offer(weights.front().province, points, weights.front().evidence);
}

Source source_of(const Page& page) {
  Source source;
  const Publisher publisher = publisher_of(page.url);
  source.national = publisher.national;
  source.offer(publisher.province, publisher.points, publisher.evidence);
  DatelineMark mark = dateline_mark(page.lead.text);
  if (mark.written.empty()) mark = dateline_mark(page.body.text);
  source.national = source.national || mark.national;
  // A reprint keeps the mark of the paper that wrote it.
  if (mark.province && mark.points >= kOwn && mark.province != source.province) source.points = 0;
  source.offer(mark.province, mark.points, mark.written);
  if (!page.source.empty()) offer_text(source, page.source, kMasthead);
  for (const Removed& piece : page.removed)
    if (piece.kind == "masthead") offer_text(source, piece.text, kMasthead);
  return source;
}

class Decision {
 public:
  Decision(const Page& page, std::string_view day)
      : evidence_(weigh_provinces(page)), source_(source_of(page)),
        day_(parse_day(day).value_or(Day{})) {}

  ProvinceGuess guess() {
    add_tie_breakers();
    follow_history();
    if (source_.province && source_.points >= kOwn)
      from_own_publisher();
    else
      from_text();
    for (const Weight& weight : evidence_.weights)
      if (weight.named) guess_.mentioned.push_back(as_of_day(weight.province));
    return std::move(guess_);
  }

 private:
  // A weak sign of the publisher only adds to what the text says.
  void add_tie_breakers() {
    if (!source_.province || source_.points >= kOwn) return;
    Weight& weight = weight_of(source_.province);
    weight.points += source_.points;
    if (weight.evidence.empty()) weight.evidence = source_.evidence;
    sort();
  }

  // In Tuyên Quang of today "tỉnh Hà Giang (cũ)" is a part of it; in 2007 Thường Tín,
  // which is in Hà Nội today, was in Hà Tây.
  void follow_history() {
    for (Weight& former : evidence_.weights) {
      if (former.points == 0 || former.province->to.empty() || !day_.known()) continue;
      Weight* const successor = known_weight(find_province(former.province->now));
      if (!successor || successor == &former) continue;
      if (!history().existed(*former.province, first_day(day_))) {
        if (successor->named) move_points(former, *successor);
      } else if (!successor->named && former.province->to < kDistrictsDrawn) {
        move_points(*successor, former);
      }
    }
    sort();
  }

  static void move_points(Weight& from, Weight& to) {
    to.points += from.points;
    to.head += from.head;
    to.title += from.title;
    to.best = std::max(to.best, from.best);
    from.points = from.head = from.title = 0;
  }

  Weight* known_weight(const Province* province) {
    for (Weight& weight : evidence_.weights)
      if (weight.province == province && weight.points > 0) return &weight;
    return nullptr;
  }

  Weight& weight_of(const Province* province) {
    for (Weight& weight : evidence_.weights)
      if (weight.province == province) return weight;
    Weight& fresh = evidence_.weights.emplace_back();
    fresh.province = province;
    return fresh;
  }

  void sort() {
    std::stable_sort(evidence_.weights.begin(), evidence_.weights.end(),
                     [](const Weight& a, const Weight& b) { return a.points > b.points; });
  }

  double points(std::size_t rank) const {
    return rank < evidence_.weights.size() ? evidence_.weights[rank].points : 0;
  }

  double points_of(const Province* province) const {
    for (const Weight& weight : evidence_.weights)
      if (weight.province == province) return weight.points;
    return 0;
  }

  // On a province's own site the text is about that province, unless it clearly is
  // about another, or about the whole country.
  void from_own_publisher() {
    const double own = points_of(source_.province) +
                       kLocalSign * std::min(evidence_.local, kLocalSigns);
    if (points(0) >= kEnough && points(0) >= kClear * own && points(0) >= kClear * points(1) &&
        evidence_.weights[0].head > 0)
      return settle(evidence_.weights[0]);
    if (own == 0 && whole_country()) return national();
    Weight weight = weight_of(source_.province);
    if (weight.points < kEnough) weight.evidence = source_.evidence;
    weight.points += source_.points;
    settle(weight);
    if (!named(source_.province)) guess_.province = as_of_day(source_.province, true);
    guess_.provinces = {guess_.province};
  }

  bool named(const Province* province) const {
    return std::any_of(evidence_.weights.begin(), evidence_.weights.end(), [&](const Weight& w) {
      return w.province == province && w.points > 0;
    });
  }

  bool whole_country() const {
    return evidence_.central >= kCentralSigns ||
           (evidence_.central_in_title && evidence_.central > 0);
  }

  // The only one in the title is what the text is about, though another be named as often.
  double clear() const {
    if (evidence_.several_in_title) return kClearOfSeveral;
    const bool alone = evidence_.weights.size() > 1 && evidence_.weights[0].title > 0 &&
                       evidence_.weights[1].title == 0;
    return alone ? kClearInTitle : kClear;
  }

  void from_text() {
    if (points(0) > 0 && points(0) >= clear() * points(1) && enough())
      return settle(evidence_.weights[0]);
    if (points(1) > 0 && points(0) < clear() * points(1) && points(0) >= kEnoughSeveral)
      return several();
    if (evidence_.central > 0 || source_.national) return national();
  }

  bool enough() const {
    const Weight& best = evidence_.weights[0];
    if (only_a_venue(best)) return false;
    if (evidence_.region_in_title && best.points <= kRegional) return false;
    if (best.points >= kEnough) return best.head > 0 || !whole_country();
    if (evidence_.local > 0)
      return best.points >= (evidence_.local > evidence_.central ? kEnoughAlone : kEnoughLocal);
    const bool in_title = best.title >= kEnoughAlone && !evidence_.central_in_title;
    return best.points >= kEnoughAlone && (evidence_.central == 0 || in_title) && points(1) == 0;
  }

  // "tại Hà Nội": a name that alone says little, and nothing else.
  static bool only_a_venue(const Weight& weight) {
    const int bare = history().bare(*weight.province);
    return bare < kVenue && weight.best <= bare * kHeadFactor;
  }

  void settle(const Weight& weight) {
    guess_.province = as_of_day(weight.province);
    guess_.scope = Scope::province;
    guess_.provinces = {guess_.province};
    guess_.evidence = weight.evidence;
    guess_.confidence = std::min(0.98, 0.5 + std::sqrt(weight.points) / 25);
  }

  void several() {
    guess_.scope = Scope::several;
    for (const Weight& weight : evidence_.weights)
      if (weight.points * clear() > points(0))
        guess_.provinces.push_back(as_of_day(weight.province));
    guess_.evidence = evidence_.weights[0].evidence;
    guess_.confidence = 0.6;
    if (source_.national && evidence_.listed && whole_country()) national();
  }

  void national() {
    guess_.scope = Scope::national;
    guess_.provinces.clear();
    guess_.evidence.clear();
    guess_.confidence = 0.6;
  }

  // A renamed unit has the name of the day. One that was merged keeps the name that the
  // text gives it; a publisher's name alone means the unit of the day.
  const Province* as_of_day(const Province* province, bool only_published = false) const {
    if (!day_.known()) return province;
    const Province* named = history().renamed_at(*province, first_day(day_));
    if (!only_published || history().existed(*named, last_day(day_)) || named->now.empty() ||
        !named->to.size() || iso(day_) <= named->to)
      return named;
    return find_province(named->now);
  }

  Evidence evidence_;
  Source source_;
  Day day_;
  ProvinceGuess guess_;
};

}  // namespace

ProvinceGuess guess_province(const Page& page, std::string_view day) {
  Decision decision(page, day);
  ProvinceGuess guess = decision.guess();
  if (const Province* given = resolve_province(page.province)) {
    guess.province = given;
    guess.scope = Scope::province;
    guess.provinces = {given};
    guess.confidence = 1;
    guess.evidence.assign(page.province);
  }
  return guess;
}

}  // namespace vankho::facets
