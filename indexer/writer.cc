#include "indexer/writer.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "indexer/groups.h"
#include "schema/generation.h"
#include "schema/stamp.h"
#include "schema/store.h"
#include "schema/term.h"
#include "segment/merger.h"

namespace vankho::indexer {
namespace fs = std::filesystem;
namespace {

// A segment is held in memory while it is made, so its size is bounded.
constexpr std::uint32_t kMostArticles = 65'536;
constexpr std::uint64_t kMostBytes = 320u << 20;
constexpr std::size_t kMergeRun = 4;  // so many of a size become one

std::string file_name(std::uint64_t number) {
  char name[32];
  std::snprintf(name, sizeof name, "%06llu.seg", static_cast<unsigned long long>(number));
  return name;
}

std::shared_ptr<const segment::Segment> open_segment(const fs::path& file) {
  auto segment = segment::Segment::open(file);
  if (!segment) throw std::runtime_error(segment.error().line());
  return *segment;
}

std::shared_ptr<const segment::Segment> in_memory(std::string bytes) {
  auto segment = segment::Segment::from_bytes(std::move(bytes));
  if (!segment) throw std::runtime_error(segment.error().line());
  return *segment;
}

}  // namespace

Writer::Writer(fs::path generation, std::uint64_t memory)
    : generation_(std::move(generation)),
      memory_(memory),
      db_(schema::store_path(generation_).string(),
          Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS) {}

Result<std::unique_ptr<Writer>> Writer::open(const fs::path& generation,
                                             const text::Analyzer& analyzer,
                                             std::uint64_t memory) {
  fs::create_directories(generation);
  std::unique_ptr<Writer> writer;
  try {
    writer.reset(new Writer(generation, memory));
  } catch (const Xapian::DatabaseLockError&) {
    return fail(Code::busy, generation.string() + " is being written by another program",
                "wait for it to end");
  }
  if (auto loaded = writer->load(analyzer); !loaded) return tl::make_unexpected(loaded.error());
  return writer;
}

Result<void> Writer::load(const text::Analyzer& analyzer) {
  const std::string stamp = db_.get_metadata(schema::kStampKey);
  if (stamp.empty()) {
    db_.set_metadata(schema::kStampKey, schema::to_text(schema::stamp_of(analyzer)));
    return {};
  }
  if (auto same = schema::check(schema::parse_stamp(stamp), schema::stamp_of(analyzer),
                                generation_.parent_path().string());
      !same)
    return same;
  if (const std::string text = db_.get_metadata(schema::kManifestKey); !text.empty()) {
    auto manifest = schema::parse_manifest(text);
    if (!manifest) return tl::make_unexpected(manifest.error());
    manifest_ = std::move(*manifest);
  }
  for (const schema::SegmentEntry& entry : manifest_.segments) {
    sealed_.push_back(open_segment(generation_ / entry.file));
  }
  dead_.insert(manifest_.dead.begin(), manifest_.dead.end());
  const std::string prefix = schema::kRemovedPrefix;
  for (auto it = db_.metadata_keys_begin(prefix); it != db_.metadata_keys_end(prefix); ++it)
    tombstones_.insert((*it).substr(prefix.size()));
  acronyms_ = AcronymCounts(schema::parse_acronyms(db_.get_metadata(schema::kAcronymsKey)));
  sweep();
  return {};
}

// Files of a run that was killed before its commit.
void Writer::sweep() const {
  for (const auto& entry : fs::directory_iterator(generation_)) {
    const std::string name = entry.path().filename().string();
    const bool ours = name.ends_with(".seg") || name.ends_with(".seg.new");
    if (ours && std::ranges::none_of(manifest_.segments, [&](const auto& segment) {
          return segment.file == name;
        }))
      fs::remove(entry.path());
  }
}

std::uint32_t Writer::find(const std::string& term) const {
  if (const auto it = fresh_.find(term); it != fresh_.end()) return it->second;
  const auto first = db_.postlist_begin(term);
  return first == db_.postlist_end(term) ? 0 : *first;
}

void Writer::kill(std::uint32_t store_id) {
  db_.delete_document(store_id);
  db_.set_metadata(schema::record_key(store_id), "");
  dead_.insert(store_id);
}

void Writer::put(Prepared& article, Counts& counts) {
  const std::string term = schema::id_term(article.id);
  const std::uint32_t before = find(term);
  Xapian::Document document;
  document.add_boolean_term(term);
  const std::uint32_t store_id = db_.add_document(document);
  db_.set_metadata(schema::record_key(store_id), article.bytes);
  if (before != 0) kill(before);
  if (tombstones_.contains(term)) {
    kill(store_id);
    fresh_.erase(term);
    ++counts.tombstoned;
    return;
  }
  fresh_[term] = store_id;
  if (before == 0) acronyms_.add(article.acronyms);
  ++(before == 0 ? counts.added : counts.replaced);
}

void Writer::add(Batch batch, Counts& counts) {
  counts.read += batch.read;
  counts.unchanged += batch.unchanged;
  counts.rejected += batch.complaints.size();
  counts.bytes += batch.bytes;
  if (batch.articles.empty()) return;
  for (Prepared& article : batch.articles) put(article, counts);
  if (pending_articles() + batch.articles.size() > kMostArticles ||
      pending_bytes_ + batch.segment.size() > memory_)
    seal_pending();
  pending_bytes_ += batch.segment.size();
  pending_.push_back(in_memory(std::move(batch.segment)));
}

std::uint32_t Writer::pending_articles() const {
  std::uint32_t sum = 0;
  for (const auto& segment : pending_) sum += segment->articles();
  return sum;
}

std::uint32_t Writer::next_store_id() const {
  if (manifest_.segments.empty()) return 1;
  return manifest_.segments.back().first + manifest_.segments.back().articles;
}

// The pending segments become one sealed file, made and written beside whatever comes next.
void Writer::seal_pending() {
  finish_sealing();
  if (pending_.empty()) return;
  schema::SegmentEntry entry;
  entry.file = file_name(manifest_.next_file++);
  entry.first = next_store_id();
  entry.articles = pending_articles();
  sealing_ = std::exchange(pending_, {});
  pending_bytes_ = 0;
  sealed_entry_ = std::async(std::launch::async, [this, entry, dead = dead_of(entry.first, sealing_),
                                                  sources = sealing_, earlier = sealed_] {
    const auto groups = [&] { return find_groups(sources, earlier); };
    return write_segment(segment::merge(sources, dead, groups), entry);
  });
}

void Writer::finish_sealing() {
  if (!sealed_entry_.valid()) return;
  append_segment(sealed_entry_.get());
  sealing_.clear();
}

// Which articles of segments, from the store id `first` on, are dead.
std::vector<bool> Writer::dead_of(std::uint32_t first, Segments segments) const {
  std::vector<bool> dead;
  for (const auto& segment : segments)
    for (std::uint32_t i = 0; i < segment->articles(); ++i)
      dead.push_back(dead_.contains(first + static_cast<std::uint32_t>(dead.size())));
  return dead;
}

schema::SegmentEntry Writer::write_segment(const segment::Pieces& pieces,
                                           schema::SegmentEntry entry) const {
  for (const std::string& piece : pieces) entry.bytes += piece.size();
  entry.checksum = segment::checksum(pieces);
  schema::write_durably(generation_ / entry.file, pieces);
  return entry;
}

void Writer::append_segment(schema::SegmentEntry entry) {
  sealed_.push_back(open_segment(generation_ / entry.file));
  manifest_.segments.push_back(std::move(entry));
}

// Small segments at the end are merged, four of about a size at a time, so that their number
// grows with the logarithm of the articles.
void Writer::merge_small() {
  const auto& all = manifest_.segments;
  std::size_t begin = all.size();
  std::uint64_t articles = 0, bytes = 0;
  while (begin > 0) {
    const schema::SegmentEntry& entry = all[begin - 1];
    const bool alike = begin == all.size() || entry.articles <= 2 * articles;
    if (!alike || articles + entry.articles > kMostArticles || bytes + entry.bytes > kMostBytes) break;
    articles += entry.articles;
    bytes += entry.bytes;
    --begin;
  }
  if (all.size() - begin >= kMergeRun) merge_run(begin);
}

void Writer::merge_run(std::size_t begin) {
  const std::vector<schema::SegmentEntry> old(
      manifest_.segments.begin() + static_cast<std::ptrdiff_t>(begin), manifest_.segments.end());
  schema::SegmentEntry merged;
  merged.file = file_name(manifest_.next_file++);
  merged.first = old.front().first;
  for (const schema::SegmentEntry& entry : old) merged.articles += entry.articles;
  const Segments sources = std::span(sealed_).subspan(begin);
  merged = write_segment(segment::merge(sources, dead_of(merged.first, sources)), merged);
  sealed_.resize(begin);
  manifest_.segments.resize(begin);
  append_segment(std::move(merged));
  for (const schema::SegmentEntry& entry : old) stale_.push_back(entry.file);
}

bool Writer::remove(std::string_view article_id) {
  const std::string term = schema::id_term(article_id);
  if (find(term) == 0) return false;
  bury(term);
  return true;
}

void Writer::bury(const std::string& term) {
  if (const std::uint32_t store_id = find(term); store_id != 0) kill(store_id);
  fresh_.erase(term);
  add_tombstone(term);
}

bool Writer::readmit(std::string_view article_id) {
  const std::string term = schema::id_term(article_id);
  if (tombstones_.erase(term) == 0) return false;
  db_.set_metadata(schema::kRemovedPrefix + term, "");
  return true;
}

void Writer::add_tombstone(const std::string& term) {
  tombstones_.insert(term);
  db_.set_metadata(schema::kRemovedPrefix + term, "1");
}

void Writer::set_metadata(const std::string& key, const std::string& value) {
  db_.set_metadata(key, value);
}

// Sums over the living: how many, and how long.
void Writer::count_living() {
  manifest_.articles = manifest_.tokens = 0;
  for (std::size_t s = 0; s < sealed_.size(); ++s) {
    const auto lengths = sealed_[s]->column<std::uint8_t>(segment::kLength);
    for (std::uint32_t i = 0; i < lengths.size(); ++i)
      if (!dead_.contains(manifest_.segments[s].first + i)) {
        ++manifest_.articles;
        manifest_.tokens += segment::length_of(lengths[i]);
      }
  }
}

void Writer::commit() {
  seal_pending();
  finish_sealing();
  merge_small();
  count_living();
  manifest_.dead.assign(dead_.begin(), dead_.end());
  ++manifest_.commit;
  if (acronyms_.changed())
    db_.set_metadata(schema::kAcronymsKey, schema::to_text(acronyms_.take()));
  db_.set_metadata(schema::kManifestKey, schema::to_text(manifest_));
  db_.commit();
  // Xapian does not sync the folder after its rename.
  schema::sync_folder(schema::store_path(generation_));
  fresh_.clear();
  for (const std::string& file : stale_) fs::remove(generation_ / file);
  stale_.clear();
}

}  // namespace vankho::indexer
