#include "indexer/readers/walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>

namespace vankho::indexer {
namespace {

namespace fs = std::filesystem;

// One folder on the way down: its identity, to know a loop by, and its parents.
struct Folder {
  dev_t device;
  ino_t inode;
  std::shared_ptr<const Folder> parent;
};

struct Pending {
  std::string path;
  std::string name;
  std::shared_ptr<const Folder> parent;
};

class Walker {
 public:
  std::vector<FoundFile> walk(const std::string& path) {
    pending_.push_back({path, path, nullptr});
    while (!pending_.empty()) {
      const Pending next = std::move(pending_.back());
      pending_.pop_back();
      visit(next);
    }
    return std::move(found_);
  }

 private:
  void visit(const Pending& next) {
    struct stat status;
    if (next.path == "-") {
      found_.push_back({next.path, next.name, 0, {}});
    } else if (::stat(next.path.c_str(), &status) != 0) {
      complain(next, "cannot be read: " + std::generic_category().message(errno));
    } else if (S_ISDIR(status.st_mode)) {
      enter(next, status);
    } else if (S_ISREG(status.st_mode) || !next.parent) {
      // A pipe or device is read when it was asked for by name, never met by chance.
      found_.push_back({next.path, next.name, static_cast<std::uint64_t>(status.st_size), {}});
    }
  }

  void enter(const Pending& next, const struct stat& status) {
    for (const Folder* above = next.parent.get(); above; above = above->parent.get())
      if (above->device == status.st_dev && above->inode == status.st_ino)
        return complain(next, "is a link back to a folder above it, not followed");
    const auto here =
        std::make_shared<const Folder>(Folder{status.st_dev, status.st_ino, next.parent});
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator entry(next.path, error), end; !error && entry != end;
         entry.increment(error))
      names.push_back(entry->path().filename().string());
    if (error) complain(next, "cannot be read: " + error.message());
    std::sort(names.rbegin(), names.rend());  // the last pushed is visited first
    for (const std::string& name : names)
      if (!name.starts_with('.'))
        pending_.push_back({next.path + (next.path.ends_with('/') ? "" : "/") + name,
                            next.parent ? next.name + "/" + name : name, here});
  }

  void complain(const Pending& next, std::string problem) {
    found_.push_back({next.path, next.name, 0, std::move(problem)});
  }

  std::vector<Pending> pending_;
  std::vector<FoundFile> found_;
};

}  // namespace

std::vector<FoundFile> walk(const std::vector<std::string>& paths) {
  std::vector<FoundFile> all;
  for (const std::string& path : paths)
    for (FoundFile& found : Walker().walk(path)) all.push_back(std::move(found));
  return all;
}

}  // namespace vankho::indexer
