// When an article was published: metadata, then its date line or its URL, then its
// dateline with a year from the text, then what can be inferred.
#include "facets/date.h"

#include <algorithm>
#include <chrono>

#include "facets/date_facts.h"
#include "facets/date_line.h"
#include "facets/date_mention.h"
#include "facets/date_url.h"
#include "facets/date_year.h"

namespace vankho::facets {
namespace {

constexpr long kSameStory = 45;   // days between a page's date and the events it tells
constexpr long kAnotherDay = 90;  // days between a site's own clock and its article

std::string rendered(const Day& day) { return iso(day); }

DateGuess guessed(const Day& day, std::string source, double confidence, std::string_view written) {
  return {rendered(day), day.year, std::move(source), confidence, std::string(written), {}};
}

Day today() {
  const auto now = std::chrono::system_clock::now();
  return from_day_number(
      std::chrono::duration_cast<std::chrono::days>(now.time_since_epoch()).count());
}

// Nothing is published after it was fetched, nor after today.
Day latest_day(const Page& page) {
  const Day now = today();
  const auto fetched = parse_day(page.fetched);
  return fetched && fetched->full() ? std::min(*fetched, now) : now;
}

long apart(const Day& a, const Day& b) { return std::abs(day_number(a) - day_number(b)); }

bool same_day(const DateEvent& event, const Day& day) {
  if (event.day.known()) return apart(event.day, day) <= kSameStory;
  return apart({day.year, event.day.month, event.day.day}, day) <= kSameStory;
}

// The line of the article itself. A site's own clock, which shows the day of the visit,
// gives way to a later line, or to one that agrees with the events told.
const DateLine* best_line(const std::vector<DateLine>& lines, const DateFacts& facts) {
  if (lines.empty()) return nullptr;
  const DateLine& first = lines.front();
  for (const DateLine& other : lines) {
    if (!other.day.full() || apart(first.day, other.day) <= kAnotherDay) continue;
    if (first.among_contacts) return &other;
    const auto agrees = [&](const DateEvent& event) { return same_day(event, other.day); };
    const auto first_agrees = [&](const DateEvent& event) { return same_day(event, first.day); };
    if (std::any_of(facts.events.begin(), facts.events.end(), agrees) &&
        std::none_of(facts.events.begin(), facts.events.end(), first_agrees))
      return &other;
  }
  return &first;
}

// "Sáng nay (16/10/2020)" outweighs a clock of another year.
const DateEvent* dated_today(const DateFacts& facts) {
  for (const DateEvent& event : facts.events)
    if (event.today && event.day.known()) return &event;
  return nullptr;
}

class Dating {
 public:
  Dating(const Page& page, const std::vector<std::string>& cited_days)
      : page_(page), cited_(cited_days), latest_(latest_day(page)) {}

  DateGuess guess() {
    const DateGuess metadata = from_metadata();
    if (metadata.published.size() == 10) return metadata;
    read();
    if (!metadata.published.empty()) return refined(metadata);
    if (const DateGuess line = from_line_or_url(); !line.published.empty()) return line;
    return from_text();
  }

 private:
  DateGuess from_metadata() const {
    const auto day = parse_day(normal_date(page_.published));
    if (!day) return {};
    const std::string_view source = page_.published_source;
    return guessed(*day, std::string(source.empty() ? "meta" : source), 0.99, page_.published);
  }

  void read() {
    const std::vector<DateMention> in_body = find_dates(page_.body.text);
    facts_ = gather_facts(page_, in_body, cited_);
    lines_ = find_date_lines(page_, in_body);
    url_ = date_in_url(page_.url);
    std::erase_if(lines_, [&](const DateLine& line) {
      return line.day.year < kFirstNewsYear || first_day(line.day) > latest_;
    });
    if (url_ && first_day(url_->day) > latest_) url_.reset();
  }

  // Metadata with only a year or a month: the text may know the day.
  DateGuess refined(const DateGuess& metadata) const {
    for (const DateLine& line : lines_)
      if (line.day.full() && iso(line.day).starts_with(metadata.published)) {
        DateGuess finer = metadata;
        finer.published = iso(line.day);
        return finer;
      }
    return metadata;
  }

  DateGuess from_line_or_url() const {
    const DateLine* line = best_line(lines_, facts_);
    if (const DateEvent* event = dated_today(facts_);
        line && event && apart(event->day, line->day) > kAnotherDay)
      return guessed(event->day, "event", 0.85, event->written);
    if (!url_) return line ? from_line(*line) : DateGuess{};
    if (!line) return from_url();
    // Where they tell of different days, a stamp in the URL was set when the page was made.
    for (const DateLine& other : lines_)
      if (apart(other.day, url_->day) <= kSameStory) return from_line(other);
    return from_url();
  }

  DateGuess from_line(const DateLine& line) const {
    const bool sure = line.day.full() && !line.among_contacts;
    return guessed(line.day, "text", sure ? 0.97 : 0.85, line.written);
  }

  // A month in the URL and a day in the dateline make a whole date.
  DateGuess from_url() const {
    const Day& day = url_->day;
    if (!day.full())
      for (const DateEvent& event : facts_.events) {
        const Day whole{day.year, event.day.month, event.day.day};
        if (event.published() && event.day.month == day.month &&
            (!event.day.known() || event.day.year == day.year) && valid(whole))
          return guessed(whole, "event", 0.9, event.written);
      }
    return guessed(day, "url", day.full() ? 0.95 : 0.9, url_->written);
  }

  DateGuess from_text() const {
    const YearChoice choice = choose_year(facts_, latest_);
    if (choice.year == 0) return unknown();
    const bool whole = choice.event && choice.event->published() && choice.event->day.full();
    const Day day = whole ? Day{choice.year, choice.event->day.month, choice.event->day.day}
                          : Day{choice.year, 0, 0};
    return guessed(day, whole ? "event" : "inferred", choice.confidence, choice.written);
  }

  DateGuess unknown() const {
    DateGuess guess;
    Day upper = facts_.not_after;
    if (page_.fetched.size() >= 10 && (!upper.known() || latest_ < upper)) upper = latest_;
    if (facts_.not_before.known() || upper.known())
      guess.range.emplace(iso(facts_.not_before), iso(upper));
    return guess;
  }

  const Page& page_;
  const std::vector<std::string>& cited_;
  Day latest_;
  DateFacts facts_;
  std::vector<DateLine> lines_;
  std::optional<UrlDate> url_;
};

}  // namespace

std::string normal_date(std::string_view written) {
  constexpr std::size_t kLongest = 100;
  written = written.substr(0, kLongest);
  while (!written.empty() && written.front() == ' ') written.remove_prefix(1);
  while (!written.empty() && written.back() == ' ') written.remove_suffix(1);
  if (const auto day = parse_day(written)) return iso(*day);
  for (const DateMention& mention : find_dates(written))
    if (mention.shape == Shape::full || mention.shape == Shape::month) return iso(mention.day);
  return {};
}

DateGuess guess_date(const Page& page, const std::vector<std::string>& cited_days) {
  return Dating(page, cited_days).guess();
}

}  // namespace vankho::facets
