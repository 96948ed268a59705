#include "facets/date_facts.h"

#include <algorithm>

#include "facets/date_clock.h"
#include "facets/date_context.h"
#include "facets/date_lunar.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kHead = 1500;  // bytes of the body that are its first paragraphs
constexpr std::size_t kMostFacts = 200;
constexpr std::size_t kLongestSentence = 400;  // bytes

// Reads the dates of one field into facts.
class FieldDates {
 public:
  FieldDates(const Field& field, bool is_title, bool is_lead,
             const std::vector<DateMention>& mentions, DateFacts& facts)
      : field_(field), title_(is_title), lead_(is_lead), mentions_(mentions), facts_(facts) {}

  void read() {
    for (index_ = 0; index_ < mentions_.size() && facts_.years.size() < kMostFacts; ++index_)
      take(mentions_[index_]);
    // "Tết Mậu Thân" is of 1968, not yet of 2028: what lies ahead is left out later.
    for (const LunarYear& lunar : find_lunar_years(field_.tokens))
      if (facts_.years.size() < kMostFacts && (title_ || lead_ || lunar.span.begin < kHead))
        facts_.years.push_back(
            {Basis::plan, lunar.year, {}, title_, true, false, written(lunar.span)});
  }

 private:
  std::string written(const text::Span& span) const {
    return std::string(field_.text.substr(span.begin, span.end - span.begin));
  }

  bool in_head(const DateMention& mention) const {
    return title_ || lead_ || mention.span.begin < kHead;
  }

  void add(Basis basis, int year, const DateMention& mention, const Day& day = {}) {
    facts_.years.push_back({basis, year, day, title_, in_head(mention), in_event_sentence(mention),
                            written(mention.span)});
  }

  // Between the sentence's event and the year stands no full stop.
  bool in_event_sentence(const DateMention& mention) const {
    return event_end_ != 0 && mention.span.begin >= event_end_ &&
           one_sentence(event_end_, mention.span.begin);
  }

  bool one_sentence(std::size_t from, std::size_t to) const {
    if (to - from > kLongestSentence) return false;
    const std::string_view between = field_.text.substr(from, to - from);
    return between.find(". ") == std::string_view::npos &&
           between.find('\n') == std::string_view::npos;
  }

  // "Nhân Tháng Công nhân năm 2023, ngày 8/5, …": the year stands before its event.
  void join_stated(std::size_t event_begin) {
    constexpr std::size_t kJoint = 16;  // bytes: a comma and "sáng"
    for (const auto& [index, end] : stated_)
      if (end <= event_begin && event_begin - end <= kJoint && one_sentence(end, event_begin))
        facts_.years[index].with_event = true;
  }

  void add_stated(const DateMention& mention, bool with_event) {
    stated_.emplace_back(facts_.years.size(), mention.span.end);
    add(Basis::stated, mention.day.year, mention);
    if (with_event) facts_.years.back().with_event = true;
  }

  // The very beginning of the text, a newspaper's mark aside.
  bool opens_text(const DateContext& context) const {
    constexpr std::size_t kMark = 40;  // bytes
    return !title_ && context.begin() <= kMark && context.time_opens_sentence();
  }

  // "hoàn thành nhiệm vụ; năm 2015 được …": what stands before does not reach the year.
  bool after_comma(const DateContext& context) const {
    std::size_t at = context.begin();
    while (at > 0 && field_.text[at - 1] == ' ') --at;
    return at > 0 && (field_.text[at - 1] == ',' || field_.text[at - 1] == ';');
  }

  // "kết quả thực hiện nhiệm vụ năm 2022" looks back, though "nhiệm vụ" alone looks forward.
  bool looks_back(const CueAt& plan, const DateContext& context) const {
    constexpr std::size_t kWordsBetween = 3;
    for (const CueAt& cue : context.cues_before()) {
      if (!cue.cues.has(Cue::result) || cue.end > plan.begin ||
          plan.begin - cue.end > kWordsBetween)
        continue;
      const std::size_t from = field_.tokens[cue.end - 1].span.end;
      const std::string_view between =
          field_.text.substr(from, field_.tokens[plan.begin].span.begin - from);
      if (between.find_first_of(",;") == std::string_view::npos &&
          between.find(" và ") == std::string_view::npos)
        return true;
    }
    return false;
  }

  void take(const DateMention& mention) {
    const DateContext context(field_, mention);
    if (context.in_sentence(Cue::review)) facts_.reviews = true;
    switch (mention.shape) {
      case Shape::full:
        return take_full(mention, context);
      case Shape::day_month:
        if (!context.of_document()) take_event(mention, context);
        return;
      case Shape::month:
        return take_month(mention, context);
      case Shape::year:
        return take_year(mention, context);
      case Shape::years:
        return take_years(mention, context);
    }
  }

  // "(19/5/1890 - 19/5/2016)": the same day of two years.
  bool ends_anniversary(const DateMention& mention) const {
    constexpr std::size_t kDash = 8;
    if (index_ == 0) return false;
    const DateMention& first = mentions_[index_ - 1];
    return first.shape == Shape::full && first.day.month == mention.day.month &&
           first.day.day == mention.day.day && first.day.year < mention.day.year &&
           mention.span.begin - first.span.end <= kDash;
  }

  void take_full(const DateMention& mention, const DateContext& context) {
    if (is_clock(field_.text, mention.span)) return;
    if (ends_anniversary(mention))
      return add(Basis::anniversary, mention.day.year, mention, mention.day);
    if (mention.day.year < kFirstNewsYear) return;
    if (context.of_document()) return take_document(mention, context);
    if (context.before(Cue::feast, 2))
      return add(Basis::anniversary, mention.day.year, mention, mention.day);
    if (context.before(Cue::due, 2) || (context.has_day_word() && context.word_before() == "trước"))
      return add(Basis::due, mention.day.year, mention, mention.day);
    if (take_event(mention, context) || context.before(Cue::history, 2)) return;
    add(Basis::day, mention.day.year, mention, mention.day);
  }

  void take_document(const DateMention& mention, const DateContext& context) {
    constexpr std::size_t kReviewReach = 40;
    facts_.newest_document = std::max(facts_.newest_document, mention.day);
    if (context.in_sentence(Cue::spread)) facts_.spreads = true;
    const int years = context.years_before();
    if (years > 0 && context.before(Cue::review, kReviewReach))
      add(Basis::jubilee, mention.day.year + years, mention,
          {mention.day.year + years, mention.day.month, mention.day.day});
  }

  // True when the date is something that the text reports, or is known to be none.
  bool take_event(const DateMention& mention, const DateContext& context) {
    constexpr std::size_t kComingReach = 10, kIssueReach = 14;
    if (context.after(Cue::future, 0) || context.before(Cue::caption, 60)) return true;
    DateEvent event{mention.day, DateEvent::weak, context.before(Cue::today, 1),
                    written(mention.span)};
    const bool coming = !event.today && context.before(Cue::coming, kComingReach);
    if (coming && event.day.known()) {
      if (context.before(Cue::due, kComingReach))
        add(Basis::due, event.day.year, mention, event.day);
      return true;
    }
    // The day of a document is not that of the article, nor is a day told far below the
    // beginning when its year must be said.
    const bool background = !event.today && (context.after(Cue::issue, kIssueReach) ||
                                             (event.day.known() && !in_head(mention)));
    if (coming || background || context.lists_days())
      event.strength = DateEvent::range;
    else if (event.today || context.before(Cue::session, 1) || context.opens_sentence())
      event.strength = DateEvent::strong;
    else if (context.before(Cue::history, 2))
      return true;
    else if (context.before(Cue::range, 1))
      event.strength = DateEvent::range;
    else if (!context.has_day_word())
      return false;
    if (context.in_sentence(Cue::spread)) facts_.spreads = true;
    if (event.strength == DateEvent::range && event.day.known()) {
      add(Basis::day, event.day.year, mention, event.day);
      return true;
    }
    facts_.events.push_back(std::move(event));
    event_end_ = mention.span.end;
    join_stated(context.begin());
    return true;
  }

  void take_month(const DateMention& mention, const DateContext& context) {
    constexpr std::size_t kTold = 12;  // words in which it is said what was founded then
    if (mention.day.year < kFirstNewsYear || context.of_document()) return;
    if (context.word_before() == "đến" && context.last_before(Cue::since))
      return add(Basis::until, mention.day.year, mention, mention.day);
    if (context.before(Cue::target | Cue::since | Cue::history, 2)) return;
    if (opens_text(context) && !context.after(Cue::history, kTold))
      return add(Basis::opening, mention.day.year, mention, mention.day);
    add_stated(mention, false);
  }

  // "II/2024" behind "quý".
  bool of_quarter(const DateMention& mention) const {
    const std::size_t begin = mention.span.begin;
    return begin >= 2 && field_.text[begin - 1] == '/' &&
           (field_.text[begin - 2] == 'I' || field_.text[begin - 2] == 'V');
  }

  // "Xuân Giáp Thìn 2024", "Tết Nguyên đán năm 2024", "Tết Nguyên đán Đinh Dậu 2017"
  static bool of_new_year(const DateContext& context) {
    const auto word = [&](std::size_t back) { return context.word_before(back); };
    if (word(0) == "tết") return true;
    if (word(0) == "đán" && word(2) == "tết") return true;
    if (word(3) == "đán" && word(5) == "tết") return true;
    if (word(2) == "đán" && word(4) == "tết") return true;
    return !context.has_year_word() && (word(2) == "xuân" || word(2) == "tết");
  }

  void take_year(const DateMention& mention, const DateContext& context) {
    constexpr std::size_t kTopicReach = 12;  // words between "tổng kết" and its year
    const int year = mention.day.year;
    if (year < kFirstNewsYear) return;
    if (of_quarter(mention) || context.before(Cue::period, 1) || context.of_months())
      return add(Basis::period, year, mention);
    if (context.before(Cue::compared, 0)) return add(Basis::comparison, year + 1, mention);
    if (context.before(Cue::opened, 0) && context.after(Cue::until_now, 0))
      return add(Basis::period, year, mention);
    if (context.before(Cue::target | Cue::since | Cue::history, 0)) return;
    if (of_new_year(context) && !context.before(Cue::since, 3)) {
      add(Basis::plan, year, mention);
      return add(Basis::stated, year, mention);
    }
    if (!context.has_year_word()) {
      if (title_ && !context.before(Cue::plan, 3)) add(Basis::stated, year, mention);
      else if (title_) add(Basis::plan, year, mention);
      return;
    }
    if (opens_text(context) && context.in_sentence(Cue::result | Cue::plan))
      return add(Basis::opening, year, mention);
    const CueAt* topic = context.last_before(Cue::result | Cue::plan);
    if (topic && context.before(Cue::result | Cue::plan, kTopicReach) && !context.after_symbol() &&
        !after_comma(context))
      return add(
          topic->cues.has(Cue::plan) && !looks_back(*topic, context) ? Basis::plan : Basis::result,
          year, mention);
    // "được trao trong năm 2022" tells of the year that runs, at the end of a sentence.
    const bool running = context.word_before() == "trong" && context.ends_sentence() &&
                         !context.last_before(Cue::coming);
    if (!context.of_document()) add_stated(mention, running);
  }

  void take_years(const DateMention& mention, const DateContext& context) {
    if (context.before(Cue::term | Cue::midterm, 1)) return take_term(mention, context);
    const int years = context.years_before();
    const int length = mention.until - mention.day.year;
    if (mention.until < kFirstNewsYear || years == 0) return;
    if (length == years && !context.before(Cue::plan, 6))
      add(Basis::anniversary, mention.until, mention);
    else if (length + 1 == years && !context.before(Cue::plan | Cue::since, 6))
      add(Basis::span, mention.until, mention);
  }

  // "nhiệm kỳ 2020-2025" tells a year only together with its congress.
  void take_term(const DateMention& mention, const DateContext& context) {
    const int first = mention.day.year, last = mention.until;
    const CueAt* congress = context.last_before(Cue::congress);
    // A cell's term is half as long as that of a committee.
    const int shortest = congress ? 2 : 4, longest = 6;
    if (first < kFirstNewsYear - 2 || last - first < shortest || last - first > longest) return;
    // Councils and the National Assembly are elected in the first year, a congress is
    // prepared in the year before.
    const bool elected = first % 5 == 1 && !congress;
    facts_.not_before = std::max(facts_.not_before, Day{elected ? first : first - 1, 0, 0});
    if (elected && context.in_sentence(Cue::election)) return add(Basis::election, first, mention);
    if (context.before(Cue::midterm, 1)) return add(Basis::midterm, first + 3, mention);
    // "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội …, nhiệm kỳ 2010-2015"
    if (context.before(Cue::midterm, 40) && context.before(Cue::review | Cue::result, 60))
      return add(Basis::midterm, first + 3, mention);
    if (!congress) return;
    if (const CueAt* resolution = resolution_of(*congress, context))
      return take_resolution(*resolution, mention, context);
    // "Chiều 20/9, Chi bộ … đại hội lần thứ XII, nhiệm kỳ 2022 - 2025."
    const bool held = in_event_sentence(mention) && !context.last_before(Cue::carry | Cue::plan);
    if (held || context.in_sentence(Cue::opening | Cue::review) || facts_.congress_in_title)
      add(Basis::congress, first, mention);
  }

  // The "Nghị quyết" of "Nghị quyết Đại hội …".
  static const CueAt* resolution_of(const CueAt& congress, const DateContext& context) {
    for (const CueAt& cue : context.cues_before())
      if (cue.cues.has(Cue::resolution) && cue.end <= congress.begin &&
          congress.begin - cue.end <= 1)
        return &cue;
    return nullptr;
  }

  // Studied soon after the congress, summed up before the next one; carried out at any time.
  void take_resolution(const CueAt& resolution, const DateMention& mention,
                       const DateContext& context) {
    bool study = false, review = false;
    for (const CueAt& cue : context.cues_before()) {
      if (cue.begin >= resolution.begin) break;
      if (cue.cues.has(Cue::study)) study = true;
      else if (cue.cues.has(Cue::carry)) study = false;
      review = review || cue.cues.has(Cue::review);
    }
    if (study) add(Basis::study, mention.day.year, mention);
    else if (review) add(Basis::closing, mention.until, mention);
  }

  const Field& field_;
  bool title_, lead_;
  const std::vector<DateMention>& mentions_;
  DateFacts& facts_;
  std::size_t index_ = 0;
  std::size_t event_end_ = 0;  // of the last event read
  std::vector<std::pair<std::size_t, std::size_t>> stated_;  // index of the fact, end of its year
};

void bound(DateFacts& facts, const Page& page, const std::vector<std::string>& cited_days) {
  for (const std::string& cited : cited_days)
    if (const auto day = parse_day(cited))
      facts.newest_document = std::max(facts.newest_document, *day);
  for (const Field* field : {&page.title, &page.lead, &page.body}) {
    const EraBounds bounds = era_bounds(field->tokens);
    facts.not_before = std::max(facts.not_before, bounds.not_before);
    if (bounds.not_after.known() &&
        (!facts.not_after.known() || bounds.not_after < facts.not_after))
      facts.not_after = bounds.not_after;
  }
  facts.not_before = std::max(facts.not_before, facts.newest_document);
}

bool tells_congress(const Field& title) {
  const std::vector<CueAt> cues = find_cues(title.tokens, 0, title.tokens.size());
  const auto has = [&](Cue cue) {
    return std::any_of(cues.begin(), cues.end(), [&](const CueAt& at) { return at.cues.has(cue); });
  };
  return has(Cue::congress) && has(Cue::opening) && !has(Cue::carry);
}

bool tells_spread(const Field& title) {
  const std::vector<CueAt> cues = find_cues(title.tokens, 0, title.tokens.size());
  return std::any_of(cues.begin(), cues.end(),
                     [](const CueAt& cue) { return cue.cues.has(Cue::spread); });
}

}  // namespace

DateFacts gather_facts(const Page& page, const std::vector<DateMention>& in_body,
                       const std::vector<std::string>& cited_days) {
  DateFacts facts;
  facts.congress_in_title = tells_congress(page.title);
  facts.spread_in_title = tells_spread(page.title);
  FieldDates(page.title, true, false, find_dates(page.title.text), facts).read();
  FieldDates(page.lead, false, true, find_dates(page.lead.text), facts).read();
  FieldDates(page.body, false, false, in_body, facts).read();
  if (!facts.events.empty())
    for (const Field* field : {&page.title, &page.lead, &page.body})
      for (const PartyMeeting& meeting : find_meetings(*field)) facts.meetings.push_back(meeting);
  bound(facts, page, cited_days);
  return facts;
}

}  // namespace vankho::facets
