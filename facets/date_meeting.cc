#include "facets/date_meeting.h"

#include <string_view>

#include "facets/citation_congress.h"
#include "facets/citation_cursor.h"
#include "facets/citation_plenum.h"
#include "facets/document_terms.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kMostMeetings = 20;  // of one field

class MeetingReader {
 public:
  explicit MeetingReader(const Field& field) : cursor_(field, false) {}

  std::vector<PartyMeeting> read() {
    static const Phrase kPlenum("hội nghị"), kCongress("đại hội");
    for (std::size_t at = 0; at + 1 < cursor_.size() && found_.size() < kMostMeetings; ++at) {
      if (cursor_.match(at, kPlenum) != 0)
        take_plenum(at);
      else if (cursor_.match(at, kCongress) != 0)
        take_congress(at);
    }
    return std::move(found_);
  }

 private:
  void take_plenum(std::size_t at) {
    const PlenumName name = read_plenum(cursor_, at, PlenumName::Where::named);
    if (!name || name.numbers.size() != 1 || name.terms.size() != 1) return;
    if (const Plenum* plenum = find_plenum(name.terms[0], name.numbers[0], name.session))
      add(plenum->start, plenum->end);
  }

  void take_congress(std::size_t at) {
    const CongressName name = read_congress(cursor_, at);
    if (!name || !name.national) return;
    if (const Term* term = find_term(name.ordinal)) add(term->congress_start, term->congress_end);
  }

  void add(std::string_view start, std::string_view end) {
    const auto first = parse_day(start), last = parse_day(end);
    if (first && last && first->full() && last->full()) found_.push_back({*first, *last});
  }

  Cursor cursor_;
  std::vector<PartyMeeting> found_;
};

}  // namespace

std::vector<PartyMeeting> find_meetings(const Field& field) { return MeetingReader(field).read(); }

}  // namespace vankho::facets
