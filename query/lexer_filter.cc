#include "query/lexer_filter.h"

#include <algorithm>

#include "facets/resolution.h"
#include "query/lexer_chars.h"
#include "query/lexer_words.h"
#include "query/param_values.h"

namespace vankho::query {
namespace {

// A name without quotes has no more words.
constexpr std::size_t kMostWords = 6;
// A value that is longer is no name.
constexpr std::size_t kLongestValue = 200;

std::size_t word_end(std::string_view text, std::size_t at) {
  while (!ends_word(text, at)) at += char_length(text, at);
  return at;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (const std::size_t length = space_at(text, at)) at += length;
  return at;
}

// Where a value may end: behind the first word, the second, and so on.
std::vector<std::size_t> word_ends(std::string_view text, std::size_t at, std::size_t most) {
  std::vector<std::size_t> ends;
  while (ends.size() < most) {
    const std::size_t end = word_end(text, at);
    if (end == at) break;
    ends.push_back(end);
    at = skip_space(text, end);
    if (at == end) break;
  }
  return ends;
}

// The full stop of a sentence is no part of a name; two dots are an open range.
std::string_view without_punctuation(std::string_view value) {
  while (value.ends_with(',') || value.ends_with(';') ||
         (value.ends_with('.') && !value.ends_with("..")))
    value.remove_suffix(1);
  return value;
}

class FilterReader {
 public:
  FilterReader(std::string_view typed, std::size_t at, Facet facet, Warnings& warnings)
      : typed_(typed), at_(at), warnings_(warnings) {
    mark_.type = Mark::Type::filter;
    mark_.facet = facet;
  }

  std::optional<Mark> run() {
    const bool read = open_bracket_at(typed_, at_) ? read_group() : read_one();
    if (!read) return {};
    mark_.span.end = static_cast<std::uint32_t>(at_);
    return std::move(mark_);
  }

 private:
  // (2019 2021), ("Nam Định" OR "Hà Nam"): what cannot be read is left out.
  bool read_group() {
    at_ += open_bracket_at(typed_, at_);
    while (true) {
      at_ = skip_space(typed_, at_);
      if (at_ >= typed_.size()) {
        warnings_.add(kUnpaired);
        break;
      }
      if (const std::size_t length = close_bracket_at(typed_, at_)) {
        at_ += length;
        break;
      }
      if (!skip_operator() && !read_one()) skip_word();
    }
    return !mark_.values.empty();
  }

  bool skip_operator() {
    const std::size_t end = word_end(typed_, at_);
    Warnings unused;
    if (!read_operator(typed_.substr(at_, end - at_), unused)) return false;
    at_ = end;
    return true;
  }

  void skip_word() {
    const std::size_t end = word_end(typed_, at_);
    at_ = end > at_ ? end : at_ + char_length(typed_, at_);
  }

  bool read_one() {
    if (mark_.values.size() >= kMaxQueryTerms) return false;
    if (const std::size_t quote = double_quote_at(typed_, at_)) return read_quoted(quote);
    for (const std::size_t end : candidates()) {
      if (!take(without_punctuation(typed_.substr(at_, end - at_)))) continue;
      at_ = end;
      return true;
    }
    return refuse(typed_.substr(at_, word_end(typed_, at_) - at_));
  }

  // Ends to try, the longest value first. Only names known to a table may be several
  // words without quotes.
  std::vector<std::size_t> candidates() const {
    const bool known = mark_.facet == Facet::province || mark_.facet == Facet::resolution;
    std::vector<std::size_t> ends = word_ends(typed_, at_, known ? kMostWords : 1);
    std::ranges::reverse(ends);
    return ends;
  }

  bool read_quoted(std::size_t quote) {
    const std::size_t begin = at_ + quote;
    for (std::size_t end = begin; end < typed_.size(); end += char_length(typed_, end)) {
      const std::size_t closing = double_quote_at(typed_, end);
      if (!closing) continue;
      const std::string_view value = typed_.substr(begin, end - begin);
      if (!take(value, true)) return refuse(value);
      at_ = end + closing;
      return true;
    }
    return false;
  }

  // `whole`: the quotes say where the value ends, so that it need not be cited to its last word.
  bool take(std::string_view value, bool whole = false) {
    if (value.empty() || value.size() > kLongestValue) return false;
    switch (mark_.facet) {
      case Facet::year:
        return take_years(value);
      case Facet::resolution:
        return take_resolution(value, whole);
      default:
        return read_filter_value(mark_.facet, value, mark_.values).empty();
    }
  }

  bool take_years(std::string_view value) {
    int first = 0;
    int last = 0;
    if (value == "missing") return add("missing");
    if (!read_years(value, first, last)) return false;
    const std::string low = std::to_string(first);
    return add(first == last ? low : low + ".." + std::to_string(last));
  }

  bool add(std::string value) {
    mark_.values.push_back(std::move(value));
    return true;
  }

  // A key, a citation that fills the value, or a number alone, which is a resolution's.
  bool take_resolution(std::string_view value, bool whole) {
    if (cites(std::string(value), whole) || cites("nghị quyết " + std::string(value), whole))
      return true;
    return value.find(' ') == std::string_view::npos &&
           read_filter_value(mark_.facet, value, mark_.values).empty();
  }

  bool cites(const std::string& value, bool whole) {
    const auto resolved = facets::resolve(value, {});
    if (resolved.size() != 1 || resolved[0].candidates.empty()) return false;
    const text::Span span = resolved[0].span;
    if (!whole && (span.begin != 0 || span.end != value.size())) return false;
    for (const facets::Candidate& candidate : resolved[0].candidates) {
      add(candidate.key);
      mark_.candidates.emplace_back(candidate.key, candidate.confidence);
    }
    return true;
  }

  bool refuse(std::string_view value) {
    // In the order of Facet, as far as a query names them (lexer_words.cc).
    constexpr const char* kNo[] = {"không phải tên một tỉnh", "không phải một năm",
                                   "không phải một văn kiện", "không phải một nguồn",
                                   "không phải một tác giả"};
    warnings_.add("“" + shortened(value) + "” " + kNo[static_cast<std::size_t>(mark_.facet)] +
                  ": đọc như từ thường.");
    return false;
  }

  std::string_view typed_;
  std::size_t at_;
  Warnings& warnings_;
  Mark mark_;
};

}  // namespace

std::optional<Mark> read_filter(std::string_view typed, std::size_t at, Facet facet,
                                Warnings& warnings) {
  return FilterReader(typed, at, facet, warnings).run();
}

}  // namespace vankho::query
