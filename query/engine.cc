#include "query/engine.h"

#include <algorithm>
#include <atomic>
#include <unordered_set>

#include "query/concordance.h"
#include "query/day.h"
#include "query/parser.h"
#include "query/pool.h"
#include "query/searcher.h"
#include "query/similar.h"
#include "query/suggest.h"
#include "query/trends.h"

namespace vankho::query {
namespace {

// Places held at once by each_hit(): 2 MB. Each chunk is a search of its own.
constexpr std::size_t kChunk = 20'000;
constexpr std::size_t kConcordPage = 50;   // articles of a page of concordance

// Where a store id lies; nothing when no segment has it.
std::optional<Ranked> locate(const Snapshot& snapshot, std::uint32_t store_id) {
  for (std::uint32_t p = 0; p < snapshot.parts().size(); ++p) {
    const Part& part = snapshot.parts()[p];
    if (store_id < part.first || store_id - part.first >= part.segment->articles()) continue;
    Ranked one;
    one.part = p;
    one.article = store_id - part.first;
    one.store_id = store_id;
    one.group = part.segment->column<std::uint64_t>(segment::kGroup)[one.article];
    return one;
  }
  return {};
}

// The others of an article's group.
std::vector<Ranked> group_of(const Snapshot& snapshot, const Ranked& own) {
  std::vector<Ranked> others;
  if (snapshot.followers(own.group) == 0) return others;
  for (std::uint32_t p = 0; p < snapshot.parts().size(); ++p) {
    const Part& part = snapshot.parts()[p];
    const auto groups = part.segment->column<std::uint64_t>(segment::kGroup);
    for (std::uint32_t i = 0; i < groups.size(); ++i) {
      if (groups[i] != own.group || part.is_dead(i) || part.first + i == own.store_id) continue;
      Ranked one;
      one.part = p;
      one.article = i;
      one.store_id = part.first + i;
      one.group = own.group;
      others.push_back(one);
    }
  }
  return others;
}

// The hit at a place; nothing when its article is gone. Writers commit while a long export runs, so
// the handle may have to move on.
std::optional<Hit> stored_hit(Lease& lease, const Searcher& searcher, const Ranked& one,
                              const Marker& marker, const Request& request) {
  constexpr int kTries = 5;
  for (int tries = 1;; ++tries) {
    try {
      return searcher.hit(one, marker, request);
    } catch (const SnapshotTooOld&) {
      return {};
    } catch (const Xapian::DatabaseModifiedError&) {
      if (tries == kTries) throw;
      lease.renew();
    }
  }
}

Request everything_citing(std::string_view key) {
  Request request;
  request.filters.by[static_cast<std::size_t>(Facet::resolution)].want = {std::string(key)};
  request.facets.names.clear();
  return request;
}

}  // namespace

struct Engine::Impl {
  text::Analyzer analyzer;
  std::unique_ptr<Pool> pool;
  std::atomic<std::chrono::milliseconds> budget{};

  Searcher::Deadline deadline() const {
    const std::chrono::milliseconds most = budget;
    if (most == most.zero()) return {};
    return std::chrono::steady_clock::now() + most;
  }

  // Runs `work` on a lease; once more on a newer snapshot when the first is too old.
  template <typename Work>
  auto with_lease(Work work) const {
    for (int tries = 0;; ++tries) {
      try {
        const Lease lease = pool->lend();
        return work(lease);
      } catch (const SnapshotTooOld&) {
        if (tries == 2) throw std::runtime_error("an article that the index names is not stored");
      } catch (const Xapian::DatabaseModifiedError&) {
        if (tries == 2) throw;
      }
      pool->refresh();
    }
  }
};

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::open(const std::filesystem::path& db) {
  auto impl = std::make_unique<Impl>();
  auto pool = Pool::open(db, impl->analyzer);
  if (!pool) return tl::make_unexpected(pool.error());
  impl->pool = std::move(*pool);
  return std::unique_ptr<Engine>(new Engine(std::move(impl)));
}

void Engine::set_time_budget(std::chrono::milliseconds budget) { impl_->budget = budget; }

Result<Response> Engine::search(const Request& request) const {
  return impl_->with_lease([&](const Lease& lease) {
    return Searcher(lease, impl_->analyzer, impl_->deadline()).search(request);
  });
}

Result<FacetCounts> Engine::facet(const Request& request, Facet name) const {
  return impl_->with_lease([&](const Lease& lease) -> Result<FacetCounts> {
    return Searcher(lease, impl_->analyzer, impl_->deadline()).facet(request, name);
  });
}

std::optional<schema::Record> Engine::article(std::string_view id) const {
  return impl_->with_lease([&](const Lease& lease) -> std::optional<schema::Record> {
    const auto store_id = lease.store().find(id);
    return store_id ? lease.store().record(*store_id) : std::nullopt;
  });
}

Result<Response> Engine::similar(std::string_view id, std::size_t size) const {
  return impl_->with_lease([&](const Lease& lease) -> Result<Response> {
    const auto store_id = lease.store().find(id);
    const auto own = store_id ? locate(lease.snapshot(), *store_id) : std::nullopt;
    if (!own) return fail(Code::not_found, "there is no article with the id " + std::string(id));
    Response response;
    response.generation = lease.snapshot().name();
    response.out_of = lease.snapshot().articles();
    Request request;
    request.size = size;
    request.group = Group::dup;
    CollectOptions options;
    options.keep = 3 * size + 50;
    Collected found = collect(lease.snapshot(), plan_similar(lease.snapshot(), own->part, own->article),
                              request, Searcher::weights(), options, nullptr);
    const Searcher searcher(lease, impl_->analyzer);
    const Marker marker(impl_->analyzer, {});
    std::vector<std::uint64_t> seen{own->group};
    for (const Ranked& one : found.best) {
      if (response.hits.size() == size) break;
      if (std::ranges::find(seen, one.group) != seen.end()) continue;
      seen.push_back(one.group);
      response.hits.push_back(searcher.hit(one, marker, request));
    }
    response.total = response.hits.size();
    return response;
  });
}

Result<Response> Engine::reprints(std::string_view id, std::size_t size) const {
  return impl_->with_lease([&](const Lease& lease) -> Result<Response> {
    const auto store_id = lease.store().find(id);
    const auto own = store_id ? locate(lease.snapshot(), *store_id) : std::nullopt;
    if (!own) return fail(Code::not_found, "there is no article with the id " + std::string(id));
    const std::vector<Ranked> others = group_of(lease.snapshot(), *own);
    Response response;
    response.generation = lease.snapshot().name();
    response.out_of = lease.snapshot().articles();
    response.total = others.size();
    Request request;
    request.snippets = 0;
    const Searcher searcher(lease, impl_->analyzer);
    const Marker marker(impl_->analyzer, {});
    for (const Ranked& one : others) {
      if (response.hits.size() == size) break;
      response.hits.push_back(searcher.hit(one, marker, request));
    }
    std::ranges::stable_sort(response.hits, {}, &Hit::published);
    return response;
  });
}

std::vector<Suggestion> Engine::suggest(std::string_view typed, std::string_view kind,
                                        std::size_t limit) const {
  return query::suggest(*impl_->pool->snapshot(), impl_->analyzer, typed, kind, limit);
}

Result<Trends> Engine::trends(const Request& request, Period by, std::optional<Facet> split) const {
  return impl_->with_lease([&](const Lease& lease) -> Result<Trends> {
    const Understood understood = Searcher(lease, impl_->analyzer).understand(request);
    return query::trends(lease.snapshot(), understood.plan, request, by, split);
  });
}

Result<Concordance> Engine::concordance(const Request& request, std::size_t width_chars) const {
  return impl_->with_lease([&](const Lease& lease) -> Result<Concordance> {
    Request page = request;
    page.size = kConcordPage;
    page.snippets = 0;
    page.facets.names.clear();
    const Searcher searcher(lease, impl_->analyzer);
    auto found = searcher.search(page);
    if (!found) return tl::make_unexpected(found.error());
    const Understood understood = searcher.understand(page);
    Concordance out;
    out.total = found->total;
    out.next = found->next;
    for (const Hit& hit : found->hits)
      if (const auto store_id = lease.store().find(hit.id))
        if (const auto record = lease.store().record(*store_id))
          for (Concord& line :
               concordance_lines(*record, understood.marked, impl_->analyzer, width_chars))
            out.lines.push_back(std::move(line));
    return out;
  });
}

ResolutionSummary Engine::resolution(std::string_view key) const {
  return impl_->with_lease([&](const Lease& lease) {
    const Request request = everything_citing(key);
    const Plan all;
    ResolutionSummary out;
    Trends years = query::trends(lease.snapshot(), all, request, Period::year, {});
    out.total = years.total;
    out.years = std::move(years.points);
    out.grid =
        query::trends(lease.snapshot(), all, request, Period::year, Facet::province).points;
    return out;
  });
}

Result<std::uint64_t> Engine::each_hit(const Request& request,
                                       const std::function<bool(const Hit&)>& sink) const {
  Lease lease = impl_->pool->lend();
  const Searcher searcher(lease, impl_->analyzer);
  Request plain = request;
  plain.facets.names.clear();
  const Understood understood = searcher.understand(plain);
  const Marker marker = searcher.marker(understood);
  CollectOptions options;
  options.keep = kChunk;
  options.score = plain.sort == Sort::relevance;
  std::unordered_set<std::uint64_t> groups;  // of reprints: few beside the articles
  std::uint64_t sent = 0;
  while (true) {
    const Collected found = collect(lease.snapshot(), understood.plan, plain, Searcher::weights(),
                                    options, nullptr);
    for (const Ranked& one : found.best) {
      if (plain.group == Group::dup && lease.snapshot().followers(one.group) > 0 &&
          !groups.insert(one.group).second)
        continue;
      const auto hit = stored_hit(lease, searcher, one, marker, plain);
      if (!hit) continue;  // replaced or removed while it was being exported
      if (!sink(*hit)) return sent;
      ++sent;
    }
    if (found.best.size() < kChunk) return sent;
    options.after = found.best.back();
  }
}

std::string Engine::mark(std::string_view text, std::string_view q) const {
  return impl_->with_lease([&](const Lease& lease) {
    Request request;
    request.q = q;
    const ParsedQuery parsed = parse_query(q, impl_->analyzer, In::all);
    const Lexicon lexicon(lease.snapshot());
    const Understood understood = make_plan(parsed, read_words(parsed, request, lexicon), request,
                                            lexicon, Searcher::weights(), false);
    return Marker(impl_->analyzer, understood.marked).mark(text);
  });
}

IndexInfo Engine::info() const {
  const auto snapshot = impl_->pool->snapshot();
  IndexInfo info;
  info.articles = snapshot->articles();
  info.generation = snapshot->name();
  info.analyzer = impl_->analyzer.name();
  std::int32_t newest = 0;
  for (const Part& part : snapshot->parts()) {
    info.bytes += part.segment->bytes().size();
    const auto dates = part.segment->column<std::int32_t>(segment::kDate);
    for (std::uint32_t i = 0; i < dates.size(); ++i)
      if (dates[i] > newest && !part.is_dead(i)) newest = dates[i];
  }
  info.newest = day_text(newest);
  return info;
}

std::string Engine::generation() const { return impl_->pool->snapshot()->name(); }

}  // namespace vankho::query
