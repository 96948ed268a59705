#include "indexer/upkeep.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/lock.h"
#include "indexer/writer.h"
#include "schema/generation.h"
#include "schema/store.h"
#include "schema/term.h"
#include "segment/segment.h"
#include "text/analyzer.h"

namespace vankho::indexer {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kMemory = 64u << 20;  // nothing is indexed here

std::uint64_t bytes_in(const fs::path& folder) {
  std::uint64_t sum = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) sum += entry.file_size();
  return sum;
}

std::string newest_in(const fs::path& generation, const schema::Manifest& manifest) {
  std::int32_t newest = 0;
  for (const schema::SegmentEntry& entry : manifest.segments)
    if (auto segment = segment::Segment::open(generation / entry.file))
      for (const std::int32_t date : (*segment)->column<std::int32_t>(segment::kDate))
        newest = std::max(newest, date);
  if (newest == 0) return {};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", newest / 10'000 % 10'000, newest / 100 % 100,
                newest % 100);
  return text;
}

void copy_generation(const fs::path& from, const fs::path& to) {
  fs::create_directories(to);
  fs::copy(from, to, fs::copy_options::recursive);
  for (const auto& entry : fs::recursive_directory_iterator(to))
    if (entry.is_directory()) schema::sync_folder(entry.path());
  schema::sync_folder(to);
}

}  // namespace

Result<Removal> remove_articles(const fs::path& db, const std::vector<std::string>& ids, bool undo) {
  auto current = schema::current_generation(db);
  if (!current) return tl::make_unexpected(current.error());
  auto lock = Lock::take(db);
  if (!lock) return tl::make_unexpected(lock.error());
  const text::Analyzer analyzer;
  auto writer = Writer::open(db / *current, analyzer, kMemory);
  if (!writer) return tl::make_unexpected(writer.error());
  Removal removal;
  for (const std::string& id : ids)
    if (undo ? (*writer)->readmit(id) : (*writer)->remove(id))
      ++removal.removed;
    else
      removal.unknown.push_back(id);
  (*writer)->commit();
  return removal;
}

Result<std::string> info_json(const fs::path& db) {
  auto current = schema::current_generation(db);
  if (!current) return tl::make_unexpected(current.error());
  auto store = schema::Store::open(db / *current);
  if (!store) return tl::make_unexpected(store.error());
  auto manifest = store->manifest();
  if (!manifest) return tl::make_unexpected(manifest.error());
  const schema::Stamp stamp = store->stamp();
  const std::string newest = newest_in(db / *current, *manifest);
  nlohmann::ordered_json json{
      {"articles", manifest->articles},
      {"generation", *current + "." + std::to_string(manifest->commit)},
      {"analyzer", stamp.analyzer},
      {"schema", stamp.schema},
      {"bytes", bytes_in(db / *current)},
      {"newest", newest.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(newest)},
      {"segments", manifest->segments.size()},
      {"tokens", manifest->tokens},
      {"tombstones", store->tombstones().size()}};
  return json.dump();
}

Result<void> take_snapshot(const fs::path& db, const fs::path& to) {
  auto current = schema::current_generation(db);
  if (!current) return tl::make_unexpected(current.error());
  auto lock = Lock::take(db);
  if (!lock) return tl::make_unexpected(lock.error());
  if (fs::exists(to) && !fs::is_empty(to))
    return fail(Code::invalid, to.string() + " is not empty", "name a new folder");
  copy_generation(db / *current, to / *current);
  schema::switch_generation(to, *current);
  return {};
}

Result<void> restore_snapshot(const fs::path& db, const fs::path& from) {
  auto source = schema::current_generation(from);
  if (!source) return tl::make_unexpected(source.error());
  auto lock = Lock::take(db);
  if (!lock) return tl::make_unexpected(lock.error());
  schema::remove_leftovers(db);
  auto current = schema::current_generation(db);
  std::vector<std::string> tombstones;
  if (current)
    if (auto store = schema::Store::open(db / *current)) tombstones = store->tombstones();
  const std::string name = schema::next_generation(db);
  copy_generation(from / *source, db / name);
  {
    const text::Analyzer analyzer;
    auto writer = Writer::open(db / name, analyzer, kMemory);
    if (!writer) return tl::make_unexpected(writer.error());
    for (const std::string& term : tombstones) (*writer)->bury(term);
    (*writer)->commit();
  }
  schema::switch_generation(db, name);
  if (current) fs::remove_all(db / *current);
  return {};
}

}  // namespace vankho::indexer
