// searchd/cache.h: answers already made, bounded in bytes. A key holds the index
// generation, so that a new commit simply never asks for the old ones, which age out.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "searchd/http.h"

namespace vankho::searchd {

class Cache {
 public:
  explicit Cache(std::size_t bytes) : most_(bytes) {}

  std::optional<HttpAnswer> find(std::string_view key);

  // Keeps `answer`, and returns it sharing its bytes with the cache. An answer
  // larger than an eighth of the cache is returned as it is.
  HttpAnswer keep(std::string key, HttpAnswer answer);

  void resize(std::size_t bytes);

  struct Counts {
    std::uint64_t hits = 0, misses = 0;
    std::size_t entries = 0, bytes = 0, most = 0;
  };
  Counts counts() const;

 private:
  struct Entry {
    std::string key;
    HttpAnswer answer;
    std::size_t bytes = 0;
  };
  using Entries = std::list<Entry>;  // the last used first

  void put(Entry entry);  // with mutex_ held
  void shrink();          // with mutex_ held

  mutable std::mutex mutex_;
  Entries entries_;
  std::unordered_map<std::string_view, Entries::iterator> index_;  // into the entries' keys
  std::size_t bytes_ = 0, most_;
  std::uint64_t hits_ = 0, misses_ = 0;
};

}  // namespace vankho::searchd
