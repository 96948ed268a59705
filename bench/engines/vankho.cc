// Ours, for queries alone: what indexing costs is told by vankho-indexer itself. Variants:
//
//   exact     words as typed, all or any of them as the query says: what the others do
//   ranked    the same articles asked for, but read as a reader's query is: restoration, synonyms
//   default   as a reader's query comes in: ranked, and widened when that finds little
//   facets    default, with all three facets counted
//   page      facets, and two snippets a hit
#include "query/engine.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "bench/engines/engine.h"

namespace vankho::bench {
namespace {

void no_index(const Articles&, const std::filesystem::path&) {
  throw std::runtime_error("vankho-indexer makes the index");
}

struct Variant {
  query::Marks marks = query::Marks::automatic;
  bool as_asked = false;  // all or any of the words, as the query says
  bool facets = false;
  std::size_t snippets = 0;
};

Variant read_variant(const std::string& name) {
  using query::Marks;
  if (name == "exact") return {Marks::exact, true, false, 0};
  if (name == "ranked") return {Marks::automatic, true, false, 0};
  if (name == "default") return {Marks::automatic, false, false, 0};
  if (name == "facets") return {Marks::automatic, false, true, 0};
  if (name == "page") return {Marks::automatic, false, true, 2};
  throw std::runtime_error("no such variant: " + name);
}

class Vankho : public Engine {
 public:
  Vankho(std::unique_ptr<query::Engine> engine, Variant variant)
      : engine_(std::move(engine)), variant_(variant) {}

  Answer answer(const Query& query) override {
    const auto response = engine_->search(read(query));
    if (!response) throw std::runtime_error(response.error().line());
    std::vector<std::string> ids;
    for (const query::Hit& hit : response->hits) ids.push_back(hit.id);
    Answer answer{response->total, 0};
    if (query.facets)
      for (const query::FacetCounts& facet : response->facets)
        answer.facet_sum += sum_of_best(facet);
    return answer;
  }

 private:
  query::Request read(const Query& query) const {
    query::Request request;
    for (const std::string& word : query.words) request.q += (request.q.empty() ? "" : " ") + word;
    if (query.how == Query::How::phrase) request.q = '"' + request.q + '"';
    request.marks = variant_.marks;
    if (variant_.as_asked)
      request.match = query.how == Query::How::any ? query::Match::any : query::Match::all;
    if (!query.province.empty())
      filter(request, query::Facet::province).want.push_back(query.province);
    for (int year = query.first_year; year != 0 && year <= query.last_year; ++year)
      filter(request, query::Facet::year).want.push_back(std::to_string(year));
    if (query.newest) request.sort = query::Sort::newest;
    if (!query.facets && !variant_.facets) request.facets.names.clear();
    request.snippets = variant_.snippets;
    request.size = kHits;
    if (variant_.snippets == 0) request.fields = {"id", "score"};
    return request;
  }
  static query::Filter& filter(query::Request& request, query::Facet facet) {
    return request.filters.by[static_cast<std::size_t>(facet)];
  }
  static std::uint64_t sum_of_best(const query::FacetCounts& facet) {
    std::vector<std::uint64_t> counts;
    for (const query::FacetValue& value : facet.values) counts.push_back(value.count);
    std::sort(counts.rbegin(), counts.rend());
    counts.resize(std::min<std::size_t>(counts.size(), kFacetValues));
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  }

  std::unique_ptr<query::Engine> engine_;
  Variant variant_;
};

std::unique_ptr<Engine> open(const std::filesystem::path& dir, const std::string& variant) {
  auto engine = query::Engine::open(dir);
  if (!engine) throw std::runtime_error(engine.error().line());
  return std::make_unique<Vankho>(std::move(*engine), read_variant(variant));
}

}  // namespace
}  // namespace vankho::bench

int main(int argc, char** argv) {
  return vankho::bench::run(argc, argv, {vankho::bench::no_index, vankho::bench::open});
}
