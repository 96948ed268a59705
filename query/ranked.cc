#include "query/ranked.h"

#include <bit>
#include <charconv>
#include <cstdio>
#include <limits>

namespace vankho::query {
namespace {

char letter(Sort sort) {
  return sort == Sort::relevance ? 'r' : sort == Sort::newest ? 'n' : 'o';
}

// The day as it is sorted: unknown ones last in either direction.
std::int32_t day_key(const Ranked& one, Sort sort) {
  if (sort == Sort::newest) return one.date;
  return one.date == 0 ? std::numeric_limits<std::int32_t>::max() : one.date;
}

// Two hexadecimal numbers and the rest: "3f800000-1a-g000001.3".
bool split(std::string_view text, std::uint64_t& a, std::uint64_t& b, std::string_view& rest) {
  const char* end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data(), end, a, 16);
  if (error != std::errc{} || at == end || *at != '-') return false;
  auto [then, second] = std::from_chars(at + 1, end, b, 16);
  if (second != std::errc{}) return false;
  rest = {then, static_cast<std::size_t>(end - then)};
  return rest.empty() || rest[0] == '-';
}

}  // namespace

bool before_by_day(const Ranked& a, const Ranked& b, Sort sort) {
  const std::int32_t x = day_key(a, sort), y = day_key(b, sort);
  if (x != y) return sort == Sort::newest ? x > y : x < y;
  return a.id_hash < b.id_hash;
}

std::string to_cursor(const Ranked& last, Sort sort, const std::string& generation) {
  char text[64];
  if (sort == Sort::relevance)
    std::snprintf(text, sizeof text, "%c%x-%x-", letter(sort), std::bit_cast<std::uint32_t>(last.score),
                  last.store_id);
  else
    std::snprintf(text, sizeof text, "%c%x-%llx", letter(sort), static_cast<unsigned>(last.date),
                  static_cast<unsigned long long>(last.id_hash));
  return sort == Sort::relevance ? text + generation : std::string(text);
}

std::string to_cursor(std::size_t offset, const std::string& generation) {
  char text[40];
  std::snprintf(text, sizeof text, "p%zx-0-", offset);
  return text + generation;
}

Result<Cursor> parse_cursor(std::string_view text, Sort sort) {
  std::uint64_t a = 0, b = 0;
  std::string_view rest;
  const bool offset = !text.empty() && text[0] == 'p' && sort == Sort::relevance;
  if (text.empty() || (!offset && text[0] != letter(sort)) || !split(text.substr(1), a, b, rest) ||
      a > std::numeric_limits<std::uint32_t>::max() || (offset && a > kMaxPageDepth))
    return fail(Code::invalid, "after: is no cursor of this search",
                "take it from \"next\" of an answer to the same search");
  Cursor cursor;
  if (offset) {
    cursor.offset = a;
    cursor.generation = rest.empty() ? "" : rest.substr(1);
  } else if (sort == Sort::relevance) {
    cursor.last.score = std::bit_cast<float>(static_cast<std::uint32_t>(a));
    cursor.last.store_id = static_cast<std::uint32_t>(b);
    cursor.generation = rest.empty() ? "" : rest.substr(1);
  } else {
    cursor.last.date = static_cast<std::int32_t>(a);
    cursor.last.id_hash = b;
  }
  return cursor;
}

}  // namespace vankho::query
