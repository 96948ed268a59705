#include "indexer/since.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "schema/generation.h"

namespace vankho::indexer {
namespace fs = std::filesystem;
namespace {

// Empty when there is no such file (standard input).
std::string look_of(const std::string& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return {};
  const auto time = fs::last_write_time(path, error).time_since_epoch().count();
  return std::to_string(size) + " " + std::to_string(time);
}

}  // namespace

Result<Since> Since::open(const fs::path& state) {
  Since since;
  since.state_ = state;
  if (state.empty() || !fs::exists(state)) return since;
  std::ifstream file(state);
  try {
    since.before_ = nlohmann::json::parse(file).get<Seen>();
  } catch (const nlohmann::json::exception&) {
    return fail(Code::invalid, state.string() + " is no state file of an earlier run",
                "name another file, or delete this one to read everything again");
  }
  since.now_ = since.before_;
  return since;
}

bool Since::unchanged(const std::string& path) {
  if (state_.empty()) return false;
  if (path == last_) return last_unchanged_;
  last_ = path;
  const std::string look = look_of(path);
  const auto known = before_.find(path);
  last_unchanged_ = !look.empty() && known != before_.end() && known->second == look;
  if (!look.empty()) now_[path] = look;
  return last_unchanged_;
}

void Since::save() const {
  if (!state_.empty()) schema::write_durably(state_, nlohmann::json(now_).dump());
}

}  // namespace vankho::indexer
