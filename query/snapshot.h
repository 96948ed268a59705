// query/snapshot.h: one commit of one generation, mapped, with what every query needs to know
// of the whole: who is dead, values by number, mean length, sizes of groups.
//
// Immutable and shared by threads. A newer snapshot shares the segments that did not change.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "query/acronym.h"
#include "query/spelling_memo.h"
#include "schema/manifest.h"
#include "schema/store.h"
#include "segment/segment.h"

namespace vankho::query {

// Strings of the columns (province ids, keys, sources, authors), each with one number.
class Values {
 public:
  std::uint32_t number(std::string_view text);            // gives one
  const std::uint32_t* find(const std::string& text) const;  // nullptr: in no article
  const std::string& text(std::uint32_t number) const { return texts_[number]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// A segment and its place in the whole.
struct Part {
  std::string file;
  std::shared_ptr<const segment::Segment> segment;
  std::uint32_t first = 0;               // store id of its article 0
  std::vector<std::uint64_t> dead;       // bitmap, padded to whole windows; empty: all live
  std::vector<std::uint32_t> values;     // its string numbers → numbers in Snapshot::values
  std::unordered_map<std::string_view, std::uint32_t> numbers;  // its strings → their numbers
  const Values* all_values = nullptr;    // Snapshot::values
  bool is_dead(std::uint32_t article) const {
    return !dead.empty() && (dead[article / 64] >> (article % 64) & 1) != 0;
  }
};

class Snapshot {
 public:
  // `before` (may be null) lends the segments that are still in use.
  static Result<std::shared_ptr<const Snapshot>> open(const std::filesystem::path& db,
                                                      const std::string& generation,
                                                      const schema::Store& store,
                                                      const Snapshot* before);

  const std::string& name() const { return name_; }  // "<generation>.<commit>"
  const std::filesystem::path& folder() const { return folder_; }
  const std::vector<Part>& parts() const { return parts_; }
  const schema::Manifest& manifest() const { return manifest_; }
  const Values& values() const { return values_; }
  const Forms* acronyms() const { return acronyms_.get(); }  // learnt from the articles
  const SpellingMemo& spellings() const { return spellings_; }
  std::uint64_t articles() const { return manifest_.articles; }
  double mean_length() const;  // tokens; at least 1

  // How many other articles an article's group has.
  std::uint32_t followers(std::uint64_t group) const;

 private:
  void map_values(Part& part);
  void count_groups();

  std::string name_;
  std::filesystem::path folder_;
  schema::Manifest manifest_;
  std::vector<Part> parts_;
  Values values_;
  std::shared_ptr<const Forms> acronyms_;
  SpellingMemo spellings_;
  std::unordered_map<std::uint64_t, std::uint32_t> followers_;  // groups of two and more
};

// What a number of an article in the whole index is made of.
struct Doc {
  std::uint32_t part = 0;
  std::uint32_t article = 0;
};

}  // namespace vankho::query
