#include "cli/doctor.h"

#include "query/engine.h"
#include "schema/generation.h"
#include "schema/store.h"
#include "segment/segment.h"
#include "text/analyzer.h"

namespace vankho::cli {
namespace {

bool bad(std::ostream& out, const std::string& what) {
  out << "BAD  " << what << '\n';
  return false;
}

bool check_segments(const std::filesystem::path& generation, const schema::Manifest& manifest,
                    std::ostream& out) {
  bool sound = true;
  for (const schema::SegmentEntry& entry : manifest.segments) {
    const auto segment = segment::Segment::open(generation / entry.file);
    if (!segment)
      sound = bad(out, segment.error().line());
    else if (segment::checksum((*segment)->bytes()) != entry.checksum)
      sound = bad(out, (generation / entry.file).string() +
                           ": the checksum differs; rebuild, or restore a snapshot");
    else
      out << "ok   " << entry.file << ": " << entry.articles << " articles\n";
  }
  return sound;
}

bool check_articles(const schema::Store& store, const schema::Manifest& manifest,
                    std::ostream& out) {
  std::uint64_t articles = 0;
  for (auto walk = store.walk(); walk.next();) ++articles;
  if (articles != manifest.articles)
    return bad(out, "the manifest says " + std::to_string(manifest.articles) + " articles, " +
                        std::to_string(articles) + " can be read");
  out << "ok   " << articles << " articles can be read\n";
  return true;
}

}  // namespace

bool examine(const std::filesystem::path& db, std::ostream& out) {
  const auto current = schema::current_generation(db);
  if (!current) return bad(out, current.error().line());
  const auto generation = db / *current;
  const auto store = schema::Store::open(generation);
  if (!store) return bad(out, store.error().line());
  const text::Analyzer analyzer;
  if (auto same = schema::check(store->stamp(), schema::stamp_of(analyzer), db.string()); !same)
    return bad(out, same.error().line());
  const auto manifest = store->manifest();
  if (!manifest) return bad(out, manifest.error().line());
  const bool segments = check_segments(generation, *manifest, out);
  return check_articles(*store, *manifest, out) && segments;
}

}  // namespace vankho::cli
