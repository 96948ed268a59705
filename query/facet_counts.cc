#include "query/facet_counts.h"

#include <unicode/coll.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "facets/province.h"
#include "facets/resolution.h"
#include "text/fold.h"

namespace vankho::query {
namespace {

constexpr std::uint32_t kYears = 4096;

std::size_t at(Facet facet) { return static_cast<std::size_t>(facet); }

// Vietnamese order, by ICU.
class Collation {
 public:
  Collation() {
    UErrorCode error = U_ZERO_ERROR;
    collator_.reset(icu::Collator::createInstance(icu::Locale("vi"), error));
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
    return (era == Era::current ? province->now : province->id) == id;
  });
}

}  // namespace

std::string facet_label(Facet facet, const std::string& id) {
  if (facet == Facet::province)
    if (const facets::Province* province = facets::find_province(id)) return province->name;
  if (facet == Facet::resolution) return facets::short_label_of(id);
  return id;
}

FacetCounter::FacetCounter(const Snapshot& snapshot, const Request& request)
    : snapshot_(snapshot), request_(request) {
  for (const Facet facet : request.facets.names) {
    wanted_[at(facet)] = true;
    counts_[at(facet)].by_value.resize(facet == Facet::year ? kYears : snapshot.values().size());
  }
  if (!wanted_[at(Facet::province)] || request.filters.era != Era::current) return;
  now_.resize(snapshot.values().size());
  for (std::uint32_t i = 0; i < now_.size(); ++i) {
    const std::string& id = snapshot.values().text(i);
    const facets::Province* province = facets::find_province(id);
    now_[i] = now_values_.number(province != nullptr ? province->now : id);
  }
  now_counts_.resize(now_values_.size());
}

void FacetCounter::begin(const Part& part) {
  part_ = &part;
  for (const Facet facet : request_.facets.names)
    if (facet != Facet::year) counts_[at(facet)].here.assign(part.values.size(), 0);
}

void FacetCounter::end() {
  for (const Facet facet : request_.facets.names) {
    Counts& counts = counts_[at(facet)];
    if (facet == Facet::year) continue;
    for (std::size_t i = 0; i < counts.here.size(); ++i)
      counts.by_value[part_->values[i]] += counts.here[i];
  }
}

void FacetCounter::count(Facet facet, std::uint32_t first, const segment::Bitmap& bits) {
  const segment::Segment& segment = *part_->segment;
  Counts& counts = counts_[at(facet)];
  const auto many = [&](const segment::ListColumn& lists) {
    segment::each_bit(bits, [&](std::uint32_t i) {
      const auto numbers = lists[first + i];
      if (numbers.empty()) ++counts.missing;
      for (const std::uint32_t number : numbers)
        if (number < counts.here.size()) ++counts.here[number];
    });
  };
  const auto one = [&](std::span<const std::uint32_t> column) {
    segment::each_bit(bits, [&](std::uint32_t i) {
      const std::uint32_t number = column[first + i];
      if (number == 0 || number >= counts.here.size())
        ++counts.missing;
      else
        ++counts.here[number];
    });
  };
  switch (facet) {
    case Facet::province:
      many(segment.provinces());
      if (!now_.empty())
        segment::each_bit(bits, [&](std::uint32_t i) { count_provinces_now(segment.provinces()[first + i]); });
      break;
    case Facet::resolution: many(segment.resolutions()); break;
    case Facet::year: {
      const auto years = segment.column<std::uint16_t>(segment::kYear);
      segment::each_bit(bits, [&](std::uint32_t i) {
        if (const auto year = years[first + i]; year == 0)
          ++counts.missing;
        else
          ++counts.by_value[year % kYears];
      });
      break;
    }
    case Facet::source: one(segment.column<std::uint32_t>(segment::kSource)); break;
    case Facet::author: one(segment.column<std::uint32_t>(segment::kAuthor)); break;
  }
}

// An article of two former provinces that are one today counts once.
void FacetCounter::count_provinces_now(std::span<const std::uint32_t> numbers) {
  std::set<std::uint32_t> units;
  for (const std::uint32_t number : numbers)
    if (number < part_->values.size()) units.insert(now_[part_->values[number]]);
  for (const std::uint32_t unit : units) ++now_counts_[unit];
}

// All values with a count, and those that are selected or asked for at zero.
std::vector<FacetValue> FacetCounter::listed(Facet facet) const {
  const bool current = facet == Facet::province && !now_.empty();
  const auto& counts = current ? now_counts_ : counts_[at(facet)].by_value;
  const Values& values = current ? now_values_ : snapshot_.values();
  const Filter& filter = request_.filters.by[at(facet)];
  std::vector<FacetValue> out;
  const auto add = [&](const std::string& id, std::uint64_t count) {
    FacetValue value;
    value.id = id;
    value.count = count;
    if (selected(filter, facet, request_.filters.era, id))
      value.status = FacetValue::Status::selected;
    else if (count == 0)
      value.status = FacetValue::Status::unavailable;
    out.push_back(std::move(value));
  };
  for (std::uint32_t i = 1; i < counts.size(); ++i)
    if (counts[i] > 0) add(facet == Facet::year ? std::to_string(i) : values.text(i), counts[i]);
  for (const std::string& want : filter.want) {
    std::string id = want;
    if (facet == Facet::province)
      if (const facets::Province* province = facets::resolve_province(want))
        id = current ? province->now : province->id;
    const bool there = std::ranges::find(out, id, &FacetValue::id) != out.end();
    if (!there && id.find("..") == std::string::npos && id != "missing") add(id, 0);
  }
  if (request_.facets.zero && facet == Facet::province)
    for (const facets::Province& province : facets::provinces())
      if ((!current || province.now == province.id) &&
          std::ranges::find(out, province.id, &FacetValue::id) == out.end())
        add(province.id, 0);
  return out;
}

// What a unit of today was made of.
void FacetCounter::add_former(std::vector<FacetValue>& values) const {
  const auto& counts = counts_[at(Facet::province)].by_value;
  for (FacetValue& value : values)
    for (const facets::Province* member : facets::members_now(value.id)) {
      const std::uint32_t* number = snapshot_.values().find(member->id);
      if (member->id == value.id || number == nullptr || counts[*number] == 0) continue;
      FacetValue former;
      former.id = member->id;
      former.label = member->name;
      former.count = counts[*number];
      value.former.push_back(std::move(former));
    }
}

void FacetCounter::put_labels(FacetCounts& counts) {
  for (FacetValue& value : counts.values) value.label = facet_label(counts.facet, value.id);
}

FacetCounts FacetCounter::finish(Facet facet) const {
  FacetCounts out;
  out.facet = facet;
  out.missing = counts_[at(facet)].missing;
  out.values = listed(facet);
  // Labels are dear: where they do not decide what is listed, only those listed get one.
  const bool by_label = request_.facets.sort == FacetSort::alpha || !request_.facets.prefix.empty();
  if (by_label) put_labels(out);
  if (!request_.facets.prefix.empty()) {
    const std::string folded = text::fold(request_.facets.prefix);
    std::erase_if(out.values, [&](const FacetValue& value) { return !begins(value, folded); });
  }
  // Chosen ones first, so that they survive the cut.
  const auto chosen = std::ranges::stable_partition(out.values, [](const FacetValue& value) {
    return value.status == FacetValue::Status::selected;
  });
  const auto kept = static_cast<std::size_t>(chosen.begin() - out.values.begin());
  std::sort(chosen.begin(), chosen.end(), by_count);
  if (out.values.size() > std::max(kept, request_.facets.size))
    out.values.resize(std::max(kept, request_.facets.size));
  if (request_.facets.sort == FacetSort::alpha)
    std::ranges::sort(out.values, Collation());
  else
    std::ranges::sort(out.values, by_count);
  if (!by_label) put_labels(out);
  if (facet == Facet::province && !now_.empty()) add_former(out.values);
  return out;
}

std::vector<FacetCounts> FacetCounter::finish() const {
  std::vector<FacetCounts> out;
  for (const Facet facet : request_.facets.names) out.push_back(finish(facet));
  return out;
}

}  // namespace vankho::query
