// Articles by period, by split: engine.h's Trends and ResolutionSummary.
#include "query/trends.h"

#include <cstdio>
#include <map>

#include "query/collect.h"
#include "query/facet_counts.h"

namespace vankho::query {
namespace {

std::string period_of(const Part& part, std::uint32_t article, Period by) {
  const std::int32_t date = part.segment->column<std::int32_t>(segment::kDate)[article];
  const int year = part.segment->column<std::uint16_t>(segment::kYear)[article];
  char text[16];
  if (by == Period::year) {
    if (year == 0) return {};
    std::snprintf(text, sizeof text, "%04d", year);
  } else {
    if (date / 100 % 100 == 0) return {};
    std::snprintf(text, sizeof text, "%04d-%02d", date / 10'000 % 10'000, date / 100 % 100);
  }
  return text;
}

// The values of the split facet that an article has.
std::vector<std::string> splits_of(const Part& part, std::uint32_t article,
                                   std::optional<Facet> split) {
  if (!split) return {""};
  std::vector<std::string> out;
  const auto numbers = *split == Facet::province ? part.segment->provinces()[article]
                                                 : part.segment->resolutions()[article];
  for (const std::uint32_t number : numbers) out.emplace_back(part.segment->string(number));
  return out;
}

using Counts = std::map<std::string, std::uint64_t>;

Counts count_all(const Snapshot& snapshot, Period by) {
  Counts counts;
  for (const Part& part : snapshot.parts()) {
    // Periods are few and articles many: count by number first.
    std::map<std::int32_t, std::uint64_t> here;
    for (std::uint32_t i = 0; i < part.segment->articles(); ++i) {
      if (part.is_dead(i)) continue;
      const std::int32_t date = part.segment->column<std::int32_t>(segment::kDate)[i];
      const std::int32_t year = part.segment->column<std::uint16_t>(segment::kYear)[i];
      ++here[by == Period::year ? year * 100 : date / 100];
    }
    for (const auto& [number, count] : here) {
      char text[24];
      if (by == Period::year && number != 0)
        std::snprintf(text, sizeof text, "%04d", number / 100);
      else if (number % 100 != 0)
        std::snprintf(text, sizeof text, "%04d-%02d", number / 100, number % 100);
      else
        continue;
      counts[text] += count;
    }
  }
  return counts;
}

}  // namespace

Trends trends(const Snapshot& snapshot, const Plan& plan, const Request& request, Period by,
              std::optional<Facet> split) {
  Trends out;
  std::map<std::pair<std::string, std::string>, std::uint64_t> found;
  each_match(snapshot, plan, request, [&](const Part& part, std::uint32_t article) {
    ++out.total;
    const std::string period = period_of(part, article, by);
    if (period.empty()) return void(++out.undated);
    for (std::string& value : splits_of(part, article, split)) ++found[{period, std::move(value)}];
  });
  const Counts all = count_all(snapshot, by);
  for (const auto& [key, count] : found) {
    const auto of = all.find(key.first);
    out.points.push_back({key.first, key.second, count, of == all.end() ? 0 : of->second});
  }
  return out;
}

}  // namespace vankho::query
