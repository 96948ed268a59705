#include "schema/generation.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <vector>

namespace vankho::schema {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kDigits = 6;

// "g000012" → 12; 0 for anything else.
unsigned number_of(const std::string& name) {
  if (name.size() < 2 || name[0] != 'g') return 0;
  unsigned number = 0;
  const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
  return error == std::errc{} && end == name.data() + name.size() ? number : 0;
}

[[noreturn]] void throw_errno(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags, 0644)) {
    if (fd_ < 0) throw_errno(path.string());
  }
  ~Descriptor() { ::close(fd_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

Result<std::string> current_generation(const fs::path& db) {
  std::error_code error;
  if (!fs::exists(db, error))
    return fail(Code::not_found, "there is no database at " + db.string(),
                "make one: vankho-indexer add --db " + db.string() + " PATH...");
  std::ifstream file(db / "CURRENT");
  std::string name;
  if (!std::getline(file, name))
    return fail(Code::not_found, db.string() + " is no vankho database: it has no file CURRENT");
  if (number_of(name) == 0 || !fs::is_directory(db / name, error))
    return fail(Code::unreadable,
                (db / "CURRENT").string() + " names no generation: \"" + name.substr(0, 40) + "\"");
  return name;
}

void switch_generation(const fs::path& db, const std::string& name) {
  write_durably(db / "CURRENT", name + "\n");
}

std::string next_generation(const fs::path& db) {
  unsigned highest = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(db, error))
    highest = std::max(highest, number_of(entry.path().filename().string()));
  std::string digits = std::to_string(highest + 1);
  if (digits.size() < kDigits) digits.insert(0, kDigits - digits.size(), '0');
  return "g" + digits;
}

void remove_leftovers(const fs::path& db) {
  const auto current = current_generation(db);
  if (!current) return;  // nothing tells what is in use
  std::vector<fs::path> leftovers;
  for (const auto& entry : fs::directory_iterator(db))
    if (const std::string name = entry.path().filename().string(); number_of(name) != 0 && name != *current)
      leftovers.push_back(entry.path());
  for (const fs::path& path : leftovers) fs::remove_all(path);
}

void write_durably(const fs::path& path, std::span<const std::string> pieces) {
  const fs::path temporary = path.string() + ".new";
  {
    const Descriptor file(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    for (const std::string& piece : pieces)
      for (std::string_view rest = piece; !rest.empty();) {
        const ssize_t put =
            ::write(file.get(), rest.data(), std::min(rest.size(), std::size_t{1} << 30));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) throw_errno(temporary.string());
        rest.remove_prefix(static_cast<std::size_t>(put));
      }
    if (::fsync(file.get()) != 0) throw_errno(temporary.string());
  }
  fs::rename(temporary, path);
  sync_folder(path.parent_path());
}

void write_durably(const fs::path& path, const std::string& bytes) {
  write_durably(path, std::span(&bytes, 1));
}

void sync_folder(const fs::path& folder) {
  const Descriptor directory(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (::fsync(directory.get()) != 0) throw_errno(folder.string());
}

}  // namespace vankho::schema
