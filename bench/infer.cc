// How fast articles are read and understood, on one core: what the files hold is taken into
// memory first, then decoded and cleaned, cut into tokens, and inferred (province, date,
// documents), each timed apart. MB are those of the files' own bytes, decompressed.
//
//   build/bin/bench_infer PATH...
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "indexer/infer.h"
#include "indexer/readers/reader.h"
#include "text/analyzer.h"

using namespace vankho;
using Clock = std::chrono::steady_clock;

namespace {

std::vector<indexer::Unit> units_in(std::vector<std::string> paths) {
  std::vector<indexer::Unit> units;
  const auto source = indexer::open_source(std::move(paths), {});
  while (auto next = source->next())
    if (auto* unit = std::get_if<indexer::Unit>(&*next)) units.push_back(std::move(*unit));
  return units;
}

class Stopwatch {
 public:
  void start() { began_ = Clock::now(); }
  void stop() { total_ += Clock::now() - began_; }
  double seconds() const { return std::chrono::duration<double>(total_).count(); }

 private:
  Clock::time_point began_;
  Clock::duration total_{};
};

void print(const char* stage, double megabytes, double seconds) {
  std::printf("%-22s %7.2f s %8.1f MB/s\n", stage, seconds, megabytes / seconds);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_infer PATH...\n");
    return 2;
  }
  const std::vector<indexer::Unit> units = units_in({argv + 1, argv + argc});
  const text::Analyzer analyzer;
  text::Memo memo;
  indexer::Tokens tokens;
  Stopwatch cleaning, analysis, inference;
  std::size_t bytes = 0, articles = 0;
  for (const indexer::Unit& unit : units) {
    bytes += unit.bytes.size();
    cleaning.start();
    auto read = indexer::read_unit(unit);
    cleaning.stop();
    auto* item = std::get_if<indexer::Item>(&read);
    if (item == nullptr) continue;
    ++articles;
    analysis.start();
    indexer::analyze(item->article, analyzer, memo, tokens);
    analysis.stop();
    inference.start();
    indexer::infer(std::move(*item), tokens);
    inference.stop();
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%zu articles, %.1f MB\n", articles, megabytes);
  print("decoding and cleaning", megabytes, cleaning.seconds());
  print("tokens", megabytes, analysis.seconds());
  print("inference", megabytes, inference.seconds());
  print("cleaning + inference", megabytes, cleaning.seconds() + inference.seconds());
  print("all", megabytes, cleaning.seconds() + analysis.seconds() + inference.seconds());
  return 0;
}
