#include "query/column_filter.h"

#include <algorithm>
#include <charconv>

#include "facets/province.h"
#include "query/facet_levels.h"
#include "schema/term.h"
#include "text/fold.h"

namespace vankho::query {
namespace {

constexpr std::uint32_t kYears = 4096;

std::int32_t number_of(std::string_view text) {
  std::int32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// "2021-03" → 20210300 for the first day, 20210399 for the last.
std::int32_t day_number(const std::string& date, std::int32_t fill) {
  std::int32_t number = number_of(date.substr(0, 4)) * 10'000;
  if (date.size() < 7) return number + (fill == 0 ? 0 : 9999);
  number += number_of(date.substr(5, 2)) * 100;
  if (date.size() < 10) return number + (fill == 0 ? 0 : 99);
  return number + number_of(date.substr(8, 2));
}

// The articles of a window for which test(article in window) holds.
template <typename Test>
segment::Bitmap those(const segment::Bitmap& bits, Test test) {
  segment::Bitmap out{};
  segment::each_bit(bits, [&](std::uint32_t i) {
    out[i / 64] |= std::uint64_t{test(i)} << (i % 64);
  });
  return out;
}

std::int32_t day_after(const std::string& date) { return day_number(date, 0) + 1; }

}  // namespace

std::int32_t grown_on(const facets::Province& province) {
  std::string until;
  for (const facets::Province* member : facets::members_now(province.id))
    if (member->id != province.id) until = std::max(until, member->to);
  return until.empty() ? 0 : day_after(until);
}

FacetTest::FacetTest(Facet facet, const Filter& filter, Era era, const Part& part,
                     bool part_of_value)
    : facet_(facet), era_(era), part_(part), part_of_value_(part_of_value),
      any_wanted_(!filter.want.empty()), any_unwanted_(!filter.not_want.empty()) {
  const std::size_t size = facet == Facet::year ? kYears : part.segment->strings();
  for (const auto& [side, values] : {std::pair{&want_, &filter.want}, std::pair{&not_want_, &filter.not_want}}) {
    if (values->empty()) continue;
    side->numbers.resize(size);
    for (const std::string& value : *values) take(*side, value);
    open_lists(*side);
  }
}

// Provinces, documents and years are terms too, and a union of lists is cheaper than a look at
// every article that the query's words left over.
void FacetTest::open_lists(Side& side) const {
  constexpr std::size_t kMostLists = 64;
  const Facet base = base_of(facet_);
  if (!side.before.empty() || side.missing || base == Facet::source || base == Facet::author ||
      side.allowed.size() > kMostLists)
    return;
  side.listed = true;
  for (const std::uint32_t number : side.allowed) {
    const std::string term =
        base == Facet::year       ? schema::year_term(static_cast<int>(number))
        : base == Facet::province ? schema::province_term(part_.segment->string(number))
                                  : schema::citation_term(part_.segment->string(number));
    if (const auto list = part_.segment->find(term))
      side.lists.push_back(part_.segment->postings(*list));
  }
}

void FacetTest::allow(Side& side, std::uint32_t number) {
  if (side.numbers[number] == 0) side.allowed.push_back(number);
  side.numbers[number] = true;
}

void FacetTest::allow(Side& side, const std::string& text, std::int32_t before) {
  const auto known = part_.numbers.find(text);
  if (known == part_.numbers.end()) return;
  allow(side, known->second);
  if (before != 0) side.before.resize(side.numbers.size());
  if (!side.before.empty()) side.before[known->second] = before;
}

void FacetTest::take(Side& side, const std::string& value) {
  if (value == "missing") {
    side.missing = true;
    if (is_level(facet_) && levelled_.empty())
      for (std::uint32_t i = 0; i < side.numbers.size(); ++i)
        levelled_.push_back(!level_of(facet_, std::string(part_.segment->string(i))).empty());
  } else if (facet_ == Facet::year) {
    const std::size_t dots = value.find("..");
    const std::int32_t from = number_of(value);
    const std::int32_t to = dots == std::string::npos ? from : number_of(value.substr(dots + 2));
    for (std::int32_t year = std::max(from, 1); year <= to && year < std::int32_t{kYears}; ++year)
      allow(side, static_cast<std::uint32_t>(year));
  } else if (facet_ == Facet::province) {
    take_province(side, value);
  } else if (is_level(facet_)) {
    take_level(side, value);
  } else {
    take_string(side, value);
  }
}

// As the names stood on the day; today's territory in all years; the former unit only.
void FacetTest::take_province(Side& side, const std::string& value) {
  const facets::Province* province = facets::resolve_province(value);
  if (province == nullptr) return allow(side, value);
  if (era_ == Era::published) return allow(side, province->id);
  if (era_ == Era::current) {
    for (const facets::Province* member : facets::members_now(province->now))
      allow(side, member->id);
    return allow(side, unit_today(*province));
  }
  allow(side, province->id, grown_on(*province));
}

// A name that no article has as it was typed may lack its marks. That is asked of the whole index,
// so that a name means the same in all of its segments.
void FacetTest::take_string(Side& side, const std::string& value) {
  if (!part_of_value_ && part_.all_values->find(value) != nullptr) return allow(side, value);
  if (facet_ == Facet::resolution) return allow(side, value);
  const std::string folded = text::fold(value);
  for (std::uint32_t i = 1; i < side.numbers.size(); ++i) {
    const std::string one = text::fold(part_.segment->string(i));
    if (part_of_value_ ? one.find(folded) != std::string::npos : one == folded)
      allow(side, i);
  }
}

// A region's provinces are in a table; which documents are of a term, their keys tell.
void FacetTest::take_level(Side& side, const std::string& value) {
  if (facet_ == Facet::region) {
    for (const facets::Province& province : facets::provinces())
      if (level_of(facet_, province.id) == value) allow(side, province.id);
    return;
  }
  for (std::uint32_t i = 1; i < side.numbers.size(); ++i)
    if (level_of(facet_, std::string(part_.segment->string(i))) == value)
      allow(side, i);
}

bool FacetTest::has(const Side& side, std::uint32_t number, std::uint32_t article) const {
  if (number >= side.numbers.size() || !side.numbers[number]) return false;
  const std::int32_t before = side.before.empty() ? 0 : side.before[number];
  return before == 0 || part_.segment->column<std::int32_t>(segment::kDate)[article] < before;
}

bool FacetTest::on_numbers(const Side& side, std::span<const std::uint32_t> numbers,
                           std::uint32_t article) const {
  const auto hit = [&](std::uint32_t number) { return has(side, number, article); };
  if (std::ranges::any_of(numbers, hit)) return true;
  if (!side.missing) return false;
  return std::ranges::none_of(numbers, [&](std::uint32_t number) {
    return levelled_.empty() || (number < levelled_.size() && levelled_[number]);
  });
}

segment::Bitmap FacetTest::on_lists(const Side& side, const segment::ListColumn& lists,
                                    std::uint32_t first, const segment::Bitmap& bits) const {
  if (!side.before.empty() || !levelled_.empty())
    return those(bits, [&](std::uint32_t i) { return on_numbers(side, lists[first + i], first + i); });
  return those(bits, [&](std::uint32_t i) {
    bool more = false;
    const std::uint32_t number = lists.first(first + i, more);
    if (more) return on_numbers(side, lists[first + i], first + i);
    return side.holds(number);
  });
}

segment::Bitmap FacetTest::on(Side& side, std::uint32_t first, const segment::Bitmap& bits) const {
  if (side.listed) {
    segment::Bitmap out{};
    const std::uint32_t window = first / segment::kWindow;
    for (segment::PostingList& list : side.lists)
      if (list.next_window(window) == window) segment::add_bits(list.block(window), out);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] &= bits[i];
    return out;
  }
  const segment::Segment& segment = *part_.segment;
  const auto one = [&](auto column) {
    return those(bits, [&](std::uint32_t i) {
      const std::uint32_t number = column[first + i];
      return side.holds(number);
    });
  };
  switch (facet_) {
    case Facet::province:
    case Facet::region: return on_lists(side, segment.provinces(), first, bits);
    case Facet::resolution:
    case Facet::term:
    case Facet::plenum: return on_lists(side, segment.resolutions(), first, bits);
    case Facet::year: return one(segment.column<std::uint16_t>(segment::kYear));
    case Facet::source: return one(segment.column<std::uint32_t>(segment::kSource));
    case Facet::author: return one(segment.column<std::uint32_t>(segment::kAuthor));
  }
  return {};
}

segment::Bitmap FacetTest::passing(std::uint32_t first, const segment::Bitmap& bits) {
  segment::Bitmap out = any_wanted_ ? on(want_, first, bits) : bits;
  if (!any_unwanted_) return out;
  const segment::Bitmap unwanted = on(not_want_, first, out);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] &= ~unwanted[i];
  return out;
}

DateTest::DateTest(const std::string& from, const std::string& to, const Part& part)
    : open_(from.empty() && to.empty()),
      from_(from.empty() ? 0 : day_number(from, 0)),
      to_(to.empty() ? 99'999'999 : day_number(to, 9)),
      part_(part) {}

bool DateTest::inside(std::int32_t date) const {
  const std::int32_t last = date % 10'000 == 0 ? date + 9999 : date % 100 == 0 ? date + 99 : date;
  return date != 0 && date <= to_ && last >= from_;
}

segment::Bitmap DateTest::passing(std::uint32_t first, const segment::Bitmap& bits) const {
  if (open_) return bits;
  const auto dates = part_.segment->column<std::int32_t>(segment::kDate);
  return those(bits, [&](std::uint32_t i) { return inside(dates[first + i]); });
}

segment::Bitmap FirstIndexedTest::passing(std::uint32_t first, const segment::Bitmap& bits) const {
  if (open()) return bits;
  const auto times = part_.segment->column<std::int64_t>(segment::kFirstIndexed);
  return those(bits, [&](std::uint32_t i) { return times[first + i] >= from_; });
}

}  // namespace vankho::query
