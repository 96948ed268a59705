#include "facets/citation_symbol.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "facets/document_kinds.h"

namespace vankho::facets {
namespace {

constexpr std::size_t kMaxTokens = 6;
constexpr std::size_t kLongestPart = 20;  // bytes

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_separator(char c) { return c == '-' || c == '/' || c == '.' || c == '&'; }

bool is_year(std::string_view part) {
  return part.size() == 4 && (part.starts_with("19") || part.starts_with("20")) &&
         std::ranges::all_of(part, is_digit);
}

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

using Parts = std::vector<std::string_view>;

void add_parts(std::string_view exact, Parts& parts) {
  while (!exact.empty()) {
    const auto end = std::ranges::find_if(exact, is_separator);
    const auto length = static_cast<std::size_t>(end - exact.begin());
    if (length > 0) parts.push_back(exact.substr(0, length));
    exact.remove_prefix(std::min(length + 1, exact.size()));
  }
}

// "18", "30a": digits and at most one letter.
bool take_number(std::string_view part, DocumentSymbol& symbol) {
  constexpr std::size_t kMaxDigits = 5;
  const auto digits =
      static_cast<std::size_t>(std::ranges::find_if_not(part, is_digit) - part.begin());
  if (digits == 0 || digits > kMaxDigits || part.size() > digits + 1) return false;
  symbol.number = to_int(part.substr(0, digits));
  symbol.letter = part.substr(digits);
  return symbol.number > 0;
}

bool is_assembly(std::string_view part) {
  return (part.starts_with("qh") || part.starts_with("ubtvqh")) && is_digit(part.back());
}

// "nq", "ns", "tu" → code "nq-ns", suffix "tu"
bool take_code(const Parts& parts, std::size_t first, DocumentSymbol& symbol) {
  if (first >= parts.size()) return false;
  if (is_assembly(parts[first]) && first + 1 == parts.size()) {
    symbol.suffix = parts[first];
    return true;
  }
  if (type_of_symbol(parts[first]) == nullptr || first + 1 >= parts.size()) return false;
  symbol.code = parts[first];
  for (std::size_t i = first + 1; i + 1 < parts.size(); ++i) {
    symbol.code += "-" + std::string(parts[i]);
  }
  symbol.suffix = parts.back();
  return !is_digit(symbol.suffix.front());
}

std::optional<DocumentSymbol> parse(const Parts& parts) {
  DocumentSymbol symbol;
  if (parts.size() < 2 || !take_number(parts[0], symbol)) return std::nullopt;
  std::size_t first = 1;
  if (is_year(parts[1])) symbol.year = to_int(parts[first++]);
  if (!take_code(parts, first, symbol)) return std::nullopt;
  if (symbol.suffix.ends_with("tư")) symbol.suffix.replace(symbol.suffix.size() - 3, 3, "tw");
  return symbol;
}

// One more part of a symbol that lies in several tokens.
bool continues(const Cursor& cursor, std::size_t at) {
  if (!cursor.has(at) || cursor.gap(at) != Gap::dash) return false;
  const text::Kind kind = cursor.kind(at);
  return cursor.exact(at).size() <= kLongestPart && kind != text::Kind::symbol;
}

}  // namespace

std::optional<DocumentSymbol> read_symbol(const Cursor& cursor, std::size_t at) {
  if (!cursor.has(at) || !is_digit(cursor.exact(at).front())) return std::nullopt;
  Parts parts;
  add_parts(cursor.exact(at), parts);
  std::size_t next = at + 1;
  if (cursor.kind(at) != text::Kind::symbol) {
    while (next - at < kMaxTokens && continues(cursor, next)) {
      add_parts(cursor.exact(next++), parts);
    }
  } else if (continues(cursor, next) && cursor.kind(next) == text::Kind::acronym) {
    add_parts(cursor.exact(next++), parts);
  }
  std::optional<DocumentSymbol> symbol = parse(parts);
  if (symbol) symbol->next = next;
  return symbol;
}

}  // namespace vankho::facets
