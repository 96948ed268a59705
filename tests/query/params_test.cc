// Parameters: typed → meant → typed again (query/params.h).
#include "query/params.h"

#include <algorithm>
#include <random>
#include <string>

#include "tests/support/catch.h"

namespace vankho::query {
namespace {

Parsed parse(const std::string& query_string, bool lenient = false) {
  return parse_params(split_query_string(query_string), {}, lenient);
}

Request request(const std::string& query_string) {
  const Parsed parsed = parse(query_string);
  INFO(query_string);
  for (const BadParam& bad : parsed.bad) UNSCOPED_INFO(bad.name + ' ' + bad.reason);
  CHECK(parsed.bad.empty());
  return parsed.request;
}

// "name reason" of each complaint, one a line.
std::string complaints(const std::string& query_string) {
  std::string text;
  for (const BadParam& bad : parse(query_string).bad)
    text += (text.empty() ? "" : "\n") + bad.name + ' ' + bad.reason;
  return text;
}

using Values = std::vector<std::string>;

const Filter& filter(const Request& r, Facet facet) {
  return r.filters.by[static_cast<std::size_t>(facet)];
}

TEST_CASE("nothing asked is the default request") {
  CHECK(request("") == Request{});
  CHECK(to_query_string({}) == "");
}

TEST_CASE("every parameter is read") {
  const Request r = request(
      "q=%C4%91%E1%BA%A3ng&in=title&province=nam-dinh&province=Hanoi&not.province=TP.HCM"
      "&year=2019..2021&not.year=2020&resolution=nq-18-tw-k12&source=B%C3%A1o+A&author=B"
      "&from=2019-02&to=2021-12-31&era=current&match=any&marks=exact&sort=newest"
      "&freshness=mild&group=dup&size=5&page=3&facets=year,source&facet.size=7"
      "&facet.sort=alpha&facet.mode=single&facet.zero=1&facet.prefix=na&snippets=0"
      "&fields=id,title&explain=true");
  CHECK(r.q == "đảng");
  CHECK(r.in == In::title);
  CHECK(filter(r, Facet::province).want == Values{"ha-noi", "nam-dinh"});
  CHECK(filter(r, Facet::province).not_want == Values{"ho-chi-minh"});
  CHECK(filter(r, Facet::year).want == Values{"2019", "2020", "2021"});
  CHECK(filter(r, Facet::year).not_want == Values{"2020"});
  CHECK(filter(r, Facet::resolution).want == Values{"nq-18-tw-k12"});
  CHECK(filter(r, Facet::source).want == Values{"Báo A"});
  CHECK(filter(r, Facet::author).want == Values{"B"});
  CHECK(r.filters.from == "2019-02");
  CHECK(r.filters.to == "2021-12-31");
  CHECK(r.filters.era == Era::current);
  CHECK(r.match == Match::any);
  CHECK(r.marks == Marks::exact);
  CHECK(r.sort == Sort::newest);
  CHECK(r.freshness == Freshness::mild);
  CHECK(r.group == Group::dup);
  CHECK(r.size == 5);
  CHECK(r.page == 3);
  CHECK(r.facets.names == std::vector<Facet>{Facet::year, Facet::source});
  CHECK(r.facets.size == 7);
  CHECK(r.facets.sort == FacetSort::alpha);
  CHECK(r.facets.mode == FacetMode::single);
  CHECK(r.facets.zero);
  CHECK(r.facets.prefix == "na");
  CHECK(r.snippets == 0);
  CHECK(r.fields == Values{"id", "title"});
  CHECK(r.explain);
}

TEST_CASE("other names mean the same") {
  CHECK(request("limit=7&text=a&prefix=b") == request("size=7&q=a&facet.prefix=b"));
  CHECK(complaints("limit=7&size=8") == "size is given twice");
}

TEST_CASE("the order of values and their repetition do not matter") {
  CHECK(request("year=2021&year=2019&year=2021") == request("year=2019&year=2021"));
}

TEST_CASE("provinces go by any name, documents by how they are cited") {
  CHECK(filter(request("province=dak+lak"), Facet::province).want == Values{"dak-lak"});
  CHECK(filter(request("province=missing"), Facet::province).want == Values{"missing"});
  CHECK(filter(request("resolution=NQTW4+kh%C3%B3a+XII"), Facet::resolution).want ==
        Values{"nq-4-tw-k12"});
  CHECK(filter(request("resolution=amb:nq-18"), Facet::resolution).want == Values{"amb:nq-18"});
}

TEST_CASE("dates may be written as in Vietnam") {
  CHECK(request("from=20/01/2021&to=2/2021").filters.from == "2021-01-20");
  CHECK(request("to=2/2021").filters.to == "2021-02");
  CHECK(request("from=&to=").filters.from.empty());
}

TEST_CASE("an instant is read in UTC and written back as it was") {
  const Request r = request("indexed.from=2021-01-20T08:01:00Z");
  CHECK(r.filters.indexed_from == 1'611'129'660);
  CHECK(request(to_query_string(r)) == r);
  CHECK(request("indexed.from=").filters.indexed_from == 0);
  for (const char* bad : {"2021-01-20", "2021-01-20T08:01:00%2B07:00", "2021-02-30T08:01:00Z", " 2021-01-20T08:01:00Z",
                          "2021-1-20T8:01:00Z", "1960-01-01T00:00:00Z", "2021-01-20T08:01:00Zx"})
    CHECK_FALSE(complaints(std::string("indexed.from=") + bad).empty());
}

TEST_CASE("every complaint comes at once, by name, with what would be right") {
  CHECK(complaints("size=1000&sort=new&foo=1&province=Atlantis&year=21&from=2021-02-30") ==
        "size \"1000\" is not a whole number from 0 to 100\n"
        "sort \"new\" is not one of relevance, newest, oldest\n"
        "foo is not a parameter of this address\n"
        "province \"Atlantis\" is no province: give an id (nam-dinh) or a name (Nam Định)\n"
        "year \"21\" is no year: give 2021 or 2019..2021, from 1900 to 2100; an open range is "
        "from= or to=\n"
        "from \"2021-02-30\" is no date: give YYYY, YYYY-MM or YYYY-MM-DD");
}

TEST_CASE("bad values are refused one by one") {
  for (const char* bad : {"size=-1",
                          "size=",
                          "size=1e3",
                          "size=99999999999999999999999",
                          "page=0",
                          "page=x",
                          "snippets=6",
                          "facet.size=1001",
                          "in=everywhere",
                          "match=",
                          "marks=no",
                          "era=now",
                          "freshness=hot",
                          "group=yes",
                          "facets=years",
                          "facet.sort=size",
                          "facet.mode=both",
                          "facet.zero=maybe",
                          "fields=body",
                          "explain=2",
                          "year=2021..2019",
                          "year=1899",
                          "year=2101",
                          "year=2021..",
                          "year=a..b",
                          "from=2021-13",
                          "from=21",
                          "from=2021-1-1-1",
                          "to=x",
                          "from=2022&to=2021",
                          "author=",
                          "source=+",
                          "resolution=xyz",
                          "q=a&q=b",
                          "page=2&after=x",
                          "page=1001&size=10",
                          "year=20211"}) {
    INFO(bad);
    CHECK(parse(bad).bad.size() == 1);
    CHECK(parse(bad, true).bad.empty());
  }
}

TEST_CASE("a bad value leaves the default, and the pages go on") {
  CHECK(parse("size=1000&fbclid=x&sort=?", true).request == Request{});
}

TEST_CASE("a short form of several documents is refused, naming them") {
  const std::string text = complaints("resolution=Ngh%E1%BB%8B+quy%E1%BA%BFt+18");
  CHECK(text.starts_with("resolution \"Nghị quyết 18\" may be several documents: give one of "));
  CHECK(text.find("nq-18-tw-k12") != std::string::npos);
}

TEST_CASE("a caller's own parameters are skipped, and larger pages allowed") {
  CHECK(parse_params({{"format", "csv"}}, {"format"}, false).bad.empty());
  CHECK(parse_params({{"size", "1000"}}, {}, false, 1000).request.size == 1000);
}

TEST_CASE("too many values of a filter are refused") {
  Params params;
  for (int i = 0; i < 600; ++i) params.emplace_back("source", "s" + std::to_string(i));
  const Parsed parsed = parse_params(params, {}, false);
  REQUIRE(parsed.bad.size() == 1);
  CHECK(parsed.bad[0].name == "source");
  CHECK(filter(parsed.request, Facet::source).empty());
}

TEST_CASE("query strings are as short as they can be") {
  CHECK(to_query_string(request("size=10&sort=relevance&q=a+b&page=1&facets=province,year,"
                                "resolution&explain=0")) == "q=a%20b");
  CHECK(to_query_string(request("year=2019&year=2020&year=2021&year=2023")) ==
        "year=2019..2021&year=2023");
  CHECK(to_query_string(request("facets=")) == "facets=");
  CHECK(to_query_string(request("facets=none")) == "facets=");
}

TEST_CASE("a broken query string is read as far as it goes") {
  CHECK(split_query_string("").empty());
  CHECK(split_query_string("?&&a&=b&c=%zz%4&d=%C4%91+%2B") ==
        Params{{"a", ""}, {"", "b"}, {"c", "%zz%4"}, {"d", "đ +"}});
}

// A random request in normal form.
class Requests {
 public:
  Request make() {
    Request r;
    r.q = text();
    r.in = one_of<In>({In::all, In::title, In::lead, In::body});
    put(r, Facet::province, {"nam-dinh", "ha-nam", "missing", "ho-chi-minh"});
    put(r, Facet::year, {"1999", "2019", "2020", "2021", "2022", "missing"});
    put(r, Facet::resolution, {"nq-18-tw-k12", "amb:nq-18", "qd-1415-tu-nam-dinh-2020"});
    put(r, Facet::source, {"Báo Nam Định", "a&b=c%", "x"});
    put(r, Facet::author, {"Nguyễn Văn A", "B+C"});
    r.filters.from = one_of<std::string>({"", "2019", "2019-02"});
    r.filters.to = one_of<std::string>({"", "2021", "2021-12-31"});
    r.filters.era = one_of<Era>({Era::published, Era::current, Era::former});
    r.match = one_of<Match>({Match::automatic, Match::all, Match::any});
    r.marks = one_of<Marks>({Marks::automatic, Marks::exact, Marks::ignore});
    r.sort = one_of<Sort>({Sort::relevance, Sort::newest, Sort::oldest});
    r.freshness = one_of<Freshness>({Freshness::off, Freshness::mild, Freshness::strong});
    r.group = one_of<Group>({Group::none, Group::dup});
    r.size = below(101);
    if (below(2)) r.after = text();
    if (r.after.empty()) r.page = 1 + below(50);
    r.facets.names = one_of<std::vector<Facet>>(
        {{}, {Facet::year}, {Facet::province, Facet::year, Facet::resolution}, {Facet::source}});
    r.facets.size = below(1001);
    r.facets.zero = below(2) != 0;
    r.facets.prefix = text();
    r.snippets = below(6);
    r.fields = one_of<Values>({{}, {"id"}, {"title", "id"}});
    r.explain = below(2) != 0;
    return r;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  template <typename T>
  T one_of(std::vector<T> values) {
    return values[below(values.size())];
  }

  std::string text() {
    std::string out(below(6), '\0');
    for (char& c : out) c = static_cast<char>(below(256));
    return out;
  }

  void put(Request& r, Facet facet, Values values) {
    std::ranges::sort(values);
    Filter& into = r.filters.by[static_cast<std::size_t>(facet)];
    for (const std::string& value : values) {
      if (below(3) == 0) into.want.push_back(value);
      if (below(4) == 0) into.not_want.push_back(value);
    }
  }

  std::mt19937 random_{7};
};

TEST_CASE("a request written and read again is the same") {
  Requests requests;
  for (int i = 0; i < 20'000; ++i) {
    const Request r = requests.make();
    const std::string written = to_query_string(r);
    const Parsed again = parse(written);
    if (again.bad.empty() && again.request == r && to_query_string(again.request) == written)
      continue;
    FAIL_CHECK(written << (again.bad.empty() ? "" : ": " + again.bad[0].reason));
  }
}

TEST_CASE("facets have names") {
  Facet facet{};
  for (const char* name : {"province", "year", "resolution", "source", "author"}) {
    REQUIRE(parse_facet(name, facet));
    CHECK(std::string(facet_name(facet)) == name);
  }
  CHECK_FALSE(parse_facet("tags", facet));
}

}  // namespace
}  // namespace vankho::query
