#include "indexer/run.h"

#include <algorithm>
#include <ctime>
#include <deque>
#include <fstream>
#include <future>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/log.h"
#include "indexer/lock.h"
#include "indexer/progress.h"
#include "indexer/since.h"
#include "schema/generation.h"
#include "schema/term.h"

namespace vankho::indexer {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kBatchUnits = 4096;       // a window of articles
constexpr std::size_t kBatchBytes = 8u << 20;   // of their text
constexpr std::uint64_t kCommitArticles = 30'000;  // so much is lost at most when power fails

// Takes work until a batch is full. False when there is no more.
class Intake {
 public:
  explicit Intake(std::function<std::optional<Work>()> next) : next_(std::move(next)) {}

  bool fill(std::vector<Work>& work) {
    std::size_t bytes = 0;
    while (work.size() < kBatchUnits && bytes < kBatchBytes) {
      std::optional<Work> one = next_();
      if (!one) break;
      if (const auto* unit = std::get_if<Unit>(&*one)) bytes += unit->bytes.size();
      if (const auto* record = std::get_if<schema::Record>(&*one))
        bytes += record->article.body.size();
      work.push_back(std::move(*one));
    }
    return !work.empty();
  }

 private:
  std::function<std::optional<Work>()> next_;
};

// Copies what was not stored, and says why on standard error.
class Rejects {
 public:
  explicit Rejects(const fs::path& path) {
    if (!path.empty()) file_.open(path, std::ios::binary | std::ios::trunc);
  }
  ~Rejects() {
    if (said_ > kSaid) log::warn("and {} more that could not be stored", said_ - kSaid);
  }
  bool ok() const { return static_cast<bool>(file_); }
  void add(const std::vector<Complaint>& complaints) {
    for (const Complaint& one : complaints) {
      if (++said_ <= kSaid) {
        const std::string place = one.line ? one.path + ":" + std::to_string(*one.line) : one.path;
        log::warn("{}: {}", place, one.message);
      }
      if (!file_.is_open()) continue;
      file_ << one.bytes;
      if (!one.bytes.empty() && one.bytes.back() != '\n') file_ << '\n';
    }
  }

 private:
  static constexpr std::size_t kSaid = 50;  // more would hide what matters
  std::ofstream file_;
  std::size_t said_ = 0;
};

// Prepares batches on workers and hands them to the writer in the order of the source.
class Pipeline {
 public:
  Pipeline(Writer& writer, const text::Analyzer& analyzer, unsigned jobs, Rejects& rejects,
           const std::filesystem::path& stored, bool skip_unchanged)
      : writer_(writer), rejects_(rejects), skip_unchanged_(skip_unchanged) {
    const std::int64_t now = std::time(nullptr);
    for (unsigned i = 0; i < jobs; ++i) {
      Worker worker{std::make_unique<Preparer>(analyzer, now), nullptr};
      // A handle of its own: copies of one share what two threads must not share.
      if (!stored.empty())
        if (auto store = schema::Store::open(stored))
          worker.stored = std::make_unique<schema::Store>(std::move(*store));
      idle_.push_back(std::move(worker));
    }
  }

  void run(Intake& intake, const std::function<void(const Counts&)>& progress) {
    std::vector<Work> work;
    while (intake.fill(work)) {
      if (idle_.empty()) collect(progress);
      start(std::move(work));
      work.clear();
    }
    while (!busy_.empty()) collect(progress);
    writer_.commit();
  }

  const Counts& counts() const { return counts_; }

 private:
  struct Worker {
    std::unique_ptr<Preparer> preparer;
    std::unique_ptr<schema::Store> stored;
  };
  struct Done {
    Worker worker;
    Batch batch;
  };

  void start(std::vector<Work> work) {
    busy_.push_back(std::async(
        std::launch::async,
        [worker = std::move(idle_.back()), mine = std::move(work),
         skip = skip_unchanged_]() mutable {
          Batch batch = worker.preparer->prepare(std::move(mine), worker.stored.get(), skip);
          return Done{std::move(worker), std::move(batch)};
        }));
    idle_.pop_back();
  }

  void collect(const std::function<void(const Counts&)>& progress) {
    Done done = busy_.front().get();
    busy_.pop_front();
    idle_.push_back(std::move(done.worker));
    rejects_.add(done.batch.complaints);
    uncommitted_ += done.batch.articles.size();
    writer_.add(std::move(done.batch), counts_);
    progress(counts_);
    if (uncommitted_ >= kCommitArticles) writer_.commit(), uncommitted_ = 0;
  }

  Writer& writer_;
  Rejects& rejects_;
  bool skip_unchanged_;
  std::vector<Worker> idle_;
  std::deque<std::future<Done>> busy_;
  Counts counts_;
  std::uint64_t uncommitted_ = 0;
};

unsigned jobs_of(const RunOptions& options) {
  return options.jobs != 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
}

Intake intake_of(Source& source, Since& since) {
  return Intake([&source, &since]() -> std::optional<Work> {
    while (auto next = source.next()) {
      if (auto* complaint = std::get_if<Complaint>(&*next)) return Work(std::move(*complaint));
      Unit& unit = std::get<Unit>(*next);
      if (!since.unchanged(unit.path)) return Work(std::move(unit));
    }
    return {};
  });
}

Result<Counts> add_paths(const RunOptions& options, Writer& writer, const text::Analyzer& analyzer,
                         const fs::path& stored, bool skip_unchanged) {
  Rejects rejects(options.rejects);
  if (!rejects.ok())
    return fail(Code::unreadable, options.rejects.string() + ": cannot be written");
  auto since = Since::open(options.since_state);
  if (!since) return tl::make_unexpected(since.error());
  const auto source = open_source(options.paths, {options.format});
  Intake intake = intake_of(*source, *since);
  Pipeline pipeline(writer, analyzer, jobs_of(options), rejects, stored, skip_unchanged);
  Progress progress;
  pipeline.run(intake, [&](const Counts& counts) {
    progress.show(counts.read, source->bytes_read(), source->bytes_total());
  });
  since->save();
  return pipeline.counts();
}

// The stored articles of a generation, in their order.
Result<Counts> add_stored(const RunOptions& options, Writer& writer,
                          const text::Analyzer& analyzer, const schema::Store& from) {
  Rejects rejects({});
  auto walk = from.walk();
  Intake intake([&walk]() -> std::optional<Work> {
    auto record = walk.next();
    return record ? std::optional<Work>(std::move(*record)) : std::nullopt;
  });
  Pipeline pipeline(writer, analyzer, jobs_of(options), rejects, {}, false);
  Progress progress;
  pipeline.run(intake, [&](const Counts& counts) { progress.show(counts.read, 0, 0); });
  return pipeline.counts();
}

std::string generation_name(const std::string& name, const Writer& writer) {
  return name + "." + std::to_string(writer.manifest().commit);
}

}  // namespace

Result<RunResult> run_add(const RunOptions& options) {
  const Progress clock;
  auto lock = Lock::take(options.db);
  if (!lock) return tl::make_unexpected(lock.error());
  schema::remove_leftovers(options.db);
  auto current = schema::current_generation(options.db);
  const bool first = !current && current.error().code == Code::not_found;
  if (!current && !first) return tl::make_unexpected(current.error());
  const std::string name = first ? schema::next_generation(options.db) : *current;
  const text::Analyzer analyzer;
  auto writer = Writer::open(options.db / name, analyzer, options.memory_mb << 20);
  if (!writer) return tl::make_unexpected(writer.error());
  const bool known = !first && (*writer)->manifest().articles > 0;
  if (first) {
    (*writer)->commit();
    schema::switch_generation(options.db, name);
  }
  auto counts = add_paths(options, **writer, analyzer, known ? options.db / name : fs::path(), true);
  if (!counts) return tl::make_unexpected(counts.error());
  return RunResult{*counts, clock.seconds(), generation_name(name, **writer)};
}

Result<RunResult> run_rebuild(const RunOptions& options) {
  const Progress clock;
  // Asked before the lock is taken, which would make the folder.
  if (const auto known = schema::current_generation(options.db); !known)
    return tl::make_unexpected(known.error());
  auto lock = Lock::take(options.db);
  if (!lock) return tl::make_unexpected(lock.error());
  schema::remove_leftovers(options.db);
  auto current = schema::current_generation(options.db);
  if (!current) return tl::make_unexpected(current.error());
  auto old = schema::Store::open(options.db / *current);
  if (!old) return tl::make_unexpected(old.error());
  const std::string name = schema::next_generation(options.db);
  const text::Analyzer analyzer;
  auto writer = Writer::open(options.db / name, analyzer, options.memory_mb << 20);
  if (!writer) return tl::make_unexpected(writer.error());
  for (const std::string& term : old->tombstones()) (*writer)->add_tombstone(term);
  auto counts = options.paths.empty() ? add_stored(options, **writer, analyzer, *old)
                                      : add_paths(options, **writer, analyzer, options.db / *current, false);
  if (!counts) return tl::make_unexpected(counts.error());
  RunResult result{*counts, clock.seconds(), generation_name(name, **writer)};
  writer->reset();
  schema::switch_generation(options.db, name);
  fs::remove_all(options.db / *current);
  return result;
}

std::string summary_json(const RunResult& result) {
  const Counts& c = result.counts;
  nlohmann::ordered_json json{{"read", c.read},
                              {"added", c.added},
                              {"replaced", c.replaced},
                              {"unchanged", c.unchanged},
                              {"rejected", c.rejected},
                              {"seconds", result.seconds},
                              {"bytes", c.bytes},
                              {"generation", result.generation}};
  if (c.tombstoned > 0) json["tombstoned"] = c.tombstoned;
  return json.dump();
}

}  // namespace vankho::indexer
