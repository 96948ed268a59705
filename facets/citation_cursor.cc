#include "facets/citation_cursor.h"

#include <algorithm>

namespace vankho::facets {
namespace {

// A gap longer than this is layout or noise, not a citation's punctuation.
constexpr std::size_t kLongestGap = 24;

Gap kind_of(char c, Gap so_far) {
  switch (c) {
    case ',':
      return std::max(so_far, Gap::comma);
    case '(':
    case ')':
    case '[':
    case ']':
    case '"':
    case '\'':
      return std::max(so_far, Gap::bracket);
    case '-':
    case '/':
      return std::max(so_far, Gap::dash);
    case '.':
    case ';':
    case ':':
    case '!':
    case '?':
    case '|':
      return Gap::wide;
    default:
      return so_far;
  }
}

// Quotes and dashes of Unicode's general punctuation (U+2010..U+201F: E2 80 90..9F).
Gap kind_of_wide_punctuation(std::string_view bytes, std::size_t at, Gap so_far) {
  if (bytes.substr(at, 2) != "\xE2\x80" || at + 2 >= bytes.size()) return so_far;
  const auto last = static_cast<unsigned char>(bytes[at + 2]);
  if (last >= 0x90 && last <= 0x95) return std::max(so_far, Gap::dash);
  if (last >= 0x98 && last <= 0x9F) return std::max(so_far, Gap::bracket);
  return last == 0xA6 ? Gap::wide : so_far;  // an ellipsis
}

Gap classify(std::string_view bytes) {
  if (bytes.size() > kLongestGap) return Gap::wide;
  Gap found = Gap::tight;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] == '\n') ++lines;
    found = bytes[at] == '\xE2' ? kind_of_wide_punctuation(bytes, at, found)
                                : kind_of(bytes[at], found);
  }
  return lines > 1 ? Gap::wide : found;
}

// "hộinghị": both words without the blank.
bool is_glued(std::string_view exact, const Word& first, const Word& second) {
  return exact.size() == first.exact.size() + second.exact.size() &&
         exact.starts_with(first.exact) && exact.ends_with(second.exact);
}

}  // namespace

std::string_view Cursor::exact(std::size_t at) const {
  return has(at) ? token(at).exact : std::string_view();
}

text::Kind Cursor::kind(std::size_t at) const {
  return has(at) ? token(at).kind : text::Kind::word;
}

std::string_view Cursor::between(std::size_t at) const {
  if (at == 0 || !has(at)) return {};
  const std::size_t begin = token(at - 1).span.end;
  const std::size_t end = token(at).span.begin;
  return begin < end ? field_.text.substr(begin, end - begin) : std::string_view();
}

Gap Cursor::gap(std::size_t at) const {
  if (at == 0 || !has(at)) return Gap::wide;
  return classify(between(at));
}

bool Cursor::is(std::size_t at, const Word& word) const {
  if (!has(at)) return false;
  const std::string_view exact = token(at).exact;
  return exact == word.exact || (query_ && exact == word.folded);
}

std::size_t Cursor::match(std::size_t at, const Phrase& phrase) const {
  const std::vector<Word>& words = phrase.words();
  std::size_t here = at;
  for (std::size_t i = 0; i < words.size(); ++here) {
    if (here > at && gap(here) > Gap::tight) return 0;
    if (is(here, words[i])) {
      ++i;
    } else if (i + 1 < words.size() && is_glued(exact(here), words[i], words[i + 1])) {
      i += 2;
    } else {
      return 0;
    }
  }
  return here - at;
}

std::size_t Cursor::token_from(std::size_t byte, std::size_t from) const {
  while (has(from) && token(from).span.begin < byte) ++from;
  return from;
}

}  // namespace vankho::facets
