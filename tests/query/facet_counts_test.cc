// Multi-select counts against counting by hand: ten thousand random combinations of filters over
// the archive's records, every facet, every era, both modes.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "facets/document_terms.h"
#include "facets/province.h"
#include "query/params.h"
#include "tests/query/archive.h"
#include "tests/support/catch.h"

namespace vankho::query {
namespace {

using schema::Record;
using Ids = std::vector<std::string>;
using Counts = std::map<std::string, std::uint64_t>;

constexpr Facet kAll[] = {Facet::province, Facet::year, Facet::resolution, Facet::source,
                          Facet::author, Facet::region, Facet::term, Facet::plenum};

std::size_t at(Facet facet) { return static_cast<std::size_t>(facet); }

// --- What a record has of each facet, from the facts and not by way of query/.

std::string today(const std::string& id) {
  const facets::Province* province = facets::find_province(id);
  return province != nullptr && !province->now.empty() ? province->now : id;
}

// As the date is compared: unknown parts are 00, or 99 for the end of the span.
std::string day(std::string date, const char* fill) {
  while (date.size() < 10) date += date.size() < 4 ? fill : std::string("-") + fill;
  return date;
}

// Era former: a name that stands for a larger territory since some day, only before it.
bool stood_alone(const std::string& id, const Record& record) {
  std::string until;
  for (const facets::Province* member : facets::members_now(id))
    if (member->id != id) until = std::max(until, member->to);
  return until.empty() || record.published.empty() || day(record.published, "00") <= until;
}

std::string plenum_of(const std::string& key) {
  for (const facets::Plenum& plenum : facets::plenums())
    if (plenum.key == key || std::ranges::find(plenum.documents, key) != plenum.documents.end())
      return std::string(plenum.key);
  return {};
}

std::string term_of(const std::string& key) {
  const std::size_t end = key.rfind("-k");
  if (end == std::string::npos || key.starts_with("amb:")) return {};
  return facets::to_roman(std::stoi("0" + key.substr(end + 2)));
}

std::string region_of(const std::string& id) {
  const facets::Province* province = facets::find_province(today(id));
  return province == nullptr ? "" : province->region;
}

void put(Ids& ids, const std::string& id) {
  if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

Ids keys_of(const Record& record) {
  Ids keys;
  for (const facets::Citation& citation : record.citations) put(keys, citation.key);
  return keys;
}

Ids values_of(const Record& record, Facet facet, Era era) {
  Ids ids;
  switch (facet) {
    case Facet::province:
      for (const std::string& id : record.provinces) put(ids, era == Era::current ? today(id) : id);
      break;
    case Facet::region:
      for (const std::string& id : record.provinces) put(ids, region_of(id));
      break;
    case Facet::resolution: return keys_of(record);
    case Facet::term:
      for (const std::string& key : keys_of(record)) put(ids, term_of(key));
      break;
    case Facet::plenum:
      for (const std::string& key : keys_of(record)) put(ids, plenum_of(key));
      break;
    case Facet::year:
      if (record.year != 0) ids = {std::to_string(record.year)};
      break;
    case Facet::source: put(ids, record.article.source); break;
    case Facet::author: put(ids, record.article.author); break;
  }
  return ids;
}

// The name of a region's slug: the brute force knows regions by name.
std::string region_name(const std::string& id) {
  static const std::map<std::string, std::string> names = {
      {"dong-bang-song-hong", "Đồng bằng sông Hồng"},
      {"trung-du-va-mien-nui-phia-bac", "Trung du và miền núi phía Bắc"},
      {"duyen-hai-nam-trung-bo-va-tay-nguyen", "Duyên hải Nam Trung Bộ và Tây Nguyên"}};
  return names.contains(id) ? names.at(id) : id;
}

bool has(const Record& record, Facet facet, const std::string& value, Era era) {
  const Ids ids = values_of(record, facet, era);
  if (value == "missing") return ids.empty();
  std::string id = value;
  if (facet == Facet::region) id = region_name(value);
  if (facet == Facet::province && era == Era::current) id = today(value);
  if (std::ranges::find(ids, id) == ids.end()) return false;
  return facet != Facet::province || era != Era::former || stood_alone(id, record);
}

bool passes(const Record& record, Facet facet, const Filters& filters) {
  const Filter& filter = filters.by[at(facet)];
  const auto holds = [&](const std::string& value) { return has(record, facet, value, filters.era); };
  if (!filter.want.empty() && std::ranges::none_of(filter.want, holds)) return false;
  return std::ranges::none_of(filter.not_want, holds);
}

bool in_time(const Record& record, const Filters& filters) {
  if (filters.from.empty() && filters.to.empty()) return true;
  if (record.published.empty()) return false;
  return (filters.from.empty() || day(record.published, "99") >= day(filters.from, "00")) &&
         (filters.to.empty() || day(record.published, "00") <= day(filters.to, "99"));
}

struct Counted {
  std::uint64_t missing = 0;
  Counts values;
};

// What an answer must say of a request.
struct Expected {
  std::uint64_t total = 0;
  Counted facets[kFacets];
};

void count(const Record& record, Facet facet, Era era, Counted& counted) {
  const Ids ids = values_of(record, facet, era);
  if (ids.empty()) ++counted.missing;
  for (const std::string& id : ids)
    if (facet != Facet::province || era != Era::former || stood_alone(id, record))
      ++counted.values[id];
}

Expected by_hand(const std::vector<const Record*>& found, const Request& request) {
  Expected expected;
  for (const Record* record : found) {
    if (!in_time(*record, request.filters)) continue;
    std::vector<Facet> failed;
    for (const Facet facet : kAll)
      if (!passes(*record, facet, request.filters)) failed.push_back(facet);
    if (failed.empty()) ++expected.total;
    const bool counts = failed.empty() || (failed.size() == 1 && request.facets.mode == FacetMode::multi);
    for (const Facet facet : kAll)
      if (counts && (failed.empty() || failed[0] == facet))
        count(*record, facet, request.filters.era, expected.facets[at(facet)]);
  }
  // A selected value is always listed, also at zero.
  for (const Facet facet : kAll)
    for (const std::string& value : request.filters.by[at(facet)].want) {
      std::string id = facet == Facet::region ? region_name(value) : value;
      if (facet == Facet::province && request.filters.era == Era::current) id = today(id);
      if (value != "missing") expected.facets[at(facet)].values.emplace(id, 0);
    }
  return expected;
}

// --- Random requests.

class Requests {
 public:
  Request make() {
    Request r;
    r.size = 0;
    r.facets.names.assign(std::begin(kAll), std::end(kAll));
    r.facets.size = 1000;
    r.facets.mode = below(5) == 0 ? FacetMode::single : FacetMode::multi;
    r.facets.sort = below(2) == 0 ? FacetSort::alpha : FacetSort::count;
    r.filters.era = one_of<Era>({Era::published, Era::published, Era::current, Era::former});
    r.filters.from = one_of<std::string>({"", "", "", "2017", "2018-12", "2019-01-01"});
    r.filters.to = one_of<std::string>({"", "", "", "2022", "2025-06", "2025-07-01"});
    choose(r, Facet::province, {"nam-dinh", "ninh-binh", "ha-noi", "phu-tho", "hoa-binh", "gia-lai",
                                "missing", "can-tho"});
    choose(r, Facet::year, {"2015", "2019", "2021", "2025", "2003", "missing"});
    choose(r, Facet::resolution, {"nq-18-tw-k12", "nq-4-tw-k12", "amb:nq-18", "nq-dh-k13", "missing"});
    choose(r, Facet::source, {"Báo Làng", "Báo Lăng", "Báo Xóm", "Không có", "missing"});
    choose(r, Facet::author, {"Đỗ Viết", "Lê Ghi", "missing"});
    choose(r, Facet::region, {"dong-bang-song-hong", "duyen-hai-nam-trung-bo-va-tay-nguyen", "trung-du-va-mien-nui-phia-bac", "missing"});
    choose(r, Facet::term, {"XII", "XIII", "V", "missing"});
    choose(r, Facet::plenum, {"hntw6-k12", "hntw4-k12", "hntw4-k13", "missing"});
    return r;
  }
  std::size_t below(std::size_t n) { return random_() % n; }

 private:
  template <typename T>
  T one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }
  // None for most facets, or one would find nothing at all.
  void choose(Request& r, Facet facet, const Ids& values) {
    if (below(3) != 0) return;
    Filter& filter = r.filters.by[at(facet)];
    for (const std::string& value : values) {
      if (below(3) == 0) filter.want.push_back(value);
      if (below(8) == 0) filter.not_want.push_back(value);
    }
  }
  std::mt19937 random_{2024};
};

std::string told(const FacetCounts& counts) {
  std::string text = "missing " + std::to_string(counts.missing);
  std::set<std::string> lines;
  for (const FacetValue& value : counts.values)
    lines.insert((counts.facet == Facet::region ? value.label : value.id) + "=" +
                 std::to_string(value.count));
  for (const std::string& line : lines) text += " " + line;
  return text;
}

std::string told(const Counted& counted) {
  std::string text = "missing " + std::to_string(counted.missing);
  std::set<std::string> lines;
  for (const auto& [id, count] : counted.values) lines.insert(id + "=" + std::to_string(count));
  for (const std::string& line : lines) text += " " + line;
  return text;
}

}  // namespace

TEST_CASE("counts are those of counting by hand, for ten thousand combinations of filters") {
  const Engine& engine = archive().engine();
  std::vector<std::pair<std::string, std::vector<const Record*>>> asked;
  for (const std::string q : {"", "chi bộ", "nghị quyết", "\"đảng viên\""}) {
    std::set<std::string> ids;
    Request all;
    all.q = q;
    all.match = Match::all;
    REQUIRE(engine.each_hit(all, [&](const Hit& hit) { return ids.insert(hit.id).second; }));
    asked.emplace_back(q, std::vector<const Record*>());
    for (const Record& record : archive().records())
      if (ids.contains(record.article.id)) asked.back().second.push_back(&record);
    CHECK(asked.back().second.size() > 50);
  }
  Requests requests;
  std::uint64_t found_something = 0;
  for (int i = 0; i < 10'000; ++i) {
    Request request = requests.make();
    const auto& [q, found] = asked[requests.below(asked.size())];
    request.q = q;
    request.match = Match::all;
    const Expected expected = by_hand(found, request);
    const auto answer = engine.search(request);
    REQUIRE(answer);
    INFO(to_query_string(request));
    if (answer->total != expected.total) FAIL_CHECK(answer->total << " but by hand " << expected.total);
    REQUIRE(answer->facets.size() == kFacets);
    for (const FacetCounts& counts : answer->facets) {
      const std::string real = told(counts), hand = told(expected.facets[at(counts.facet)]);
      if (real != hand) FAIL_CHECK(facet_name(counts.facet) << ": " << real << "\n  by hand " << hand);
    }
    found_something += expected.total > 0;
  }
  CHECK(found_something > 1000);
}

// --- The levels of a hierarchy.

namespace {

FacetCounts counts_of(const std::string& params, Facet facet) {
  const Parsed parsed = parse_params(split_query_string("size=0&" + params), {}, false);
  REQUIRE(parsed.bad.empty());
  const auto counts = archive().engine().facet(parsed.request, facet);
  REQUIRE(counts);
  return *counts;
}

const FacetValue* find(const std::vector<FacetValue>& values, const std::string& id) {
  const auto found = std::ranges::find(values, id, &FacetValue::id);
  return found == values.end() ? nullptr : &*found;
}

std::uint64_t total(const std::string& params) {
  const Parsed parsed = parse_params(split_query_string("size=0&" + params), {}, false);
  REQUIRE(parsed.bad.empty());
  return archive().engine().search(parsed.request)->total;
}

}  // namespace

TEST_CASE("a value's count is what choosing it alone finds, at every level") {
  for (const char* era : {"published", "current", "former"})
    for (const Facet facet : kAll) {
      const std::string params = std::string("facet.size=1000&era=") + era;
      for (const FacetValue& value : counts_of(params, facet).values) {
        INFO(era << ' ' << facet_name(facet) << ' ' << value.id);
        CHECK(total(params + '&' + join_query_string({{facet_name(facet), value.id}})) == value.count);
        for (const FacetValue& child : value.children) {
          INFO(child.id);
          Facet below = facet == Facet::region ? Facet::province : Facet::resolution;
          if (child.id.starts_with("hntw")) below = Facet::plenum;
          CHECK(total(params + '&' + join_query_string({{facet_name(below), child.id}})) == child.count);
        }
      }
    }
}

TEST_CASE("region > province > former province") {
  const FacetCounts regions = counts_of("era=current", Facet::region);
  const FacetValue* delta = find(regions.values, "dong-bang-song-hong");
  REQUIRE(delta);
  CHECK(delta->label == "Đồng bằng sông Hồng");
  const FacetValue* province = find(delta->children, "ninh-binh");
  REQUIRE(province);
  CHECK(province->above == std::vector<std::pair<Facet, std::string>>{{Facet::region, delta->id}});
  CHECK(find(province->former, "nam-dinh"));
  CHECK(find(province->former, "ha-nam"));
  CHECK_FALSE(find(province->former, "ninh-binh"));
  const FacetCounts published = counts_of("", Facet::region);
  CHECK(find(find(published.values, "dong-bang-song-hong")->children, "nam-dinh"));
}

TEST_CASE("term > plenum > document") {
  const FacetCounts terms = counts_of("", Facet::term);
  const FacetValue* term = find(terms.values, "XII");
  REQUIRE(term);
  CHECK(term->label == "Khóa XII");
  const FacetValue* plenum = find(term->children, "hntw6-k12");
  REQUIRE(plenum);
  CHECK(find(plenum->children, "nq-18-tw-k12"));
  CHECK(find(term->children, "ct-5-tw-k12"));  // of the Politburo: of no plenum
  CHECK_FALSE(find(term->children, "nq-18-tw-k12"));
  const FacetCounts documents = counts_of("", Facet::resolution);
  CHECK(find(documents.values, "nq-18-tw-k12")->above ==
        std::vector<std::pair<Facet, std::string>>{{Facet::term, "XII"}, {Facet::plenum, "hntw6-k12"}});
}

TEST_CASE("a level goes by its id or its name") {
  for (const auto& [name, typed, id] :
       {std::tuple{"region", "Đồng bằng sông Hồng", "dong-bang-song-hong"}, {"region", "dong nam bo", "dong-nam-bo"},
        {"term", "12", "XII"}, {"term", "khóa xii", "XII"}, {"plenum", "hntw6-k12", "hntw6-k12"},
        {"plenum", "Hội nghị Trung ương 6 khóa XII", "hntw6-k12"}}) {
    INFO(typed);
    const Parsed parsed = parse_params({{name, typed}}, {}, false);
    REQUIRE(parsed.bad.empty());
    CHECK(to_params(parsed.request) == Params{{name, id}});
  }
  for (const auto& [name, typed] : {std::pair{"region", "Miền Đất Lạ"}, {"term", "99"}, {"plenum", "18"}})
    CHECK(parse_params({{name, typed}}, {}, false).bad.size() == 1);
}

TEST_CASE("facet.sort=alpha is the order of the Vietnamese alphabet") {
  std::vector<std::string> labels;
  for (const FacetValue& value : counts_of("facet.sort=alpha", Facet::province).values)
    labels.push_back(value.label);
  const auto place = [&](const char* label) { return std::ranges::find(labels, label) - labels.begin(); };
  CHECK(place("Cà Mau") < place("Đà Nẵng"));  // by bytes Đ comes after Z
  CHECK(place("Đà Nẵng") < place("Gia Lai"));
  CHECK(place("Hà Nam") < place("Hà Nội"));
  CHECK(place("Hà Nội") < place("Hà Tây"));
}

TEST_CASE("facet.prefix looks into labels without marks") {
  CHECK(counts_of("facet.prefix=dinh", Facet::province).values.size() == 2);  // Nam Định, Bình Định
  CHECK(find(counts_of("facet.prefix=dong+bang", Facet::region).values, "dong-bang-song-hong"));
  CHECK(counts_of("facet.prefix=bao+la", Facet::source).values.size() == 2);
}

TEST_CASE("a name in another spelling is found, and never stands for one that is there") {
  CHECK(total("source=B%C3%A1o+L%C3%A0ng") + total("source=B%C3%A1o+L%C4%83ng") == total("source=bao+lang"));
  CHECK(total("source=B%C3%A1o+L%C3%A0ng") == find(counts_of("", Facet::source).values, "Báo Làng")->count);
}

TEST_CASE("when the time is over, counts are bounds that say so") {
  const auto engine = Engine::open(archive().db());
  REQUIRE(engine);
  Request request;
  request.q = "bàn";
  (*engine)->set_time_budget(std::chrono::hours(1));
  const auto whole = (*engine)->search(request);
  CHECK(whole->total_exact);
  CHECK(whole->facets[0].exact);
  // A budget in the past is spent after the first window: one segment of three.
  (*engine)->set_time_budget(std::chrono::milliseconds(-1));
  const auto part = (*engine)->search(request);
  CHECK_FALSE(part->total_exact);
  CHECK_FALSE(part->facets[0].exact);
  CHECK_FALSE((*engine)->facet(request, Facet::year)->exact);
  CHECK(part->total > 0);
  CHECK(part->total < whole->total);
  CHECK_FALSE(part->hits.empty());
  (*engine)->set_time_budget(std::chrono::milliseconds(0));
  CHECK((*engine)->search(request)->total == whole->total);
}

}  // namespace vankho::query
