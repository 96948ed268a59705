#include "facets/province_evidence.h"

#include <algorithm>
#include <array>

#include "facets/gazetteer.h"
#include "facets/province_history.h"
#include "text/analyzer.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kLongestBody = 4u << 20;  // bytes; more is never news
constexpr std::size_t kHead = 600;              // bytes of the body that are its beginning
constexpr double kListFactor = 0.5;
constexpr double kDistrictPoints = 20;
constexpr double kTypedPoints = 40;  // "TP.HCM": the kind is in the name
constexpr int kCountedOfAKind = 3;
constexpr std::size_t kShortestList = 3;
constexpr std::size_t kBirthReach = 18;    // tokens between "quê", "sinh" and the province
constexpr std::size_t kHitsRead = 20'000;  // of one field; more is no text

// The kinds of evidence, each counted three times at most.
enum class Piece : std::uint8_t { committee, office, unit, paper, district, bare, count };

struct Hit {
  const Province* province = nullptr;
  Piece piece = Piece::bare;
  double points = 0;
  std::size_t begin = 0, end = 0;  // tokens, with what stands before
  bool halved = false;
  bool led = false;  // words before it say what it is
};

bool capitals_fit(const Place& place, std::span<const text::Token> tokens, std::size_t at,
                  std::size_t length) {
  for (std::size_t i = 0; i < length; ++i)
    if ((place.capitals >> i & 1u) && !tokens[at + i].capital) return false;
  return true;
}

Piece piece_of(LeadKind kind) {
  switch (kind) {
    case LeadKind::committee:
      return Piece::committee;
    case LeadKind::office:
      return Piece::office;
    case LeadKind::paper:
      return Piece::paper;
    default:
      return Piece::unit;
  }
}

bool another_thing(LeadKind kind) {
  return kind == LeadKind::commune || kind == LeadKind::other || kind == LeadKind::person;
}

bool below_province(std::string_view unit) {
  return unit == "huyện" || unit == "quận" || unit == "thị xã";
}

// A town of today was a district once, but no district was a town before: "Thành ủy Trùng
// Khánh" is in China.
bool may_have_been(const District& district, std::string_view unit) {
  return unit == "huyện" || district.kinds.front() != "huyện";
}

bool of_kind(const District& district, std::string_view unit) {
  return std::find(district.kinds.begin(), district.kinds.end(), unit) != district.kinds.end();
}

class FieldReader {
 public:
  FieldReader(const Field& field, Evidence& evidence, bool is_title)
      : tokens_(field.tokens), text_(field.text), evidence_(evidence), is_title_(is_title) {}

  std::vector<Hit> read() {
    thread_local std::vector<std::uint32_t> words;
    gazetteer().number(tokens_, words);
    words_ = words;
    for (std::size_t at = 0; at < words_.size() && hits_.size() < kHitsRead;) at += step(at);
    halve_lists();
    return std::move(hits_);
  }

 private:
  std::size_t step(std::size_t at) {
    if (words_[at] == 0) return 1;
    const Gazetteer::Found found = gazetteer().find(words_, at);
    if (!found.length || !capitals_fit(*found.place, tokens_, at, found.length)) return 1;
    if (!adjacent(at, at + found.length)) return 1;
    if (found.place->sign == Sign::name)
      take_name(*found.place, at, found.length);
    else
      take_sign(found.place->sign, at, found.length);
    return found.length;
  }

  std::string_view gap(std::size_t left) const {
    const std::uint32_t from = tokens_[left].span.end;
    const std::uint32_t to = tokens_[left + 1].span.begin;
    return to > from ? text_.substr(from, to - from) : std::string_view{};
  }

  // The words of a name are parted by blanks and dashes, not by commas.
  bool adjacent(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i + 1 < to; ++i) {
      const std::string_view between = gap(i);
      if (between.size() > 8 || between.find_first_of(",;:!?()") != std::string_view::npos)
        return false;
    }
    return true;
  }

  void take_sign(Sign sign, std::size_t at, std::size_t length) {
    if (sign == Sign::local && !named_after(at + length) && !counted_before(at)) ++evidence_.local;
    if (sign == Sign::central && !issuer(at)) {
      ++evidence_.central;
      evidence_.central_in_title = evidence_.central_in_title || is_title_;
    }
    if (sign == Sign::several && is_title_) evidence_.several_in_title = true;
    if (sign == Sign::region && is_title_) evidence_.region_in_title = true;
  }

  // "Chỉ thị … của Bộ Chính trị", "Nghị quyết Trung ương 4": whose document it is says
  // nothing of whom the text is about.
  bool issuer(std::size_t at) const {
    if (at == 0) return false;
    const std::string_view before = tokens_[at - 1].exact;
    return before == "của" || before == "quyết" || before == "nghị";
  }

  bool named_after(std::size_t at) const {
    if (at >= words_.size() || !tokens_[at].capital) return false;
    const Gazetteer::Found next = gazetteer().find(words_, at);
    return next.length && next.place->sign == Sign::name &&
           capitals_fit(*next.place, tokens_, at, next.length);
  }

  // "14 tỉnh" are many.
  bool counted_before(std::size_t at) const {
    return at > 0 && tokens_[at - 1].kind == text::Kind::number && gap(at - 1) == " ";
  }

  Gazetteer::Before lead_before(std::size_t at) const {
    const Gazetteer::Before before = gazetteer().before(words_, at);
    if (!before.length) return {};
    const std::string_view between = gap(at - 1);
    const bool abbreviated = tokens_[at - 1].span.end - tokens_[at - 1].span.begin <= 2;
    if (between.find_first_of(abbreviated ? ",;:()\"" : ".,;:()\"\n") != std::string_view::npos)
      return {};
    // "Lê", "Nguyễn" are family names only when written as names.
    if (before.lead->kind == LeadKind::person && !tokens_[at - 1].capital) return {};
    return before;
  }

  void take_name(const Place& place, std::size_t at, std::size_t length) {
    const Gazetteer::Before before = lead_before(at);
    if (before.lead && another_thing(before.lead->kind)) return;
    const std::string_view unit = before.lead ? before.lead->unit : std::string_view{};
    if (place.province && !(below_province(unit) && !place.districts.empty()))
      take_province(place, before, at, length);
    else
      take_districts(place, before, at, length);
  }

  void take_province(const Place& place, const Gazetteer::Before& before, std::size_t at,
                     std::size_t length) {
    Hit hit{place.province,     Piece::bare, double(history().bare(*place.province)),
            at - before.length, at + length, false,
            before.length > 0};
    if (place.typed) hit.points = kTypedPoints, hit.piece = Piece::unit;
    if (place.paper) hit.points = 30, hit.piece = Piece::paper;
    if (before.lead && before.lead->points > hit.points)
      hit.points = before.lead->points, hit.piece = piece_of(before.lead->kind);
    hit.halved = (before.lead && before.lead->kind == LeadKind::birth) ||
                 (!committee_or_office(hit.piece) && birthplace(hit.begin));
    if (hit.points == 0 || abroad(at + length)) return;
    if (place.province->id == "ha-noi") {
      if (signature(at + length))
        hit.points = 0;
      else if (capital_as_venue(before, hit.begin))
        hit.points = history().bare(*place.province);
    }
    hits_.push_back(hit);
  }

  static bool committee_or_office(Piece piece) {
    return piece == Piece::committee || piece == Piece::office;
  }

  // "quê ở làng Hành Thiện, tỉnh Nam Định", "sinh ngày 19/5/1890 ở làng Kim Liên, xã Nam
  // Liên, huyện Nam Đàn, tỉnh Nghệ An": in the same sentence, villages between.
  bool birthplace(std::size_t at) const {
    const std::size_t least = at > kBirthReach ? at - kBirthReach : 0;
    for (std::size_t i = at; i-- > least;) {
      const std::string_view between = gap(i);
      if (between.find_first_of(";!?\n") != std::string_view::npos ||
          between.find(". ") != std::string_view::npos)
        return false;
      const std::string_view word = tokens_[i].exact;
      if (goes_on_elsewhere(word)) return false;
      if (word == "quê") return true;
      if (word == "sinh" && i + 1 < at && birth_goes_on(tokens_[i + 1].exact)) return true;
    }
    return false;
  }

  // "quê Hà Tĩnh, hiện là Bí thư Chi bộ thôn 5, …, Đắk Lắk"
  static bool goes_on_elsewhere(std::string_view word) {
    return word == "hiện" || word == "là" || word == "làm" || word == "giữ" || word == "nay";
  }

  static bool birth_goes_on(std::string_view word) {
    return word == "ngày" || word == "năm" || word == "tại" || word == "ở" || word == "ra";
  }

  // "tỉnh Hà Nam, Trung Quốc", "Quảng Ninh (Trung Quốc)"
  bool abroad(std::size_t next) const {
    return next + 1 < tokens_.size() && tokens_[next].exact == "trung" && tokens_[next].capital &&
           tokens_[next + 1].exact == "quốc" && gap(next - 1).find('.') == std::string_view::npos;
  }

  // "họp tại Thủ đô Hà Nội"
  bool capital_as_venue(const Gazetteer::Before& before, std::size_t begin) const {
    return before.length == 2 && tokens_[begin].exact == "thủ" && begin > 0 &&
           (tokens_[begin - 1].exact == "tại" || tokens_[begin - 1].exact == "ở");
  }

  // "Hà Nội, ngày 18 tháng 12": where central documents are signed.
  bool signature(std::size_t next) const {
    return next + 1 < tokens_.size() && gap(next - 1).find(',') != std::string_view::npos &&
           tokens_[next].exact == "ngày" && tokens_[next + 1].kind == text::Kind::number;
  }

  void take_districts(const Place& place, const Gazetteer::Before& before, std::size_t at,
                      std::size_t length) {
    const bool typed = before.lead && !before.lead->unit.empty() && before.lead->unit != "tỉnh";
    const bool kind_known =
        typed && std::any_of(place.districts.begin(), place.districts.end(),
                             [&](const District* d) { return of_kind(*d, before.lead->unit); });
    for (const District* district : place.districts) {
      if (kind_known && !of_kind(*district, before.lead->unit)) continue;
      const bool could_be = typed && (kind_known || may_have_been(*district, before.lead->unit));
      const double weight = could_be ? district->typed : district->bare;
      if (weight > 0)
        hits_.push_back({district->province, Piece::district, kDistrictPoints * weight,
                         at - before.length, at + length, false, typed});
    }
  }

  // "các tỉnh A, B và C": each is only one of them, and a tỉnh like the first.
  void halve_lists() {
    for (std::size_t first = 0; first < hits_.size();) {
      std::size_t last = first + 1;
      std::vector<const Province*> provinces{hits_[first].province};
      while (last < hits_.size() && next_in_list(hits_[last - 1], hits_[last])) {
        if (shares_lead(hits_[last - 1], hits_[last])) {
          hits_[last].points = std::max(hits_[last].points, hits_[last - 1].points);
          hits_[last].piece = hits_[last - 1].piece;
          hits_[last].led = true;
        }
        if (std::find(provinces.begin(), provinces.end(), hits_[last].province) == provinces.end())
          provinces.push_back(hits_[last].province);
        ++last;
      }
      if (provinces.size() >= kShortestList) {
        evidence_.listed = true;
        for (std::size_t i = first; i < last; ++i) hits_[i].halved = true;
      }
      first = last;
    }
  }

  bool next_in_list(const Hit& left, const Hit& right) const {
    if (left.piece == Piece::district || right.piece == Piece::district) return false;
    return right.begin >= left.end && right.begin - left.end <= 1;
  }

  // "Tỉnh ủy A, B và C", "tỉnh A và B"; not "TP Huế, Thừa Thiên Huế", a place and where
  // it lies.
  bool shares_lead(const Hit& left, const Hit& right) const {
    if (!left.led || right.piece != Piece::bare || left.piece == Piece::bare ||
        left.piece == Piece::paper)
      return false;
    if (left.halved || right.halved || right.province->name.ends_with(left.province->name))
      return false;
    for (std::size_t i = left.end; i < right.begin; ++i)
      if (tokens_[i].exact != "và") return false;
    for (std::size_t i = left.end - 1; i < right.begin; ++i)
      if (gap(i) != " " && gap(i) != ", ") return false;
    return right.begin > left.end || gap(left.end - 1) == ", ";
  }

  std::span<const text::Token> tokens_;
  std::span<const std::uint32_t> words_;
  std::string_view text_;
  Evidence& evidence_;
  bool is_title_;
  std::vector<Hit> hits_;
};

// Adds up the hits of all fields.
class Balance {
 public:
  Balance() : entries_(provinces().size()) {}

  enum class Part { title, lead, body };

  void add(const std::vector<Hit>& hits, const Field& field, Part part) {
    for (const Hit& hit : hits) {
      const std::uint32_t begin = field.tokens[hit.begin].span.begin;
      const std::uint32_t end = field.tokens[hit.end - 1].span.end;
      count(hit, part, part != Part::body || begin < kHead, field.text.substr(begin, end - begin));
    }
  }

  std::vector<Weight> weights() && {
    std::vector<Weight> found;
    for (Entry& entry : entries_)
      if (entry.weight.province) found.push_back(std::move(entry.weight));
    std::stable_sort(found.begin(), found.end(),
                     [](const Weight& a, const Weight& b) { return a.points > b.points; });
    return found;
  }

 private:
  struct Entry {
    Weight weight;
    std::array<int, std::size_t(Piece::count)> counted{};
  };

  void count(const Hit& hit, Part part, bool head, std::string_view written) {
    Entry& entry = entries_[history().index(*hit.province)];
    Weight& weight = entry.weight;
    weight.province = hit.province;
    weight.named = weight.named || hit.piece != Piece::district;
    if (history().historic(*hit.province)) return;
    if (++entry.counted[std::size_t(hit.piece)] > kCountedOfAKind) return;
    const double points =
        hit.points * (head ? kHeadFactor : 1.0) * (hit.halved ? kListFactor : 1.0);
    weight.points += points;
    if (head) weight.head += points;
    if (part == Part::title) weight.title += points;
    if (points > weight.best) {
      weight.best = points;
      weight.evidence.assign(written);
    }
  }

  std::vector<Entry> entries_;
};

Field beginning(const Field& field, std::size_t bytes) {
  if (field.text.size() <= bytes) return field;
  const auto end = std::partition_point(
      field.tokens.begin(), field.tokens.end(),
      [&](const text::Token& token) { return token.span.end <= bytes; });
  return {field.text, field.tokens.first(std::size_t(end - field.tokens.begin()))};
}

}  // namespace

Evidence weigh_provinces(const Page& page) {
  Evidence evidence;
  Balance balance;
  const Field body = beginning(page.body, kLongestBody);
  balance.add(FieldReader(page.title, evidence, true).read(), page.title, Balance::Part::title);
  balance.add(FieldReader(page.lead, evidence, false).read(), page.lead, Balance::Part::lead);
  balance.add(FieldReader(body, evidence, false).read(), body, Balance::Part::body);
  evidence.weights = std::move(balance).weights();
  return evidence;
}

std::vector<Weight> weigh_text(std::string_view text) {
  static const text::Analyzer analyzer;
  thread_local text::Memo memo;
  memo.begin_article();
  std::vector<text::Token> tokens;
  analyzer.analyze(text, memo, tokens);
  const Field field{text, tokens};
  Evidence evidence;
  Balance balance;
  balance.add(FieldReader(field, evidence, false).read(), field, Balance::Part::body);
  return std::move(balance).weights();
}

}  // namespace vankho::facets
