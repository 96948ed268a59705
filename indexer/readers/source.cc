// One thread walks, opens, recognises and cuts; what it gives is in the order
// of the paths, so that a run can be repeated and compared.
#include <algorithm>

#include "indexer/readers/reader.h"
#include "indexer/readers/registry.h"
#include "indexer/readers/walk.h"

namespace vankho::indexer {
namespace {

constexpr std::size_t kSniff = 8192;

class FileSource : public Source {
 public:
  FileSource(const std::vector<std::string>& paths, Format format)
      : files_(walk(paths)), format_(format) {
    for (const FoundFile& file : files_) bytes_total_ += file.size;
    if (std::any_of(files_.begin(), files_.end(),
                    [](const FoundFile& file) { return file.path == "-"; }))
      bytes_total_ = 0;
  }

  std::optional<Cut> next() override {
    for (;;) {
      if (cutter_) {
        if (std::optional<Cut> cut = cutter_->next()) return cut;
        close();
      }
      if (at_ == files_.size()) return std::nullopt;
      if (std::optional<Complaint> complaint = open(files_[at_++])) return *std::move(complaint);
    }
  }

  std::uint64_t bytes_read() const override {
    return bytes_before_ + (cutter_ ? cutter_->stream().bytes_read() : 0);
  }
  std::uint64_t bytes_total() const override { return bytes_total_; }

 private:
  static Complaint complain(const FoundFile& file, std::string message) {
    return {file.path, std::nullopt, std::move(message), {}};
  }

  std::optional<Complaint> open(const FoundFile& file) {
    if (!file.problem.empty()) return complain(file, file.problem);
    auto stream = ByteStream::open(file.path);
    if (!stream) return complain(file, stream.error().message);
    const std::string_view head = (*stream)->peek(kSniff);
    if (head.empty() && (*stream)->problem()) return complain(file, *(*stream)->problem());
    if (is_binary(head)) return complain(file, "is a binary file, not text");
    const Format format = format_ == Format::automatic ? recognise(file.path, head) : format_;
    cutter_ = row_of(format).cut({file.path, file.name, std::move(*stream)});
    return std::nullopt;
  }

  void close() {
    bytes_before_ += cutter_->stream().bytes_read();
    cutter_.reset();
  }

  std::vector<FoundFile> files_;
  Format format_;
  std::size_t at_ = 0;
  std::unique_ptr<Cutter> cutter_;
  std::uint64_t bytes_before_ = 0;
  std::uint64_t bytes_total_ = 0;
};

}  // namespace

std::unique_ptr<Source> open_source(std::vector<std::string> paths, const SourceOptions& options) {
  return std::make_unique<FileSource>(paths, options.format);
}

}  // namespace vankho::indexer
