// indexer/since.h: which files have changed since the last run, by size and time of change.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/error.h"

namespace vankho::indexer {

class Since {
 public:
  // `state`: a JSON file made by save(); it need not exist yet. Empty: everything is new.
  static Result<Since> open(const std::filesystem::path& state);

  // True when the file at `path` is as it was when the state was saved. Remembers how it is now.
  bool unchanged(const std::string& path);
  void save() const;

 private:
  using Seen = std::map<std::string, std::string>;  // path → "size time"
  std::filesystem::path state_;
  Seen before_, now_;
  std::string last_;  // units of one file come side by side
  bool last_unchanged_ = false;
};

}  // namespace vankho::indexer
