// facets/date_facts.h: what the dates and years in a text mean.
#pragma once

#include <string>
#include <vector>

#include "facets/date_meeting.h"
#include "facets/date_mention.h"
#include "facets/page.h"

namespace vankho::facets {

inline constexpr int kFirstNewsYear = 1997;  // the press went online

// Something that the text reports: "Sáng 25/12, …".
struct DateEvent {
  Day day;  // year 0 when not written
  enum Strength : std::uint8_t {
    range,   // "từ ngày 23 - 25/9": helps with the year only
    weak,    // "… vào ngày 5/3"
    strong,  // "Sáng 25/12", a sentence that begins "Ngày 8/9"
  } strength = weak;
  bool today = false;  // "Sáng nay (23/9)"
  std::string written;

  bool published() const { return strength != range; }
};

enum class Basis : std::uint8_t {
  result,       // "tổng kết năm 2019"
  plan,         // "nhiệm vụ năm 2020"
  period,       // "6 tháng đầu năm 2017", "quý II/2024"
  comparison,   // "so với cùng kỳ năm 2019": the year after
  opening,      // "Năm 2021, …", "Đầu tháng 4/2018, …": what the text begins with
  until,        // "từ năm 2015 đến tháng 10/2018": looked back on soon after
  due,          // "sẽ khai mạc ngày 15/8/2020", "trước ngày 15/11/2025": soon
  stated,       // another year
  day,          // a whole date that is no document's and no feast
  anniversary,  // "(19/5/1890 - 19/5/2016)", "50 năm (1969 - 2019)"
  span,         // "sơ kết 3 năm (2011 - 2013)": the last year of the span
  congress,     // the year in which a term's congress was held
  election,     // the year in which a term's councils were elected
  closing,      // the last year of a term summed up for the next congress
  midterm,      // the middle of a term
  study,        // the year of a congress whose resolution is being studied
  jubilee,      // "5 năm thực hiện Chỉ thị …, ngày …": the document's year and so many
};

struct YearFact {
  Basis basis = Basis::stated;
  int year = 0;
  Day day;              // day, due: itself; opening, until: its month, if known; anniversary, jubilee:
                        // its day in that year, if known
  bool in_title = false;
  bool in_head = false;  // title, lead or the first paragraphs
  bool with_event = false;  // in the sentence of an event
  std::string written;
};

struct DateFacts {
  std::vector<DateEvent> events;  // in order of place
  std::vector<YearFact> years;
  std::vector<PartyMeeting> meetings;  // whose days are known
  Day newest_document;  // of those cited in the text or given as cited
  bool congress_in_title = false;
  bool spread_in_title = false;
  bool spreads = false;  // the text tells how new documents were made known
  bool reviews = false;  // … or how old ones were carried out
  Day not_before, not_after;  // bounds; unknown when there are none
};

DateFacts gather_facts(const Page& page, const std::vector<DateMention>& in_body,
                       const std::vector<std::string>& cited_days);

}  // namespace vankho::facets
