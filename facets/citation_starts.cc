#include "facets/citation_starts.h"

#include <array>
#include <string>
#include <unordered_set>

#include "facets/citation_phrases.h"
#include "text/analyzer.h"

namespace vankho::facets {
namespace {

struct Kind {
  const DocumentType* type = nullptr;
  bool short_form = false;
};

const Phrases<Kind>& kinds() {
  static const Phrases<Kind> all = [] {
    Phrases<Kind> phrases;
    for (const DocumentType& type : document_types()) {
      for (const std::string_view words : type.words) phrases.add(words, {&type, false});
    }
    for (const DocumentType& type : document_types()) {
      if (!type.bare) continue;
      for (const std::string_view symbol : type.symbols) phrases.add(symbol, {&type, true});
    }
    return phrases;
  }();
  return all;
}

// A set of few words among many tokens: a table of (length, first two bytes) turns
// nearly all of them away.
class Starters {
 public:
  Starters() {
    for (const std::string& start : kinds().starts()) add(start);
    add(text::canonical("hội"));
    add("hoi");
    add(text::canonical("hộinghị"));
  }

  bool contains(std::string_view word) const {
    return table_[slot(word)] && words_.contains(std::string(word));
  }

 private:
  static std::size_t slot(std::string_view word) {
    const auto byte = [&](std::size_t i) {
      return i < word.size() ? static_cast<unsigned char>(word[i]) : 0u;
    };
    return (word.size() * 131 + byte(0) * 17 + byte(1) * 7 + byte(word.size() - 1) * 31) % kSlots;
  }

  void add(const std::string& word) {
    words_.insert(word);
    table_[slot(word)] = true;
  }

  static constexpr std::size_t kSlots = 8192;
  std::array<bool, kSlots> table_{};
  std::unordered_set<std::string> words_;
};

}  // namespace

bool may_start(const text::Token& token) {
  static const Starters starters;
  if (token.kind == text::Kind::symbol) return true;
  if (token.exact.starts_with("nq")) return true;  // "nqtw4", "nq18"
  return starters.contains(token.exact);
}

Start read_type(const Cursor& cursor, std::size_t at) {
  const auto found = kinds().longest(cursor, at);
  if (!found) return {};
  return {found.value->type, found.value->short_form, cursor.capital(at), found.length};
}

}  // namespace vankho::facets
