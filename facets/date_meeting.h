// facets/date_meeting.h: plenums and congresses of the whole Party that a text names;
// the days on which they met are known.
#pragma once

#include <vector>

#include "facets/date_value.h"
#include "facets/page.h"

namespace vankho::facets {

struct PartyMeeting {
  Day start, end;
};

// "Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII", "Đại hội đại biểu toàn
// quốc lần thứ XII của Đảng"; only those whose days are known whole.
std::vector<PartyMeeting> find_meetings(const Field& field);

}  // namespace vankho::facets
