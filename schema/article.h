// schema/article.h: one article, as it came, cleaned.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace vankho::schema {

// All strings are valid UTF-8 in the author's own spelling. Only `body` must
// not be empty. Unknown things are empty.
struct Article {
  std::string id;   // stable identity: the same id replaces the article
  std::string url;
  std::string title;
  std::string lead;
  std::string body;
  std::string author;
  std::string source;   // "Báo Nam Định"
  std::string section;
  std::vector<std::string> tags;
  std::string published;         // metadata: YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339
  std::string published_source;  // where metadata had it: "key", "jsonld", "meta", "time"
  std::string province;          // metadata: an id or any known name
  std::string fetched;           // RFC 3339
};

// The longest that a field may be, in bytes. More is refused with a message that says so.
inline constexpr std::size_t kMaxBody = 16u << 20;
inline constexpr std::size_t kMaxLine = 64u << 20;  // of a JSON Lines file
inline constexpr std::size_t kMaxId = 65'536;
inline constexpr std::size_t kMaxField = 1u << 20;  // of any field but body and id, and of a tag

// Nothing when the article may be stored, else what is wrong with it.
Result<void> validate(const Article& article);

}  // namespace vankho::schema
