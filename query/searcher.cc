#include "query/searcher.h"

#include <algorithm>
#include <chrono>
#include <unordered_set>

#include "facets/province.h"
#include "query/explain.h"
#include "query/hit_columns.h"
#include "query/parser.h"
#include "query/rerank.h"
#include "query/spelling.h"

namespace vankho::query {
namespace {

// Of reprints, the best stays. `shown`: groups that an earlier page had.
void fold_groups(std::vector<Ranked>& best, const std::vector<std::uint64_t>& shown) {
  std::unordered_set<std::uint64_t> seen(shown.begin(), shown.end());
  std::erase_if(best, [&](const Ranked& one) { return !seen.insert(one.group).second; });
}

// How many to keep so that a page is full after reprints are folded.
std::size_t kept(const Request& request, std::size_t wanted) {
  if (request.size == 0) return 0;
  const std::size_t least = request.sort == Sort::relevance ? kReranked : 0;
  return std::max(request.group == Group::dup ? 3 * wanted + 50 : wanted, least);
}

std::size_t clamp_skip(const Request& request) {
  if (!request.after.empty() || request.page < 2) return 0;
  return std::min((request.page - 1) * request.size, kMaxPageDepth);
}

}  // namespace

const Weights& Searcher::weights() {
  static const Weights weights;
  return weights;
}

Understood Searcher::understand(const Request& request) const {
  const ParsedQuery parsed = parse_query(request.q, analyzer_, request.in);
  CollectOptions options;
  options.keep = 0;
  Request bare = request;
  bare.facets.names.clear();
  return find(bare, parsed, options).understood;
}

Searcher::Found Searcher::run(const Request& request, Understood understood,
                              const CollectOptions& options) const {
  Found found;
  found.understood = std::move(understood);
  FacetCounter counter(lease_.snapshot(), request);
  found.collected = collect(lease_.snapshot(), found.understood.plan, request, weights(), options,
                            &counter);
  found.facets = counter.finish(found.collected.complete);
  return found;
}

// What matches, and when that is less than a page, what matches in part.
Searcher::Found Searcher::find(const Request& request, const ParsedQuery& parsed,
                               const CollectOptions& options) const {
  const Lexicon lexicon(lease_.snapshot());
  const Readings readings = read_words(parsed, request, lexicon);
  const auto plan = [&](bool widen) {
    return make_plan(parsed, readings, request, lexicon, weights(), widen);
  };
  Found found = run(request, plan(false), options);
  const bool may_widen = request.match == Match::automatic && found.understood.words.size() > 1;
  if (!may_widen || !found.collected.complete || found.collected.total >= request.size)
    return found;
  Found wide = run(request, plan(true), options);
  if (wide.collected.total <= found.collected.total) return found;
  // A document may be named without any of the words; its ambiguity was told either way.
  return wide;
}

Result<Response> Searcher::search(const Request& request) const {
  const auto start = std::chrono::steady_clock::now();
  Response response;
  response.generation = lease_.snapshot().name();
  response.out_of = lease_.snapshot().articles();
  const ParsedQuery parsed = parse_query(request.q, analyzer_, request.in);
  response.warnings = parsed.warnings;
  CollectOptions options;
  options.score = request.sort == Sort::relevance;
  options.deadline = deadline_;
  std::size_t skip = clamp_skip(request);
  if (!request.after.empty()) {
    auto cursor = parse_cursor(request.after, request.sort);
    if (!cursor) return tl::make_unexpected(cursor.error());
    skip = cursor->offset;
    if (skip == 0) options.after = cursor->last;
    if (!cursor->generation.empty() && cursor->generation != response.generation)
      response.warnings.push_back(
          "kho đã thay đổi từ trang trước: thứ tự theo độ liên quan có thể đã khác");
  }
  options.keep = kept(request, skip + request.size + 1);
  Found found = find(request, parsed, options);
  if (found.understood.widened)
    response.warnings.push_back("ít bài có đủ các từ: kết quả gồm cả bài chỉ có một số từ");
  for (std::string& warning : found.understood.warnings)
    response.warnings.push_back(std::move(warning));
  put_page(request, found, skip, !options.after, response);
  put_notes(request, response);
  response.total = found.collected.total;
  response.total_exact = found.collected.complete;
  response.read_as = found.understood.read_as;
  response.ambiguous = std::move(found.understood.ambiguous);
  response.facets = std::move(found.facets);
  response.did_you_mean = did_you_mean(request, parsed, Lexicon(lease_.snapshot()));
  if (request.explain)
    response.explanation = Explanation{parsed.root.print(), found.understood.reading,
                                       found.understood.plan.print()};
  response.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return response;
}

// The first kReranked are sorted by nearness as well, so inside them a page is found by its place,
// behind them by the score.
void Searcher::put_page(const Request& request, Found& found, std::size_t skip, bool first,
                        Response& response) const {
  std::vector<Ranked>& best = found.collected.best;
  if (request.group == Group::dup) fold_groups(best, found.collected.shown_groups);
  const std::size_t next = skip + request.size;
  const bool more = best.size() > next && request.size > 0;
  const bool reranked = request.sort == Sort::relevance && first;
  if (more)
    response.next = reranked && next < kReranked
                        ? to_cursor(next, response.generation)
                        : to_cursor(best[next - 1], request.sort, response.generation);
  if (reranked) rerank(lease_.snapshot(), found.understood.words, next, best);
  const Marker marker(analyzer_, found.understood.marked);
  for (std::size_t i = skip; i < std::min(best.size(), next); ++i) {
    response.hits.push_back(hit(best[i], marker, request));
    if (request.explain)
      response.hits.back().explain = explain_score(lease_.snapshot(), found.understood.plan, request,
                                                   weights(), best[i]);
  }
}

// What became of a province that no longer exists.
void Searcher::put_notes(const Request& request, Response& response) const {
  for (const std::string& want :
       request.filters.by[static_cast<std::size_t>(Facet::province)].want)
    if (const facets::Province* province = facets::resolve_province(want))
      if (std::string note = facets::province_note(*province); !note.empty())
        response.notes.push_back(std::move(note));
}

// The stored article is read for snippets alone.
Hit Searcher::hit(const Ranked& ranked, const Marker& marker, const Request& request) const {
  Hit hit = read_columns(lease_.snapshot(), ranked, request.fields);
  // Marking costs more than all that is read from columns.
  if (shown(request.fields, "title_html")) {
    const segment::Segment& segment = *lease_.snapshot().parts()[ranked.part].segment;
    hit.title_html = marker.mark(segment.title(ranked.article));
  }
  if (request.snippets == 0 || !shown(request.fields, "snippets")) return hit;
  const auto record = lease_.store().record(ranked.store_id);
  if (!record) throw SnapshotTooOld{};
  hit.snippets = marker.snippets(record->article, request.snippets);
  return hit;
}

FacetCounts Searcher::facet(const Request& request, Facet name) const {
  Request one = request;
  one.facets.names = {name};
  const ParsedQuery parsed = parse_query(one.q, analyzer_, one.in);
  CollectOptions options;
  options.keep = 0;
  options.deadline = deadline_;
  return std::move(find(one, parsed, options).facets.at(0));
}

}  // namespace vankho::query
