#include "facets/citation_congress.h"

#include "facets/citation_issuer.h"
#include "facets/citation_numerals.h"
#include "facets/citation_phrases.h"
#include "facets/citation_plenum.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kMostTokens = 32;
constexpr int kLastOrdinal = 35;
constexpr int kFirstLocalOnly = 15;  // the Party has not yet met for the fifteenth time

enum class Part { filler, national, party, committee, outside };

const Phrases<Part>& parts() {
  static const Phrases<Part> all = [] {
    Phrases<Part> phrases;
    for (const std::string_view words :
         {"đại biểu", "của", "các", "cơ quan", "và", "doanh nghiệp", "dân chính đảng", "dân",
          "chính", "cấp", "tỉnh", "thành phố", "tp", "cộng sản việt nam", "việt nam", "lần"}) {
      phrases.add(words, Part::filler);
    }
    phrases.add("toàn quốc", Part::national);
    phrases.add("đại biểu toàn quốc", Part::national);
    phrases.add("đảng", Part::party);
    phrases.add("đảng toàn quốc", Part::national);
    for (const std::string_view words : {"đảng bộ", "đb", "đảng ủy"})
      phrases.add(words, Part::committee);
    for (const std::string_view words :
         {"đoàn",     "đoàn thanh niên", "công đoàn",          "hội nông dân",
          "nông dân", "phụ nữ",          "hội phụ nữ",         "hội liên hiệp phụ nữ",
          "hội",      "cựu chiến binh",  "mặt trận",           "mặt trận tổ quốc",
          "thi đua",  "cổ đông",         "thanh niên",         "thể dục",
          "mttq",     "liên đoàn",       "hội cựu chiến binh", "chi bộ"}) {
      phrases.add(words, Part::outside);
    }
    return phrases;
  }();
  return all;
}

std::size_t congress_length(const Cursor& cursor, std::size_t at) {
  static const Phrases<bool> names = [] {
    Phrases<bool> phrases;
    for (const std::string_view words : {"đại hội", "đhđb", "đh"}) phrases.add(words, true);
    return phrases;
  }();
  return names.longest(cursor, at).length;
}

class Reader {
 public:
  Reader(const Cursor& cursor, std::size_t at) : cursor_(cursor), at_(at), end_(at + kMostTokens) {}

  CongressName read() {
    static const Phrase kOf("của");
    at_ += cursor_.match(at_, kOf);
    const std::size_t length = congress_length(cursor_, at_);
    if (length == 0) return without_the_word();
    at_ += length;
    return rest();
  }

 private:
  // "Nghị quyết Đảng bộ tỉnh lần thứ XX", "Nghị quyết lần thứ X của Đảng": the word
  // congress left out.
  CongressName without_the_word() {
    static const Phrase kTurn("lần thứ");
    const auto part = parts().longest(cursor_, at_);
    const bool committee = part && *part.value == Part::committee;
    if (!committee && cursor_.match(at_, kTurn) == 0 && !read_roman(cursor_, at_)) return {};
    const CongressName name = rest();
    return committee_ || (party_ && name.ordinal != 0) ? name : CongressName();
  }

  CongressName rest() {
    while (at_ < end_ && cursor_.near(at_)) {
      const std::size_t before = at_;
      if (outside_) return {};
      take_ordinal() || take_period() || take_part();
      if (at_ == before) break;
    }
    return outside_ ? CongressName() : finished();
  }

  bool take_ordinal() {
    static const Phrase kTurn("lần thứ"), kTerm("khóa");
    if (name_.ordinal != 0) return false;
    std::size_t turn = cursor_.match(at_, kTurn);
    if (turn == 0) turn = cursor_.match(at_, kTerm);
    const Numeral number = turn != 0 ? read_ordinal(cursor_, at_ + turn) : bare_ordinal();
    if (!number || number.value > kLastOrdinal) return false;
    name_.ordinal = number.value;
    at_ += turn + number.length;
    while (take_further_ordinal()) {
    }
    name_.next = at_;
    return true;
  }

  // "lần thứ X, XI và XII": of so many congresses.
  bool take_further_ordinal() {
    static const Word kAnd("và");
    const bool joined = cursor_.is(at_, kAnd);
    if (!joined && cursor_.gap(at_) != Gap::comma) return false;
    const std::size_t here = at_ + (joined ? 1 : 0);
    const Numeral number = cursor_.near(here) ? read_roman(cursor_, here) : Numeral();
    if (!number || number.value > kLastOrdinal) return false;
    name_.further.push_back(number.value);
    at_ = here + number.length;
    return true;
  }

  // "Đại hội XIII", "Đại hội Đảng 13"
  Numeral bare_ordinal() const {
    if (cursor_.gap(at_) > Gap::bracket || cursor_.gap(at_) == Gap::comma) return {};
    const Numeral roman = read_roman(cursor_, at_);
    if (roman) return roman;
    const Numeral number = read_number(cursor_, at_);
    static const Word kYear("năm"), kMonth("tháng");
    const bool time = cursor_.is(at_ + 1, kYear) || cursor_.is(at_ + 1, kMonth);
    return time ? Numeral() : number;
  }

  bool take_period() {
    std::size_t next = at_;
    const int period = read_period(cursor_, at_, next);
    if (period == 0) return false;
    name_.period = period;
    at_ = name_.next = next;
    return true;
  }

  bool take_part() {
    if (cursor_.gap(at_) == Gap::comma) return false;
    if (take_reversed()) return true;
    const auto part = parts().longest(cursor_, at_);
    if (!part) return false;
    // After the ordinal "và" joins the next document, not a name's second half.
    static const Word kAnd("và");
    if (name_.ordinal != 0 && cursor_.is(at_, kAnd)) return false;
    // "lần thứ XX đoàn kết, thống nhất" is praise; "lần thứ X Công đoàn" is a union.
    if (*part.value == Part::outside && name_.ordinal != 0 && !cursor_.capital(at_)) return false;
    at_ += part.length;
    switch (*part.value) {
      case Part::national:
        name_.national = true;
        break;
      case Part::party:
        party_ = true;
        break;
      case Part::committee:
        take_body();
        break;
      case Part::outside:
        outside_ = true;
        break;
      case Part::filler:
        return true;
    }
    if (name_.ordinal != 0) name_.next = at_;
    return true;
  }

  void take_body() {
    if (!cursor_.near(at_)) return;
    committee_ = true;
    const CitedBody found = read_body(cursor_, at_);
    if (!found) return;
    at_ = found.next;
    if (name_.body.known()) return;
    name_.body = found.body;
    if (found.body.unit == "khoi") read_block_province();
  }

  // "Khối các Cơ quan và Doanh nghiệp tỉnh Nam Định"
  void read_block_province() {
    static const Word kProvince("tỉnh"), kTurn("lần");
    for (std::size_t here = at_; here < end_ && cursor_.near(here); ++here) {
      if (cursor_.is(here, kTurn)) return;
      if (!cursor_.is(here, kProvince)) continue;
      std::size_t next = here;
      name_.body.province = read_province(cursor_, here, next);
      if (next > here) at_ = next;
      return;
    }
  }

  // "Đại hội tỉnh Đảng bộ", "Đại hội thành Đảng bộ", "Đại hội tỉnh Thái Nguyên"
  bool take_reversed() {
    static const Word kProvince("tỉnh"), kCity("thành");
    static const Phrase kCommittee("đảng bộ");
    if (name_.body.known()) return false;
    if (cursor_.is(at_, kCity) && cursor_.match(at_ + 1, kCommittee) != 0) {
      name_.body = {"", "thanh-pho", Level::province};
      at_ += 3;
      return true;
    }
    if (!cursor_.is(at_, kProvince)) return false;
    std::size_t next = at_ + 1;
    name_.body = {read_province(cursor_, at_, next), "", Level::province};
    at_ = next;
    at_ += cursor_.match(at_, kCommittee);
    return true;
  }

  CongressName finished() {
    if (name_.next == 0 || (name_.ordinal == 0 && name_.period == 0)) return {};
    if (name_.body.known() || committee_) {
      name_.national = false;
    } else if (party_ && name_.ordinal != 0 && name_.ordinal < kFirstLocalOnly) {
      name_.national = true;
    }
    return name_;
  }

  const Cursor& cursor_;
  std::size_t at_;
  std::size_t end_;
  CongressName name_;
  bool party_ = false;
  bool committee_ = false;
  bool outside_ = false;
};

}  // namespace

CongressName read_congress(const Cursor& cursor, std::size_t at) {
  if (!cursor.has(at)) return {};
  return Reader(cursor, at).read();
}

}  // namespace vankho::facets
