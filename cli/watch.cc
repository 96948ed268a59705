#include "cli/watch.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>

#include "cli/hits.h"
#include "cli/human.h"
#include "cli/terminal.h"
#include "query/params.h"
#include "schema/generation.h"
#include "segment/segment.h"

namespace vankho::cli {
namespace {

namespace fs = std::filesystem;

// What is remembered of a search. Articles are committed in the order of `first_indexed`, to the
// second: so whatever comes later is younger than `newest`, or of the same second and not in
// `ids`.
struct Memory {
  std::string search, source;
  std::string newest;         // first_indexed of the youngest article found; empty: none yet
  std::set<std::string> ids;  // of the articles of that second

  bool knows(const std::string& id, const std::string& since) const {
    return since < newest || (since == newest && ids.contains(id));
  }
  void learn(const std::string& id, const std::string& since) {
    if (since < newest) return;
    if (since > newest) ids.clear();
    newest = since;
    ids.insert(id);
  }
};

Error unusable(const fs::path& path, const std::string& why) {
  return {Code::unreadable, path.string() + ": " + why, "name another with --state, or remove it"};
}

// False when there is no state yet.
Result<bool> load(const fs::path& path, Memory& memory) {
  if (!fs::exists(path)) return false;
  std::ifstream file(path, std::ios::binary);
  if (!file) return tl::make_unexpected(unusable(path, "cannot be read"));
  const auto json = read_answer({std::istreambuf_iterator<char>(file), {}});
  if (!json || !json->contains("search") || !json->contains("ids"))
    return tl::make_unexpected(unusable(path, "is no state of vankho watch"));
  if (text_of(*json, "search") != memory.search || text_of(*json, "source") != memory.source)
    return tl::make_unexpected(unusable(path, "remembers another search"));
  memory.newest = text_of(*json, "newest");
  for (const Json& id : list_of(*json, "ids"))
    if (id.is_string()) memory.ids.insert(id.get<std::string>());
  return true;
}

Result<void> save(const fs::path& path, const Memory& memory) {
  const Json json{{"search", memory.search},
                  {"source", memory.source},
                  {"newest", memory.newest},
                  {"ids", memory.ids}};
  try {
    const fs::path whole = fs::absolute(path);
    fs::create_directories(whole.parent_path());
    schema::write_durably(whole, line_of(json) + "\n");
  } catch (const std::system_error& error) {
    return fail(Code::unavailable, path.string() + ": cannot be written: " + error.code().message(),
                "name another with --state");
  }
  return {};
}

// Lines out of pieces that end anywhere.
class LineCutter {
 public:
  using Take = std::function<Result<void>(const std::string&)>;
  explicit LineCutter(Take take) : take_(std::move(take)) {}

  bool add(std::string_view piece) {
    while (!piece.empty()) {
      const std::size_t end = piece.find('\n');
      rest_ += piece.substr(0, end);
      if (end == std::string_view::npos) return true;
      piece.remove_prefix(end + 1);
      result_ = take_(rest_);
      rest_.clear();
      if (!result_) return false;
    }
    return true;
  }
  const Result<void>& result() const { return result_; }

 private:
  Take take_;
  std::string rest_;
  Result<void> result_;
};

void print(const Json& hit, std::uint64_t rank, const std::string& format, std::ostream& out) {
  if (format == "jsonl") {
    out << line_of(hit) << '\n';
    return;
  }
  if (rank > 1) out << '\n';
  print_hit(hit, rank, colours_wanted(), out);
}

}  // namespace

Result<fs::path> default_state(const std::string& search, const std::string& source) {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  fs::path folder;
  // The specification has a path that is not absolute ignored.
  if (state != nullptr && *state == '/')
    folder = state;
  else if (home != nullptr && *home == '/')
    folder = fs::path(home) / ".local/state";
  else
    return fail(Code::invalid, "neither XDG_STATE_HOME nor HOME says where to remember",
                "name a file with --state");
  char name[40];
  std::snprintf(name, sizeof name, "watch-%016llx.json",
                static_cast<unsigned long long>(segment::checksum(search + "\n" + source)));
  return folder / "vankho" / name;
}

Result<Watched> watch(Source& source, query::Request request, const WatchOptions& options,
                      std::ostream& out) {
  request.sort = query::Sort::newest;
  request.size = 0;  // with no page to fill, a search does not widen
  request.facets.names.clear();
  Memory memory;
  memory.search = query::to_query_string(request);
  memory.source = source.name();
  auto path = options.state.empty() ? default_state(memory.search, memory.source)
                                    : Result<fs::path>(options.state);
  if (!path) return tl::make_unexpected(path.error());
  const auto known = load(*path, memory);
  if (!known) return tl::make_unexpected(known.error());

  Watched watched;
  watched.first = !*known;
  if (watched.first) {
    request.fields = {"id", "first_indexed"};
    request.snippets = 0;
  } else if (!memory.newest.empty()) {
    query::Parsed since = query::parse_params({{"indexed.from", memory.newest}}, {}, false);
    if (!since.bad.empty())
      return tl::make_unexpected(unusable(*path, "is no state of vankho watch"));
    request.filters.indexed_from = since.request.filters.indexed_from;
  }
  const Memory before = memory;
  LineCutter lines([&](const std::string& line) -> Result<void> {
    const auto hit = read_answer(line);
    if (!hit) return tl::make_unexpected(hit.error());
    const std::string id = text_of(*hit, "id"), since = text_of(*hit, "first_indexed");
    if (before.knows(id, since)) return {};
    memory.learn(id, since);
    if (watched.first)
      ++watched.known;
    else
      print(*hit, ++watched.fresh, options.format, out);
    return {};
  });
  const auto sent = source.each_hit(request, Lines::jsonl, [&](std::string_view piece) {
    return lines.add(piece) && out.good();
  });
  if (!sent) return tl::make_unexpected(sent.error());
  if (!lines.result()) return tl::make_unexpected(lines.result().error());
  if (!out.flush()) return fail(Code::unavailable, "standard output cannot be written");
  if (watched.first || watched.fresh > 0)
    if (auto saved = save(*path, memory); !saved) return tl::make_unexpected(saved.error());
  return watched;
}

}  // namespace vankho::cli
