#include "query/facet_counts.h"

#include <unicode/coll.h>

#include <algorithm>
#include <utility>

#include "facets/province.h"
#include "facets/resolution.h"
#include "query/facet_levels.h"
#include "text/fold.h"

namespace vankho::query {
namespace {

constexpr std::uint32_t kYears = 4096;

std::size_t at(Facet facet) { return static_cast<std::size_t>(facet); }

// Vietnamese order, by ICU; "Trung ương 4" before "Trung ương 10".
class Collation {
 public:
  Collation() {
    UErrorCode error = U_ZERO_ERROR;
    collator_.reset(icu::Collator::createInstance(icu::Locale("vi"), error));
    collator_->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, error);
  }
  bool operator()(const FacetValue& a, const FacetValue& b) const {
    UErrorCode error = U_ZERO_ERROR;
    const auto order = collator_->compareUTF8(a.label, b.label, error);
    return order != UCOL_EQUAL ? order == UCOL_LESS : a.id < b.id;
  }

 private:
  std::shared_ptr<icu::Collator> collator_;
};

bool by_count(const FacetValue& a, const FacetValue& b) {
  return a.count != b.count ? a.count > b.count : a.id < b.id;
}

// Whether some word of the label begins with the folded prefix.
bool begins(const FacetValue& value, const std::string& folded) {
  const std::string label = text::fold(value.label);
  for (std::size_t found = label.find(folded); found != std::string::npos;
       found = label.find(folded, found + 1))
    if (found == 0 || !std::isalnum(static_cast<unsigned char>(label[found - 1]))) return true;
  return value.id.starts_with(folded);
}

bool selected(const Filter& filter, Facet facet, Era era, const std::string& id) {
  return std::ranges::any_of(filter.want, [&](const std::string& value) {
    if (value == id) return true;
    if (facet == Facet::year) {
      const std::size_t dots = value.find("..");
      if (dots == std::string::npos) return false;
      return std::stoi("0" + value.substr(0, dots)) <= std::stoi("0" + id) &&
             std::stoi("0" + id) <= std::stoi("0" + value.substr(dots + 2));
    }
    if (facet != Facet::province) return text::fold(value) == text::fold(id);
    const facets::Province* province = facets::resolve_province(value);
    if (province == nullptr) return false;
    return (era == Era::current ? unit_today(*province) : province->id) == id;
  });
}

}  // namespace

std::string facet_label(Facet facet, const std::string& id) {
  if (is_level(facet)) return level_label(facet, id);
  if (facet == Facet::province)
    if (const facets::Province* province = facets::find_province(id)) return province->name;
  if (facet == Facet::resolution) return facets::short_label_of(id);
  return id;
}

FacetCounter::FacetCounter(const Snapshot& snapshot, const Request& request)
    : snapshot_(snapshot), request_(request) {
  for (const Facet facet : request.facets.names) prepare(facet);
}

// What is counted beside the values themselves. The lowest grouping stands last.
void FacetCounter::prepare(Facet facet) {
  wanted_[at(facet)] = true;
  Counts& counts = counts_[at(facet)];
  counts.by_value.resize(facet == Facet::year ? kYears : snapshot_.values().size());
  if (is_level(facet)) counts.groupings.push_back(group(facet));
  if (facet == Facet::term) counts.groupings.push_back(group(Facet::plenum));
  if (base_of(facet) == Facet::province && request_.filters.era == Era::current)
    counts.groupings.push_back(group(Facet::province));
  if (base_of(facet) == Facet::province && request_.filters.era == Era::former && until_.empty())
    for (std::uint32_t i = 0; i < snapshot_.values().size(); ++i) {
      const facets::Province* province = facets::find_province(snapshot_.values().text(i));
      until_.push_back(province != nullptr ? grown_on(*province) : 0);
    }
}

// Every value by its region, term, plenum or, for `province`, unit of today.
FacetCounter::Grouping FacetCounter::group(Facet facet) const {
  Grouping grouping;
  grouping.units = facet == Facet::province;
  grouping.values.number("");  // 0: belongs to none
  for (std::uint32_t i = 0; i < snapshot_.values().size(); ++i) {
    const std::string& value = snapshot_.values().text(i);
    if (grouping.units) {
      const facets::Province* province = facets::find_province(value);
      grouping.of.push_back(
          grouping.values.number(province != nullptr ? unit_today(*province) : value));
    } else {
      grouping.of.push_back(grouping.values.number(level_of(facet, value)));
    }
  }
  grouping.counts.resize(grouping.values.size());
  return grouping;
}

void FacetCounter::begin(const Part& part) {
  part_ = &part;
  for (const Facet facet : request_.facets.names)
    if (facet != Facet::year) counts_[at(facet)].here.assign(part.values.size(), 0);
}

// Number 0 is no value.
void FacetCounter::end() {
  for (const Facet facet : request_.facets.names) {
    Counts& counts = counts_[at(facet)];
    if (facet == Facet::year) {
      counts.missing += std::exchange(counts.by_value[0], 0);
      continue;
    }
    counts.missing += counts.here.at(0);
    for (std::size_t i = 1; i < counts.here.size(); ++i)
      counts.by_value[part_->values[i]] += counts.here[i];
  }
}

void FacetCounter::count(Facet facet, std::uint32_t first, const segment::Bitmap& bits) {
  const segment::Segment& segment = *part_->segment;
  Counts& counts = counts_[at(facet)];
  const auto one = [&](std::span<const std::uint32_t> column) {
    segment::each_bit(bits, [&](std::uint32_t i) { counts.count_here(column[first + i]); });
  };
  switch (facet) {
    case Facet::province:
    case Facet::region: return count_lists(counts, segment.provinces(), first, bits);
    case Facet::resolution:
    case Facet::term:
    case Facet::plenum: return count_lists(counts, segment.resolutions(), first, bits);
    case Facet::year: {
      const auto years = segment.column<std::uint16_t>(segment::kYear);
      segment::each_bit(bits, [&](std::uint32_t i) { ++counts.by_value[years[first + i] % kYears]; });
      break;
    }
    case Facet::source: return one(segment.column<std::uint32_t>(segment::kSource));
    case Facet::author: return one(segment.column<std::uint32_t>(segment::kAuthor));
  }
}

void FacetCounter::count_lists(Counts& counts, const segment::ListColumn& lists,
                               std::uint32_t first, const segment::Bitmap& bits) {
  if (!counts.groupings.empty() || !until_.empty()) {
    const auto dates = part_->segment->column<std::int32_t>(segment::kDate);
    segment::each_bit(bits, [&](std::uint32_t i) {
      count_grouped(counts, lists[first + i], dates[first + i]);
    });
    return;
  }
  segment::each_bit(bits, [&](std::uint32_t i) {
    bool more = false;
    counts.count_here(lists.first(first + i, more));
    if (more)
      for (const std::uint32_t number : lists[first + i].subspan(1)) counts.count_here(number);
  });
}

void FacetCounter::count_grouped(Counts& counts, std::span<const std::uint32_t> numbers,
                                 std::int32_t date) {
  for (const std::uint32_t number : numbers) {
    if (number >= counts.here.size()) continue;
    const std::int32_t until = until_.empty() ? 0 : until_[part_->values[number]];
    if (until == 0 || date < until) ++counts.here[number];
  }
  bool has_one = !numbers.empty();
  for (Grouping& grouping : counts.groupings) {
    count_groups(grouping, numbers);
    if (&grouping == &counts.groupings.front()) has_one = !groups_.empty();
  }
  if (!has_one) ++counts.missing;
}

// An article of two former provinces that are one today counts once.
void FacetCounter::count_groups(Grouping& grouping, std::span<const std::uint32_t> numbers) {
  groups_.clear();
  for (const std::uint32_t number : numbers) {
    const std::uint32_t group =
        number < part_->values.size() ? grouping.of[part_->values[number]] : 0;
    if (group != 0 && std::ranges::find(groups_, group) == groups_.end()) groups_.push_back(group);
  }
  for (const std::uint32_t group : groups_) ++grouping.counts[group];
}

FacetValue FacetCounter::value_of(Facet facet, std::string id, std::uint64_t count) const {
  FacetValue value;
  value.id = std::move(id);
  value.count = count;
  if (selected(request_.filters.by[at(facet)], facet, request_.filters.era, value.id))
    value.status = FacetValue::Status::selected;
  else if (count == 0)
    value.status = FacetValue::Status::unavailable;
  return value;
}

// The count below which a value cannot be among those listed: most of a long facet need not be
// looked at. 1 where more than the count decides.
std::uint64_t FacetCounter::least_listed(Facet facet, const std::vector<std::uint64_t>& counts) const {
  const FacetRequest& asked = request_.facets;
  if (asked.sort != FacetSort::count || !asked.prefix.empty() ||
      !request_.filters.by[at(facet)].empty())
    return 1;
  std::vector<std::uint64_t> some;
  for (std::size_t i = 1; i < counts.size(); ++i)
    if (counts[i] > 0) some.push_back(counts[i]);
  if (asked.size == 0 || some.size() <= asked.size) return 1;
  std::ranges::nth_element(some, some.begin() + static_cast<std::ptrdiff_t>(asked.size - 1),
                           std::greater{});
  return some[asked.size - 1];
}

// All values with a count, and those that are selected or asked for at zero.
std::vector<FacetValue> FacetCounter::listed(Facet facet) const {
  const Counts& own = counts_[at(facet)];
  const bool grouped = !own.groupings.empty();
  const auto& counts = grouped ? own.groupings.front().counts : own.by_value;
  const Values& values = grouped ? own.groupings.front().values : snapshot_.values();
  const bool units = grouped && own.groupings.front().units;
  const std::uint64_t least = least_listed(facet, counts);
  std::vector<FacetValue> out;
  for (std::uint32_t i = 1; i < counts.size(); ++i)
    if (counts[i] >= least)
      out.push_back(
          value_of(facet, facet == Facet::year ? std::to_string(i) : values.text(i), counts[i]));
  const auto add_zero = [&](const std::string& id) {
    if (std::ranges::find(out, id, &FacetValue::id) == out.end())
      out.push_back(value_of(facet, id, 0));
  };
  for (const std::string& want : request_.filters.by[at(facet)].want) {
    const facets::Province* province =
        facet == Facet::province ? facets::resolve_province(want) : nullptr;
    if (province != nullptr)
      add_zero(units ? unit_today(*province) : province->id);
    else if (want.find("..") == std::string::npos && want != "missing")
      add_zero(want);
  }
  if (!request_.facets.zero) return out;
  for (const std::string& id : all_levels(facet)) add_zero(id);
  if (facet == Facet::province)
    for (const facets::Province& province : facets::provinces())
      if (!units || province.now == province.id) add_zero(province.id);
  return out;
}

// What belongs to group `of` of the `level`-th grouping: groups of the next one, and the values
// themselves where there is none.
std::vector<FacetValue> FacetCounter::children(const Counts& counts, Facet facet,
                                               std::size_t level, std::uint32_t of) const {
  const Facet base = base_of(facet);
  const Grouping* next = level + 1 < counts.groupings.size() ? &counts.groupings[level + 1] : nullptr;
  const std::string& own = counts.groupings[level].values.text(of);
  std::vector<FacetValue> out;
  std::vector<std::uint32_t> groups;
  for (std::uint32_t i = 1; i < counts.by_value.size(); ++i) {
    if (counts.by_value[i] == 0 || counts.groupings[level].of[i] != of) continue;
    if (next == nullptr || next->of[i] == 0) {
      if (snapshot_.values().text(i) != own)
        out.push_back(value_of(base, snapshot_.values().text(i), counts.by_value[i]));
    } else if (std::ranges::find(groups, next->of[i]) == groups.end()) {
      groups.push_back(next->of[i]);
      const Facet kind = next->units ? Facet::province : Facet::plenum;
      out.push_back(value_of(kind, next->values.text(next->of[i]), next->counts[next->of[i]]));
      add_children(counts, facet, level + 1, out.back());
      describe(kind, out.back());
    }
  }
  const auto put_labels = [&] {
    for (FacetValue& value : out)
      if (value.label.empty()) describe(base, value);
  };
  if (request_.facets.sort == FacetSort::alpha) put_labels();
  cut(out);
  put_labels();
  return out;
}

void FacetCounter::add_children(const Counts& counts, Facet facet, std::size_t level,
                                FacetValue& value) const {
  const Grouping& grouping = counts.groupings[level];
  const std::uint32_t* number = grouping.values.find(value.id);
  if (number == nullptr) return;
  (grouping.units ? value.former : value.children) = children(counts, facet, level, *number);
}

// Chosen ones first, so that they survive the cut.
void FacetCounter::cut(std::vector<FacetValue>& values) const {
  const auto chosen = std::ranges::stable_partition(values, [](const FacetValue& value) {
    return value.status == FacetValue::Status::selected;
  });
  const auto kept = static_cast<std::size_t>(chosen.begin() - values.begin());
  std::sort(chosen.begin(), chosen.end(), by_count);
  if (values.size() > std::max(kept, request_.facets.size))
    values.resize(std::max(kept, request_.facets.size));
  if (request_.facets.sort == FacetSort::alpha)
    std::ranges::sort(values, Collation());
  else
    std::ranges::sort(values, by_count);
}

void FacetCounter::describe(Facet facet, FacetValue& value) const {
  value.label = facet_label(facet, value.id);
  for (const Facet above : {Facet::region, Facet::term, Facet::plenum})
    if (above != facet && base_of(above) == base_of(facet))
      if (std::string id = level_of(above, value.id); !id.empty())
        value.above.emplace_back(above, std::move(id));
}

FacetCounts FacetCounter::finish(Facet facet) const {
  FacetCounts out;
  out.facet = facet;
  out.missing = counts_[at(facet)].missing;
  out.values = listed(facet);
  // Labels are dear: where they do not decide what is listed, only those listed get one.
  const bool by_label = request_.facets.sort == FacetSort::alpha || !request_.facets.prefix.empty();
  const auto put_labels = [&] {
    for (FacetValue& value : out.values) describe(facet, value);
  };
  if (by_label) put_labels();
  if (!request_.facets.prefix.empty()) {
    const std::string folded = text::fold(request_.facets.prefix);
    std::erase_if(out.values, [&](const FacetValue& value) { return !begins(value, folded); });
  }
  cut(out.values);
  if (!by_label) put_labels();
  if (!counts_[at(facet)].groupings.empty())
    for (FacetValue& value : out.values) add_children(counts_[at(facet)], facet, 0, value);
  return out;
}

std::vector<FacetCounts> FacetCounter::finish(bool exact) const {
  std::vector<FacetCounts> out;
  for (const Facet facet : request_.facets.names) {
    out.push_back(finish(facet));
    out.back().exact = exact;
  }
  return out;
}

}  // namespace vankho::query
