#include "facets/citation_plenum.h"

#include <algorithm>

#include "facets/citation_numerals.h"
#include "facets/citation_phrases.h"

namespace vankho::facets {
namespace {

constexpr int kLastPlenum = 25;  // the third term's Committee met 24 times after its congress

const Phrases<bool>& committees() {
  static const Phrases<bool> all = [] {
    Phrases<bool> phrases;
    for (const std::string_view words :
         {"ban chấp hành trung ương", "bch trung ương", "bch tw", "bchtw", "trung ương", "tw",
          "ban chấp hành tw", "bch tư", "t ư"}) {
      phrases.add(words, true);
      phrases.add(std::string(words) + " đảng", true);
    }
    return phrases;
  }();
  return all;
}

// "TƯ" alone is "tư" in lower case: only as an acronym.
std::size_t committee_length(const Cursor& cursor, std::size_t at) {
  if (const auto found = committees().longest(cursor, at)) return found.length;
  const bool acronym = cursor.exact(at) == "tư" && cursor.kind(at) == text::Kind::acronym;
  return acronym ? 1 : 0;
}

// "TW7", "TƯ4": the number of a plenum glued to its body.
int glued_number(std::string_view exact) {
  for (const std::string_view body : {"nqtw", "nqtư", "hntw", "tw", "tư"}) {
    if (!exact.starts_with(body)) continue;
    const std::string_view digits = exact.substr(body.size());
    if (digits.empty() || digits.size() > 2) return 0;
    int value = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return 0;
      value = value * 10 + (c - '0');
    }
    return value;
  }
  return 0;
}

class Reader {
 public:
  Reader(const Cursor& cursor, std::size_t at) : cursor_(cursor), at_(at) {}

  PlenumName named() {
    static const Phrase kMeeting("hội nghị"), kOf("của");
    at_ += cursor_.match(at_, kOf);
    const std::size_t meeting = cursor_.match(at_, kMeeting);
    at_ += meeting;
    if (take_glued() || (ordinal_first() || committee_first()) || take_meeting(meeting != 0)) {
      return finished();
    }
    return {};
  }

  PlenumName number_only() {
    const Numeral number = plain_number(at_);
    if (!number) return {};
    name_.numbers.push_back(number.value);
    at_ += number.length;
    more_numbers();
    return finished();
  }

  // Only full names: a bare "Trung ương" is the issuer.
  PlenumName after() {
    static const Phrase kMeeting("hội nghị");
    const std::size_t meeting = cursor_.match(at_, kMeeting);
    at_ += meeting;
    const bool found = ordinal_first() || (meeting != 0 && committee_first());
    return found ? finished() : PlenumName();
  }

 private:
  bool take_glued() {
    const int number = glued_number(cursor_.exact(at_));
    if (number == 0 || number > kLastPlenum) return false;
    name_.numbers.push_back(number);
    ++at_;
    more_numbers();
    return true;
  }

  // "lần thứ tư (của) Ban Chấp hành Trung ương"
  bool ordinal_first() {
    static const Word kOf("của");
    std::size_t here = at_;
    const int number = ordinal(here);
    if (number == 0 || !cursor_.near(here)) return false;
    if (cursor_.is(here, kOf)) ++here;
    const std::size_t committee = committee_length(cursor_, here);
    if (committee == 0) return false;
    name_.numbers.push_back(number);
    at_ = here + committee;
    return true;
  }

  // "Trung ương 4", "BCH Trung ương lần thứ tư", "BCH Trung ương khóa XI lần thứ tư"
  bool committee_first() {
    const std::size_t committee = committee_length(cursor_, at_);
    if (committee == 0) return false;
    std::size_t here = at_ + committee;
    if (!cursor_.near(here)) return false;
    take_terms(here);
    if (const int number = ordinal(here)) {
      name_.numbers.push_back(number);
      at_ = here;
      return true;
    }
    const Numeral number = plain_number(here);
    if (!number) return false;
    name_.numbers.push_back(number.value);
    at_ = here + number.length;
    more_numbers();
    return true;
  }

  // "Hội nghị lần thứ 6 khóa XII": the term tells whose meeting it is.
  bool take_meeting(bool meeting) {
    std::size_t here = at_;
    const int number = meeting ? ordinal(here) : 0;
    if (number == 0) return false;
    take_terms(here);
    if (name_.terms.empty()) return false;
    name_.numbers.push_back(number);
    at_ = here;
    return true;
  }

  // "lần thứ tư", "lần 4"; moves `here` past it.
  int ordinal(std::size_t& here) const {
    static const Phrase kTurn("lần thứ"), kBare("lần");
    std::size_t length = cursor_.match(here, kTurn);
    if (length == 0) length = cursor_.match(here, kBare);
    if (length == 0) return 0;
    const Numeral number = read_ordinal(cursor_, here + length);
    if (!number || number.value > kLastPlenum) return 0;
    here += length + number.length;
    return number.value;
  }

  Numeral plain_number(std::size_t here) const {
    if (cursor_.gap(here) > Gap::tight) return {};
    Numeral number = read_roman(cursor_, here);
    if (!number) number = read_number(cursor_, here);
    if (!number || number.value > kLastPlenum) return {};
    return is_measured(cursor_, here + 1) ? Numeral() : number;
  }

  // "Trung ương 4, 5", "Trung ương 4 và 6", "Trung ương 4, Trung ương 5"
  void more_numbers() {
    static const Word kAnd("và");
    while (cursor_.gap(at_) == Gap::comma || cursor_.is(at_, kAnd)) {
      std::size_t here = at_ + (cursor_.is(at_, kAnd) ? 1 : 0);
      here += committee_length(cursor_, here);
      Numeral number = read_number(cursor_, here);
      if (!number) number = read_roman(cursor_, here);
      const int glued = number ? 0 : glued_number(cursor_.exact(here));
      const int value = number ? number.value : glued;
      if (value == 0 || value > kLastPlenum || is_measured(cursor_, here + 1)) return;
      name_.numbers.push_back(value);
      at_ = here + 1;
    }
  }

  void take_session() {
    static const Phrase kTurn("lần thứ"), kBare("lần");
    std::size_t length = cursor_.match(at_, kTurn);
    if (length == 0) length = cursor_.match(at_, kBare);
    if (length == 0) return;
    const Numeral number = read_ordinal(cursor_, at_ + length);
    if (number.value != 1 && number.value != 2) return;
    name_.session = number.value;
    at_ += length + number.length;
  }

  void take_terms(std::size_t& here) {
    static const Phrase kOf("của"), kParty("đảng");
    if (!name_.terms.empty()) return;
    std::size_t at = here;
    at += cursor_.match(at, kOf);
    at += cursor_.match(at, kParty);
    if (!cursor_.near(at)) return;
    std::size_t next = at;
    name_.terms = read_terms(cursor_, at, next);
    if (!name_.terms.empty()) here = next;
  }

  PlenumName finished() {
    take_session();
    take_terms(at_);
    name_.next = at_;
    return name_;
  }

  const Cursor& cursor_;
  std::size_t at_;
  PlenumName name_;
};

}  // namespace

PlenumName read_plenum(const Cursor& cursor, std::size_t at, PlenumName::Where where) {
  if (!cursor.has(at)) return {};
  Reader reader(cursor, at);
  return where == PlenumName::Where::named ? reader.named() : reader.after();
}

PlenumName read_plenum_number(const Cursor& cursor, std::size_t at) {
  return cursor.has(at) ? Reader(cursor, at).number_only() : PlenumName();
}

int read_period(const Cursor& cursor, std::size_t at, std::size_t& next) {
  static const Phrase kPeriod("nhiệm kỳ");
  const std::size_t length = cursor.match(at, kPeriod);
  const bool bracketed = length == 0 && cursor.gap(at) == Gap::bracket;
  if (length == 0 && !bracketed) return 0;
  const Numeral first = read_number(cursor, at + length),
                last = read_number(cursor, at + length + 1);
  const int years = last.value - first.value;
  if (first.value < 1930 || years < 4 || years > 6) return 0;
  next = at + length + 2;
  return first.value;
}

bool is_measured(const Cursor& cursor, std::size_t at) {
  static const Phrases<bool> measures = [] {
    Phrases<bool> phrases;
    for (const std::string_view words :
         {"nội dung",  "vấn đề",     "điểm",       "nhóm",      "người",        "tỷ",
          "triệu",     "nghìn",      "nhiệm vụ",   "nhiệm kỳ",  "giải pháp",    "mục tiêu",
          "lần",       "tháng",      "tuần",       "cơ sở",     "cơ quan",      "xã",
          "huyện",     "tỉnh",       "đồng chí",   "đồng",      "phần",         "trường hợp",
          "trường",    "vụ",         "việc",       "chỉ tiêu",  "khâu",         "bước",
          "loại",      "đơn vị",     "cá nhân",    "tập thể",   "công trình",   "dự án",
          "tiêu chí",  "hộ",         "đối tượng",  "bị can",    "tổ chức",      "tổ",
          "cán bộ",    "lĩnh vực",   "ngành",      "cấp",       "chương",       "điều",
          "khoản",     "trang",      "bài",        "câu",       "ha",           "km",
          "ngày",      "giờ",        "phút",       "đảng viên", "chi bộ",       "đảng bộ",
          "văn bản",   "cuộc",       "đợt",        "chuyên đề", "ý kiến",       "hình thức",
          "năm",       "địa phương", "thành viên", "ủy viên",   "doanh nghiệp", "nguyên tắc",
          "quan điểm", "khu vực",    "kỳ"}) {
      phrases.add(words, true);
    }
    return phrases;
  }();
  if (!cursor.near(at) || cursor.gap(at) != Gap::tight) return false;
  static const Word kYear("năm"), kDay("ngày");
  if (cursor.is(at, kYear) || cursor.is(at, kDay)) {  // "năm 2016", "ngày 29.8"
    const std::string_view next = cursor.exact(at + 1);
    if (next == "nay") return false;  // "Chỉ thị 05 năm nay"
    return next.empty() || next.front() < '0' || next.front() > '9';
  }
  return static_cast<bool>(measures.longest(cursor, at));
}

}  // namespace vankho::facets
