#include "tests/searchd/fake_backend.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "facets/province.h"
#include "facets/resolution.h"
#include "text/fold.h"

namespace vankho::searchd {
namespace {

using query::Facet;

schema::Record made(std::string id, std::string title, std::string body, std::string published,
                    std::string province, std::string source) {
  schema::Record record;
  record.article.id = std::move(id);
  record.article.title = std::move(title);
  record.article.body = std::move(body);
  record.article.source = std::move(source);
  record.article.url = "https://bao.example.vn/" + record.article.id;
  record.published = std::move(published);
  record.year = record.published.empty() ? 0 : std::stoi(record.published.substr(0, 4));
  record.province = province;
  record.scope = province.empty() ? "unknown" : "province";
  if (!province.empty()) record.provinces = {province};
  record.first_indexed = 1'600'000'000;
  return record;
}

void cite(schema::Record& record, const std::string& key, const std::string& written) {
  facets::Citation citation;
  citation.key = key;
  citation.label = facets::label_of(key);
  citation.confidence = .9;
  facets::Mention mention;
  const std::size_t at = record.article.body.find(written);
  mention.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + written.size())};
  mention.text = written;
  citation.mentions.push_back(mention);
  record.citations.push_back(citation);
}

std::vector<schema::Record> some_articles() {
  std::vector<schema::Record> all = {
      made("a-1", "Đảng bộ xã Hải Thanh sắp xếp lại bộ máy",
           "Sáng 12/3, Đảng ủy xã bàn việc thực hiện Nghị quyết số 18-NQ/TW.\nĐảng bộ có 240 đảng viên.",
           "2018-03-12", "nam-dinh", "Báo Nam Định"),
      made("a-2", "Chi bộ thôn Đông học tập nghị quyết", "Đảng viên trong chi bộ nghe báo cáo viên của huyện.",
           "2021-05", "phu-tho", "Báo Phú Thọ"),
      made("a-3", "Kiểm tra, giám sát ở cơ sở", "Đảng ủy kiểm tra hai chi bộ.", "2023", "", "Báo Xây dựng"),
      made("hostile/<script>", "<script>alert(1)</script>",
           "Đảng <img src=x onerror=alert(1)> & \"ngoặc\" \xE2\x80\xA8 dòng mới\x01", "", "", "<b>Báo</b>"),
  };
  all.back().article.url = "javascript:alert(1)";
  cite(all[0], "nq-18-tw-k12", "Nghị quyết số 18-NQ/TW");
  return all;
}

bool holds(const schema::Record& record, const std::string& q) {
  const std::string all = text::fold(record.article.title + " " + record.article.body);
  std::string word;
  for (const char c : text::fold(q) + " ") {
    if (c != ' ') {
      word += c;
    } else {
      if (all.find(word) == std::string::npos) return false;
      word.clear();
    }
  }
  return true;
}

std::vector<std::string> values_of(const schema::Record& record, Facet facet) {
  switch (facet) {
    case Facet::province: return record.provinces;
    case Facet::year: return record.year ? std::vector{std::to_string(record.year)} : std::vector<std::string>();
    case Facet::source: return {record.article.source};
    case Facet::author: return {};
    case Facet::resolution: {
      std::vector<std::string> keys;
      for (const facets::Citation& citation : record.citations) keys.push_back(citation.key);
      return keys;
    }
    case Facet::region:
    case Facet::term:
    case Facet::plenum: return {};
  }
  return {};
}

bool passes(const schema::Record& record, const query::Request& request) {
  for (std::size_t i = 0; i < query::kFacets; ++i) {
    const std::vector<std::string>& want = request.filters.by[i].want;
    const std::vector<std::string> have = values_of(record, static_cast<Facet>(i));
    const auto wanted = [&](const std::string& id) { return std::ranges::find(want, id) != want.end(); };
    if (!want.empty() && std::ranges::none_of(have, wanted)) return false;
  }
  return true;
}

std::string label_of(Facet facet, const std::string& id) {
  if (facet == Facet::province) return facets::find_province(id)->name;
  return facet == Facet::resolution ? facets::label_of(id) : id;
}

query::Hit hit_of(const schema::Record& record) {
  query::Hit hit;
  hit.id = record.article.id;
  hit.url = record.article.url;
  hit.title = record.article.title;
  hit.published = record.published;
  hit.year = record.year;
  hit.province = record.province;
  hit.provinces = record.provinces;
  hit.scope = record.scope;
  hit.source = record.article.source;
  hit.first_indexed = record.first_indexed;
  hit.snippets = {{"body", 0, "<mark>Đảng</mark> &amp; dân"}};
  return hit;
}

}  // namespace

FakeBackend::FakeBackend() : records_(some_articles()) {}

std::vector<schema::Record> FakeBackend::found(const query::Request& request) const {
  if (broken) throw std::runtime_error("secret: /var/lib/vankho is damaged");
  std::vector<schema::Record> out;
  for (const schema::Record& record : records_)
    if (holds(record, request.q) && passes(record, request)) out.push_back(record);
  return out;
}

query::FacetCounts FakeBackend::count(const std::vector<schema::Record>& records, const query::Request& request,
                                      Facet name) const {
  query::FacetCounts counts;
  counts.facet = name;
  std::map<std::string, std::uint64_t> by_id;
  for (const std::string& id : request.filters.by[static_cast<std::size_t>(name)].want) by_id[id] = 0;
  for (const schema::Record& record : records) {
    const std::vector<std::string> values = values_of(record, name);
    if (values.empty()) ++counts.missing;
    for (const std::string& id : values) ++by_id[id];
  }
  const std::vector<std::string>& want = request.filters.by[static_cast<std::size_t>(name)].want;
  for (const auto& [id, n] : by_id) {
    const bool selected = std::ranges::find(want, id) != want.end();
    query::FacetValue value;
    value.id = id;
    value.label = label_of(name, id);
    value.count = n;
    if (selected) value.status = query::FacetValue::Status::selected;
    counts.values.push_back(std::move(value));
  }
  return counts;
}

Result<query::Response> FakeBackend::search(const query::Request& request) const {
  ++const_cast<std::atomic<int>&>(searches);
  if (request.after == "bad") return fail(Code::invalid, "after is no cursor of this index", "begin at the first page");
  const std::vector<schema::Record> records = found(request);
  query::Response response;
  response.total = records.size();
  response.total_exact = !cut_short;
  response.out_of = records_.size();
  response.generation = generation();
  for (std::size_t i = 0; i < std::min(request.size, records.size()); ++i) response.hits.push_back(hit_of(records[i]));
  if (records.size() > request.size && request.size > 0) response.next = "cursor";
  for (const Facet name : request.facets.names) response.facets.push_back(count(records, request, name));
  if (request.q == "nghi quyet 18")
    response.ambiguous = {{"nghi quyet 18", {{"nq-18-tw-k12", "18-NQ/TW (25/10/2017)", .81}}}};
  if (request.q == "dang") response.read_as = "đảng";
  return response;
}

Result<query::FacetCounts> FakeBackend::facet(const query::Request& request, Facet name) const {
  query::FacetCounts counts = count(found(request), request, name);
  counts.exact = !cut_short;
  return counts;
}

std::optional<schema::Record> FakeBackend::article(std::string_view id) const {
  const auto at = std::ranges::find(records_, id, [](const schema::Record& record) { return record.article.id; });
  return at == records_.end() ? std::nullopt : std::optional(*at);
}

Result<query::Response> FakeBackend::similar(std::string_view id, std::size_t size) const {
  if (!article(id)) return fail(Code::not_found, "there is no article with the id " + std::string(id));
  query::Request request;
  request.size = size;
  return search(request);
}

// Of "a-1" there are more than asked for; of the others none.
Result<query::Response> FakeBackend::reprints(std::string_view id, std::size_t size) const {
  query::Response response;
  if (id != "a-1") return response;
  response.total = size + 3;
  response.hits = {size, hit_of(records_[1])};
  return response;
}

std::vector<query::Suggestion> FakeBackend::suggest(std::string_view typed, std::string_view, std::size_t limit) const {
  std::vector<query::Suggestion> all = {{"phrase", "đảng viên", "", 3}, {"province", "Nam Định", "nam-dinh", 1}};
  std::erase_if(all, [&](const auto& one) { return !text::fold(one.text).starts_with(text::fold(typed)); });
  if (all.size() > limit) all.resize(limit);
  return all;
}

Result<query::Trends> FakeBackend::trends(const query::Request& request, query::Period, std::optional<Facet>) const {
  query::Trends trends;
  for (const schema::Record& record : found(request)) {
    ++trends.total;
    if (record.year)
      trends.points.push_back({std::to_string(record.year), "", 1, 2});
    else
      ++trends.undated;
  }
  return trends;
}

Result<query::Concordance> FakeBackend::concordance(const query::Request& request, std::size_t) const {
  query::Concordance out;
  for (const schema::Record& record : found(request))
    out.lines.push_back({record.article.id, record.article.title, record.published, "trước ", "đảng", " sau", 6});
  out.total = out.lines.size();
  return out;
}

query::ResolutionSummary FakeBackend::resolution(std::string_view key) const {
  query::ResolutionSummary summary;
  if (key != "nq-18-tw-k12") return summary;
  summary.total = 1;
  summary.years = {{"2018", "", 1, 2}, {"2019", "", 0, 2}};
  summary.grid = {{"2018", "nam-dinh", 1, 1}};
  return summary;
}

Result<std::uint64_t> FakeBackend::each_hit(const query::Request&, const std::function<bool(const query::Hit&)>& sink) const {
  query::Hit hit = hit_of(records_[0]);
  for (std::uint64_t i = 0; i < exported; ++i) {
    hit.id = "a-" + std::to_string(i);
    if (!sink(hit)) return i;
  }
  return exported;
}

std::string FakeBackend::mark(std::string_view text, std::string_view) const {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  constexpr std::string_view kWord = "Đảng";
  if (const std::size_t at = out.find(kWord); at != std::string::npos)
    out.replace(at, kWord.size(), "<mark>Đảng</mark>");
  return out;
}

query::IndexInfo FakeBackend::info() const { return {records_.size(), generation(), "fake", "2023", 1000}; }

std::string FakeBackend::generation() const { return "g1." + std::to_string(commit.load()); }

}  // namespace vankho::searchd
