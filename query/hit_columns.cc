#include "query/hit_columns.h"

#include <algorithm>

#include "facets/province.h"
#include "query/day.h"

namespace vankho::query {
namespace {

struct Place {
  const Snapshot& snapshot;
  const segment::Segment& segment;
  const Ranked& ranked;

  std::string_view string(segment::Section column) const { return segment.string(column, ranked.article); }
  template <typename T>
  T value(segment::Section column) const {
    return segment.column<T>(column)[ranked.article];
  }
  std::vector<std::string> strings(const segment::ListColumn& column) const {
    std::vector<std::string> out;
    for (const std::uint32_t number : column[ranked.article]) out.emplace_back(segment.string(number));
    return out;
  }
};

struct Column {
  std::string_view field;
  void (*read)(const Place& at, Hit& hit);
};

constexpr Column kColumns[] = {
    {"url", [](const Place& at, Hit& hit) { hit.url = at.segment.url(at.ranked.article); }},
    {"title", [](const Place& at, Hit& hit) { hit.title = at.segment.title(at.ranked.article); }},
    {"published",
     [](const Place& at, Hit& hit) { hit.published = day_text(at.value<std::int32_t>(segment::kDate)); }},
    {"year", [](const Place& at, Hit& hit) { hit.year = at.value<std::uint16_t>(segment::kYear); }},
    {"date_source",
     [](const Place& at, Hit& hit) { hit.date_source = at.string(segment::kDateSource); }},
    {"province", [](const Place& at, Hit& hit) { hit.province = at.string(segment::kProvince); }},
    {"province_now",
     [](const Place& at, Hit& hit) {
       const facets::Province* province = facets::find_province(at.string(segment::kProvince));
       if (province != nullptr) hit.province_now = province->now;
     }},
    {"provinces",
     [](const Place& at, Hit& hit) { hit.provinces = at.strings(at.segment.provinces()); }},
    {"scope", [](const Place& at, Hit& hit) { hit.scope = at.string(segment::kScope); }},
    {"source", [](const Place& at, Hit& hit) { hit.source = at.string(segment::kSource); }},
    {"author", [](const Place& at, Hit& hit) { hit.author = at.string(segment::kAuthor); }},
    {"resolutions",
     [](const Place& at, Hit& hit) { hit.resolutions = at.strings(at.segment.resolutions()); }},
    {"duplicates",
     [](const Place& at, Hit& hit) {
       hit.duplicates = at.snapshot.followers(at.value<std::uint64_t>(segment::kGroup));
     }},
    {"first_indexed",
     [](const Place& at, Hit& hit) {
       hit.first_indexed = at.value<std::int64_t>(segment::kFirstIndexed);
     }},
};

}  // namespace

bool shown(const std::vector<std::string>& fields, std::string_view field) {
  return fields.empty() || std::ranges::find(fields, field) != fields.end();
}

Hit read_columns(const Snapshot& snapshot, const Ranked& ranked,
                 const std::vector<std::string>& fields) {
  const Place at{snapshot, *snapshot.parts()[ranked.part].segment, ranked};
  Hit hit;
  hit.id = at.segment.id(ranked.article);
  hit.score = ranked.score;
  for (const Column& column : kColumns)
    if (shown(fields, column.field)) column.read(at, hit);
  return hit;
}

}  // namespace vankho::query
