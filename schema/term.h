// schema/term.h: the names under which things are looked up.
//
// In the store (Xapian), an article has one term, made of its id. In the segments, a
// term is a token's exact form; a document that is cited is the term citation_term()
// of its key, and provinces and years are terms as well, so that filters are posting lists.
// Control characters cannot come out of the analyzer, so these never meet words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vankho::schema {

// Xapian refuses terms over 245 bytes (a NUL counts twice): long ids are hashed.
std::string id_term(std::string_view article_id);

std::string citation_term(std::string_view key);
std::string province_term(std::string_view id);
std::string year_term(int year);
inline bool is_facet_term(std::string_view term) {
  return !term.empty() && term[0] >= '\x01' && term[0] <= '\x03';
}
inline bool is_citation_term(std::string_view term) { return !term.empty() && term[0] == '\x01'; }

// 64 bits that stand for an article's id in columns and cursors.
std::uint64_t id_hash(std::string_view article_id);

}  // namespace vankho::schema
