// query/spelling_memo.h: the spellings of folded forms that were asked for before. Queries are made of
// a few thousand syllables, and to gather the spellings of one takes a dozen places of each segment.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vankho::query {

// A term's numbers in the segments that estimates are made from; 0: it is not there.
inline constexpr std::size_t kSampled = 3;
using TermNumbers = std::array<std::uint32_t, kSampled>;

struct Spelling {
  std::string exact;
  std::uint64_t cf = 0;   // occurrences
  std::uint64_t df = 0;   // articles
  TermNumbers numbers{};  // as Lexicon::spellings() gives it
  bool common = false;    // likewise: one of text::common_syllables()
};

// Of one snapshot, shared by threads.
class SpellingMemo {
 public:
  // What `make` gives for this form; it is not called again for what is remembered.
  template <typename Make>
  std::vector<Spelling> get(std::string_view folded, Make make) const {
    {
      const std::shared_lock lock(mutex_);
      if (const auto known = known_.find(folded); known != known_.end()) return known->second;
    }
    std::vector<Spelling> made = make();
    if (!made.empty()) {
      const std::unique_lock lock(mutex_);
      if (known_.size() < kMost) known_.try_emplace(std::string(folded), made);
    }
    return made;
  }

 private:
  // Words that no index has take no place, and this is more than there are syllables.
  static constexpr std::size_t kMost = 16'384;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  mutable std::shared_mutex mutex_;
  mutable std::unordered_map<std::string, std::vector<Spelling>, Hash, std::equal_to<>> known_;
};

}  // namespace vankho::query
