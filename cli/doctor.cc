#include "cli/doctor.h"

#include "base/options.h"
#include "cli/answer.h"
#include "cli/http_client.h"
#include "cli/source.h"
#include "cli/terminal.h"
#include "schema/generation.h"
#include "schema/store.h"
#include "segment/segment.h"
#include "segment/verify.h"
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
    else if (const auto same = segment::verify(generation / entry.file, entry.checksum, [] { return true; });
             !same)
      sound = bad(out, same.error().line());
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

bool examine_folder(const std::filesystem::path& db, std::ostream& out) {
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

bool examine_server(const std::string& url, std::ostream& out) {
  const auto client = HttpClient::open(url);
  if (!client) return bad(out, client.error().line());
  const auto ready = (*client)->get("/readyz", "text/plain");
  if (!ready) return bad(out, printable(ready.error().line()));
  out << "ok   " << (*client)->url() << ": " << printable(ready->substr(0, ready->find('\n')))
      << '\n';
  const auto source = open_server(url);
  if (!source) return bad(out, source.error().line());
  query::Request request;
  request.size = 0;
  const auto found = (*source)->search(request);
  const auto answer = found ? read_answer(*found) : tl::make_unexpected(found.error());
  if (!answer) return bad(out, printable(answer.error().line()));
  out << "ok   " << number_of(*answer, "out_of") << " articles are searched\n";
  return true;
}

bool examine_config(const std::string& path, std::ostream& out) {
  const auto db = options::value_in_file(path, "db");
  if (!db) return bad(out, db.error().line());
  out << "ok   " << path << ": the database is " << *db << '\n';
  return examine_folder(*db, out);
}

}  // namespace vankho::cli
